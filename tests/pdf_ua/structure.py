"""Reads a PDF back and names what breaks the rules of PDF/UA-1 that our writer could break.

A rule is named by its clause in ISO 14289-1, or by what it is where the clause is ISO 32000-1's. What
no program can tell, such as whether the order makes sense, is not looked at.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name

# fmt: off
STANDARD = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
    "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR",
    "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB",
    "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
})
# fmt: on
PARENTS = {
    "TOCI": {"TOC"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
}
CHILDREN = {
    "TOC": {"TOC", "TOCI", "Caption"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
PAINTS = frozenset(
    ["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"]
)
TEXT = frozenset(["Tj", "TJ", "'", '"'])
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


@dataclass(eq=False)
class Node:
    """A structure element as it is in the file."""

    element: Any
    kind: str
    parent: Node | None
    kids: list[Node] = field(default_factory=list)
    marks: set[tuple[Any, int]] = field(default_factory=set)
    """Its marked content: the page's object number and the number on it."""
    objects: set[Any] = field(default_factory=set)
    """The object numbers of its annotations."""

    def attribute(self, name: str) -> str:
        """Return the value of an attribute, empty where it has none."""
        value = self.element.get("/A", Dictionary())
        owners = list(value) if isinstance(value, Array) else [value]
        return next((str(owner[name]) for owner in owners if name in owner), "")

    def span(self) -> int:
        """Return how many columns it takes."""
        return int(self.attribute("/ColSpan") or 1)


def violations(content: bytes) -> list[str]:
    """Return `rule: what is wrong` for each violation in a PDF, in the order of the rules."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        nodes = list(_iter_nodes(pdf))
        return [
            *_document(pdf),
            *_metadata(pdf),
            *_languages(pdf, nodes),
            *_roles(pdf),
            *_nesting(nodes),
            *_headings(nodes),
            *_alternatives(nodes),
            *_tables(nodes),
            *_content(pdf, nodes),
            *_parent_tree(pdf, nodes),
            *_links(pdf, nodes),
            *_fonts(pdf),
            *_outline(pdf),
        ]


def _iter_nodes(pdf: Any) -> Iterator[Node]:
    """Yield the elements in reading order, each with what it holds."""
    root = pdf.Root.get("/StructTreeRoot", Dictionary())
    roles = root.get("/RoleMap", Dictionary())
    waiting: list[tuple[Any, Node | None]] = [(kid, None) for kid in reversed(_list(root.get("/K")))]
    while waiting:
        element, parent = waiting.pop()
        node = Node(element, _standard(str(element.get("/S", "/?")), roles), parent)
        if parent is not None:
            parent.kids.append(node)
        inner = [kid for kid in _list(element.get("/K")) if not _take(kid, node)]
        waiting += [(kid, node) for kid in reversed(inner)]
        yield node


def _standard(kind: str, roles: Any) -> str:
    """Return the standard type that `kind` stands for, or the last that it leads to."""
    seen: set[str] = set()
    while kind[1:] not in STANDARD and kind in roles and kind not in seen:
        seen.add(kind)
        kind = str(roles[kind])
    return kind[1:]


def _take(kid: Any, node: Node) -> bool:
    """Note content or an annotation in `node`; return False where `kid` is an element."""
    if not isinstance(kid, Dictionary):
        node.marks.add((_page_of(node.element), int(kid)))
    elif kid.get("/Type") == "/MCR":
        if "/Stm" not in kid:  # content of a form, which our writer makes none of
            node.marks.add((_page_of(kid) or _page_of(node.element), int(kid.MCID)))
    elif kid.get("/Type") == "/OBJR":
        node.objects.add(kid.Obj.objgen)
    else:
        return False
    return True


def _document(pdf: Any) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "6.2: the catalog does not say that the document is tagged"
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "7.1: its tags are suspect"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "7.1: the window shows the name of the file, not the title"
    if "/StructTreeRoot" not in root:
        yield "7.1: there is no structure tree"
    if pdf.is_encrypted and not pdf.allow.accessibility:
        yield "7.16: encryption keeps assistive programs out"


def _metadata(pdf: Any) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "7.1: there is no XMP metadata"
        return
    try:
        xmp = etree.fromstring(pdf.Root.Metadata.read_bytes().strip())
    except etree.XMLSyntaxError:
        yield "7.1: the XMP metadata cannot be read"
        return
    if not "".join(xmp.xpath("string(//dc:title)", namespaces=SPACES)).strip():
        yield "7.1: the XMP metadata have no title"
    part = xmp.xpath("string(//pdfuaid:part | //@pdfuaid:part)", namespaces=SPACES)
    if part != "1":
        yield f"5: the XMP metadata name part {part!r} of PDF/UA"


def _languages(pdf: Any, nodes: list[Node]) -> Iterator[str]:
    named = any("/Lang" in node.element for node in nodes) or any(map(_names_language, pdf.pages))
    if not str(pdf.Root.get("/Lang", "")) and not named:
        yield "7.2: the document has no language"
    for holder in (pdf.Root, *(node.element for node in nodes)):
        tag = str(holder.get("/Lang", ""))
        if tag and not LANGUAGE.fullmatch(tag):
            yield f"7.2: {tag!r} is no language"


def _names_language(page: Any) -> bool:
    return any("/Lang" in str(step.operands) for step in pikepdf.parse_content_stream(page))


def _roles(pdf: Any) -> Iterator[str]:
    roles = pdf.Root.get("/StructTreeRoot", {}).get("/RoleMap", Dictionary())
    for kind, role in roles.items():
        if kind[1:] in STANDARD and role != kind:
            yield f"7.1: the standard type {kind[1:]} stands for {str(role)[1:]}"


def _nesting(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        parent = node.parent.kind if node.parent else "the root"
        if node.kind not in STANDARD:
            yield f"7.1: {node.kind} is no standard type"
        if "/P" not in node.element:
            yield f"7.1: {node.kind} names no parent"
        elif node.parent and node.element.P.objgen != node.parent.element.objgen:
            yield f"7.1: {node.kind} names another parent than the one that holds it"
        if parent not in PARENTS.get(node.kind, {parent}):
            yield f"7.2: {node.kind} in {parent}"
        for kid in node.kids:
            if kid.kind not in CHILDREN.get(node.kind, {kid.kind}):
                yield f"7.2: {node.kind} holds {kid.kind}"


def _headings(nodes: list[Node]) -> Iterator[str]:
    before = 0
    for node in nodes:
        if re.fullmatch("H[1-6]", node.kind):
            level = int(node.kind[1])
            if level > before + 1:
                yield f"7.4.2: H{level} follows {f'H{before}' if before else 'no heading'}"
            before = level
    kinds = {node.kind for node in nodes}
    if "H" in kinds and before:
        yield "7.4.4: headings with and without a level"
    if any([kid.kind for kid in node.kids].count("H") > 1 for node in nodes):
        yield "7.4.4: two headings without a level side by side"


def _alternatives(nodes: list[Node]) -> Iterator[str]:
    notes = set()
    for node in nodes:
        described = str(node.element.get("/Alt", "")).strip() or "/ActualText" in node.element
        if node.kind in ("Figure", "Formula") and not described:
            yield f"{'7.3' if node.kind == 'Figure' else '7.7'}: {node.kind} without a text in its place"
        if node.kind == "Note":
            name = str(node.element.get("/ID", ""))
            if not name or name in notes:
                yield f"7.9: Note with the identifier {name!r}"
            notes.add(name)


def _tables(nodes: list[Node]) -> Iterator[str]:
    for table in (node for node in nodes if node.kind == "Table"):
        groups = [kid.kind for kid in table.kids]
        ends = [kind for kind in groups if kind in ("THead", "TFoot")]
        if len(ends) > len(set(ends)) or (ends and "TBody" not in groups):
            yield "7.2: Table with a head and no body, or with several heads"
        rows = [row for kid in table.kids for row in ([kid] if kid.kind == "TR" else kid.kids)]
        spanned = any(cell.attribute("/RowSpan") for row in rows for cell in row.kids)
        if not spanned and len({sum(cell.span() for cell in row.kids) for row in rows}) > 1:
            yield "7.2: Table with rows of different lengths"
        yield from _header_cells([cell for row in rows for cell in row.kids])


def _header_cells(cells: list[Node]) -> Iterator[str]:
    headers = [cell for cell in cells if cell.kind == "TH"]
    linked = any(cell.attribute("/Headers") for cell in cells)
    if not headers and any(cell.kind == "TD" for cell in cells):
        yield "7.5: Table without header cells"
    if not linked and any(cell.attribute("/Scope") not in ("/Row", "/Column", "/Both") for cell in headers):
        yield "7.5: TH without a scope"


def _content(pdf: Any, nodes: list[Node]) -> Iterator[str]:
    held = {mark: node for node in nodes for mark in node.marks}
    for number, page in enumerate(pdf.pages, 1):
        seen: set[int] = set()
        for fault in _marks(page, seen):
            yield f"7.1: page {number}: {fault}"
        named = {at for owner, at in held if owner == page.objgen}
        if seen - named:
            yield f"7.1: page {number}: content {sorted(seen - named)} is in no element"
        if named - seen:
            yield f"7.1: page {number}: the tree names content {sorted(named - seen)} that is not there"


def _marks(page: Any, seen: set[int]) -> Iterator[str]:
    """Yield what is wrong with the marks of `page`; their numbers are put into `seen`."""
    stack: list[tuple[str, int | None]] = []
    for step in pikepdf.parse_content_stream(page):
        name, operands = str(step.operator), step.operands
        if name in ("BDC", "BMC"):
            mark = str(operands[0]), _number(page, operands)
            yield from _begin(mark, stack, seen)
            stack.append(mark)
        elif name == "EMC":
            if not stack:
                yield "a mark ends that has not begun"
            else:
                stack.pop()
        elif _paints(page, name, operands) and not any(
            kind == "/Artifact" or at is not None for kind, at in stack
        ):
            yield f"{'text' if name in TEXT else 'a drawing'} is neither tagged nor an artifact"
    if stack:
        yield "a mark does not end"


def _paints(page: Any, name: str, operands: Any) -> bool:
    """Return whether an operator leaves something on the page; a form's content is not looked at."""
    if name == "Do":
        drawn = page.get("/Resources", {}).get("/XObject", {}).get(operands[0], {})
        return bool(drawn.get("/Subtype") == "/Image")
    return name in PAINTS


def _begin(
    mark: tuple[str, int | None], stack: list[tuple[str, int | None]], seen: set[int]
) -> Iterator[str]:
    kind, number = mark
    within = any(outer == "/Artifact" for outer, _ in stack), any(at is not None for _, at in stack)
    if kind == "/Artifact" and within[1]:
        yield "an artifact in tagged content"
    if number is not None:
        if any(within):
            yield "tagged content in tagged content or in an artifact"
        if number in seen:
            yield f"content {number} is there twice"
        seen.add(number)


def _number(page: Any, operands: Any) -> int | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, Name):
        properties = page.get("/Resources", {}).get("/Properties", {}).get(properties)
    return int(properties.MCID) if isinstance(properties, Dictionary) and "/MCID" in properties else None


def _parent_tree(pdf: Any, nodes: list[Node]) -> Iterator[str]:
    tree = _number_tree(pdf.Root.get("/StructTreeRoot", {}).get("/ParentTree", Dictionary()))
    pages = {page.objgen: page.get("/StructParents") for page in pdf.pages}
    for node in nodes:
        for page, number in node.marks:
            entry = tree.get(pages.get(page, -1))
            listed = entry[number] if isinstance(entry, Array) and number < len(entry) else None
            if listed is None or listed.objgen != node.element.objgen:
                yield f"parent tree: content {number} of {node.kind} leads to another element or to none"
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            listed = tree.get(annotation.get("/StructParent"))
            holder = next((node for node in nodes if annotation.objgen in node.objects), None)
            if holder and (listed is None or listed.objgen != holder.element.objgen):
                yield "parent tree: a link leads to another element or to none"


def _number_tree(node: Any) -> dict[int, Any]:
    entries = list(node.get("/Nums", []))
    found = {int(key): value for key, value in zip(entries[::2], entries[1::2], strict=False)}
    for kid in node.get("/Kids", []):
        found |= _number_tree(kid)
    return found


def _links(pdf: Any, nodes: list[Node]) -> Iterator[str]:
    holders = {number: node for node in nodes for number in node.objects}
    for at, page in enumerate(pdf.pages, 1):
        annotations = list(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != "/S":
            yield f"7.18.3: page {at}: links are not visited in the order of the structure"
        for annotation in annotations:
            if annotation.get("/Subtype") != "/Link" or int(annotation.get("/F", 0)) & 2:
                continue
            holder = holders.get(annotation.objgen)
            if holder is None or holder.kind != "Link":
                yield f"7.18.5: page {at}: a link is in no Link element"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"7.18.5: page {at}: a link does not say where it leads"


def _fonts(pdf: Any) -> Iterator[str]:
    fonts = {
        font.objgen: font
        for page in pdf.pages
        for used in [_fonts_used(page)]
        for name, font in page.get("/Resources", {}).get("/Font", {}).items()
        if name in used
    }
    for font in fonts.values():
        name = str(font.get("/BaseFont", "?"))[1:]
        inner = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
        keys = inner.get("/FontDescriptor", {})
        if font.get("/Subtype") != "/Type3" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(keys):
            yield f"7.21.4: the font {name} is not embedded"
        if "/ToUnicode" not in font and not isinstance(font.get("/Encoding"), Name):
            yield f"7.21.7: the font {name} has no way back to characters"


def _fonts_used(page: Any) -> set[str]:
    """Return the names of the fonts that text of `page` is shown in."""
    used, font = set(), ""
    for step in pikepdf.parse_content_stream(page):
        if str(step.operator) == "Tf":
            font = str(step.operands[0])
        elif str(step.operator) in TEXT:
            used.add(font)
    return used


def _outline(pdf: Any) -> Iterator[str]:
    if len(pdf.pages) > 9 and "/First" not in pdf.Root.get("/Outlines", {}):
        yield "bookmarks: a document of ten pages or more has none"


def _list(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def _page_of(holder: Any) -> Any:
    return holder.Pg.objgen if "/Pg" in holder else None
