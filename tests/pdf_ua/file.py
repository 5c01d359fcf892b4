"""A PDF as its rules look at it: elements in reading order, pages as steps of drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf
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
TEXT = frozenset(["Tj", "TJ", "'", '"'])


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

    def attribute(self, name: str) -> Any:
        """Return the value of an attribute, None where it has none."""
        owners = [each for each in listed(self.element.get("/A")) if isinstance(each, Dictionary)]
        return next((owner[name] for owner in owners if "/O" in owner and name in owner), None)

    def kinds(self) -> list[str]:
        """Return what its kids are."""
        return [kid.kind for kid in self.kids]

    def has_language(self) -> bool:
        """Return whether it or what holds it names a language."""
        return "/Lang" in self.element or (self.parent is not None and self.parent.has_language())


@dataclass(frozen=True)
class Mark:
    """Marked content that is open: `/P <</MCID 3>> BDC`."""

    kind: str
    number: int | None
    properties: Any


@dataclass(frozen=True)
class Page:
    """A page and what it draws."""

    number: int
    page: Any

    @cached_property
    def steps(self) -> list[Any]:
        """Its operators with their operands."""
        return list(pikepdf.parse_content_stream(self.page))

    @cached_property
    def annotations(self) -> list[Any]:
        """Its annotations, in their order."""
        return list(self.page.get("/Annots", []))

    def resource(self, kind: str, name: Any) -> Any:
        """Return what a name in its content stands for; empty where it stands for nothing."""
        return self.page.get("/Resources", {}).get(kind, {}).get(name, Dictionary())

    def mark(self, operands: Any) -> Mark:
        """Return the mark that BDC or BMC opens with `operands`."""
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            properties = self.resource("/Properties", properties)
        number = int(properties.MCID) if "/MCID" in properties else None
        return Mark(str(operands[0]), number, properties)


@dataclass(frozen=True)
class File:
    """The document, its elements and its pages."""

    pdf: Any
    nodes: list[Node]
    pages: list[Page]

    @classmethod
    def of(cls, pdf: Any) -> File:
        """Return what the rules look at in an open PDF."""
        pages = [Page(number, page) for number, page in enumerate(pdf.pages, 1)]
        return cls(pdf, list(_iter_nodes(pdf)), pages)

    @property
    def root(self) -> Any:
        """The catalogue."""
        return self.pdf.Root

    @cached_property
    def parents(self) -> dict[int, Any]:
        """What each number of the parent tree leads to: an element, or those of a page in an array."""
        return _number_tree(self.root.get("/StructTreeRoot", {}).get("/ParentTree", Dictionary()))

    @cached_property
    def by_element(self) -> dict[Any, Node]:
        """The nodes by the object numbers of their elements."""
        return {node.element.objgen: node for node in self.nodes}

    def holder(self, annotation: Any) -> Node | None:
        """Return the element that an annotation says it belongs to."""
        found = self.parents.get(annotation.get("/StructParent"))
        if not isinstance(found, Dictionary):
            return None
        lost = Node(found, str(found.get("/S", "/?"))[1:], None)
        return self.by_element.get(found.objgen, lost)

    def listed_on(self, page: Page) -> list[Any]:
        """Return what the contents of `page` belong to by their numbers, None where to nothing."""
        return listed(self.parents.get(page.page.get("/StructParents")))

    @cached_property
    def dictionaries(self) -> list[Any]:
        """The indirect dictionaries and streams."""
        return [thing for thing in self.pdf.objects if isinstance(thing, (Dictionary, pikepdf.Stream))]


def _iter_nodes(pdf: Any) -> Iterator[Node]:
    """Yield the elements in reading order, each with what it holds."""
    root = pdf.Root.get("/StructTreeRoot", Dictionary())
    roles = root.get("/RoleMap", Dictionary())
    waiting: list[tuple[Any, Node | None]] = [(kid, None) for kid in reversed(listed(root.get("/K")))]
    while waiting:
        element, parent = waiting.pop()
        node = Node(element, _standard(str(element.get("/S", "/?")), roles), parent)
        if parent is not None:
            parent.kids.append(node)
        inner = [kid for kid in listed(element.get("/K")) if not _take(kid, node)]
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
        if "/Stm" not in kid:  # content of a form, which is not looked at
            node.marks.add((_page_of(kid) or _page_of(node.element), int(kid.MCID)))
    elif kid.get("/Type") == "/OBJR":
        node.objects.add(kid.Obj.objgen)
    else:
        return False
    return True


def _number_tree(node: Any) -> dict[int, Any]:
    entries = list(node.get("/Nums", []))
    found = {int(key): value for key, value in zip(entries[::2], entries[1::2], strict=False)}
    for kid in node.get("/Kids", []):
        found |= _number_tree(kid)
    return found


def listed(value: Any) -> list[Any]:
    """Return the values of what may be an array, one value or nothing."""
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def _page_of(holder: Any) -> Any:
    return holder.Pg.objgen if "/Pg" in holder else None
