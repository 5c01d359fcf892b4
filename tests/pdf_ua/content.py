"""What the pages draw: all of it in an element or an artifact, and the tree's way back from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdf_ua.file import TEXT, File, Mark, Page

_PAINTS = TEXT | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}


def content(file: File) -> Iterator[str]:
    """Yield what is wrong with the marks on the pages and with what leads from and to them."""
    held = {mark for node in file.nodes for mark in node.marks}
    for page in file.pages:
        seen: set[int] = set()
        yield from _marks(page, seen)
        known = {number for number, element in enumerate(file.listed_on(page)) if _is_rooted(element)}
        if seen - known:
            yield f"7.1: page {page.number}: content {sorted(seen - known)} belongs to no element"
        named = {number for owner, number in held if owner == page.page.objgen}
        if seen - named:
            yield f"ours: page {page.number}: content {sorted(seen - named)} is in no element"
        if named - seen:
            yield f"ours: page {page.number}: the tree names content {sorted(named - seen)} that is not there"
    yield from _parent_tree(file)
    yield from _forms(file)


def _is_rooted(element: Any) -> bool:
    """Return whether the way up from an element ends at the root of the tree, and not where it began."""
    seen: set[Any] = set()
    while element is not None and element.objgen not in seen:
        if element.get("/Type") == "/StructTreeRoot":
            return True
        seen.add(element.objgen)
        element = element.get("/P")
    return False


def _marks(page: Page, seen: set[int]) -> Iterator[str]:
    """Yield what is wrong with the marks of `page`; their numbers are put into `seen`."""
    stack: list[Mark] = []
    for step in page.steps:
        name = str(step.operator)
        if name in ("BDC", "BMC"):
            mark = page.mark(step.operands)
            for clause, fault in _begin(mark, stack, seen):
                yield f"{clause}: page {page.number}: {fault}"
            stack.append(mark)
        elif name == "EMC":
            if not stack:
                yield f"ours: page {page.number}: a mark ends that has not begun"
            else:
                stack.pop()
        elif _paints(page, name, step.operands) and not any(map(_accounts, stack)):
            kind = "text" if name in TEXT else "a drawing"
            yield f"7.1: page {page.number}: {kind} is neither tagged nor an artifact"
    if stack:
        yield f"7.1: page {page.number}: a mark does not end, so that what it holds is not tagged"


def _accounts(mark: Mark) -> bool:
    return mark.kind == "/Artifact" or mark.number is not None


def _paints(page: Page, name: str, operands: Any) -> bool:
    """Return whether an operator leaves something on the page; a form's content is not looked at."""
    if name == "Do":
        return bool(page.resource("/XObject", operands[0]).get("/Subtype") == "/Image")
    return name in _PAINTS


def _begin(mark: Mark, stack: list[Mark], seen: set[int]) -> Iterator[tuple[str, str]]:
    in_artifact = any(outer.kind == "/Artifact" for outer in stack)
    in_tagged = any(outer.number is not None for outer in stack)
    if mark.kind == "/Artifact" and in_tagged:
        yield "7.1", "an artifact in tagged content"
    if mark.number is not None:
        if in_artifact or in_tagged:
            yield "7.1", "tagged content in tagged content or in an artifact"
        if mark.number in seen:
            yield "ours", f"content {mark.number} is there twice"
        seen.add(mark.number)


def _parent_tree(file: File) -> Iterator[str]:
    """Yield where the way from content to its element is not the way back."""
    pages = {page.page.objgen: file.listed_on(page) for page in file.pages}
    for node in file.nodes:
        for page, number in node.marks:
            entries = pages.get(page, [])
            found = entries[number] if number < len(entries) else None
            if found is None or found.objgen != node.element.objgen:
                yield f"ours: parent tree: content {number} of {node.kind} leads elsewhere or nowhere"
    holders = {number: node for node in file.nodes for number in node.objects}
    for annotation in (each for page in file.pages for each in page.annotations):
        if file.holder(annotation) is not holders.get(annotation.objgen):
            yield "ours: parent tree: a link leads elsewhere or nowhere"


def _forms(file: File) -> Iterator[str]:
    """Yield forms that lead out of the file, and tagged ones that are drawn again and again."""
    drawn: list[Any] = []
    for page in file.pages:
        used = [step.operands[0] for step in page.steps if str(step.operator) == "Do"]
        things = [page.resource("/XObject", name) for name in used]
        drawn += [thing for thing in things if thing.get("/Subtype") == "/Form"]
    if any("/Ref" in form for form in drawn):
        yield "7.20: a form stands for another file"
    tagged = [form.objgen for form in drawn if b"/MCID" in form.read_bytes()]
    if len(tagged) > len(set(tagged)):
        yield "7.20: a form with tagged content is drawn more than once"
