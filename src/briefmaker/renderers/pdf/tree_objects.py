"""The structure tree as PDF objects (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefmaker.renderers.pdf.strings import literal
from briefmaker.renderers.pdf.structure import Element
from briefmaker.renderers.pdf.tags import Kid, LinkObject, Tags

# Entries of the parent tree in one object: a reader finds the one it wants without reading all.
_LEAF = 200


@dataclass(frozen=True, slots=True)
class TreeObjects:
    """The objects of the structure tree of `tags`, numbered from `first` on."""

    tags: Tags
    pages: Sequence[int]
    """The object number of each page."""
    first: int
    """That of the root of the tree."""

    def bodies(self) -> Iterator[tuple[int, bytes]]:
        """Yield number and body of each object."""
        numbers = {element: at for at, element in enumerate(self.tags.kids, self._first_element())}
        yield self.first, self._root().encode()
        for at, low in enumerate(range(0, len(self.tags.parents), _LEAF)):
            yield self.first + 1 + at, self._leaf(low, numbers).encode()
        for element, number in numbers.items():
            yield number, self._element(element, numbers)

    def count(self) -> int:
        """Return how many objects there are."""
        return self._first_element() - self.first + len(self.tags.kids)

    def _first_element(self) -> int:
        return self.first + 1 + -(-len(self.tags.parents) // _LEAF)

    def _root(self) -> str:
        leaves = " ".join(f"{number} 0 R" for number in range(self.first + 1, self._first_element()))
        kids = f"/K {self._first_element()} 0 R" if self.tags.kids else ""
        following = len(self.tags.parents)
        return f"<</Type/StructTreeRoot{kids}/ParentTree<</Kids[{leaves}]>>/ParentTreeNextKey {following}>>"

    def _leaf(self, low: int, numbers: dict[Element, int]) -> str:
        held = self.tags.parents[low : low + _LEAF]
        entries = " ".join(f"{key} {_parent(parent, numbers)}" for key, parent in enumerate(held, low))
        return f"<</Limits[{low} {low + len(held) - 1}]/Nums[{entries}]>>"

    def _element(self, element: Element, numbers: dict[Element, int]) -> bytes:
        kids = self.tags.kids[element]
        parent = numbers[element.parent] if element.parent is not None else self.first
        page = next((_page(kid) for kid in kids if not isinstance(kid, Element)), None)
        held = " ".join([self._kid(kid, page, numbers) for kid in kids])
        where = "" if page is None else f"/Pg {self.pages[page]} 0 R"
        attributes = element.attributes or self._layout(element)
        body = f"<</Type/StructElem/S/{element.kind}/P {parent} 0 R{where}{attributes}/K[{held}]"
        language = b"/Lang" + literal(element.language) if element.language else b""
        picture = b"/Alt" + literal(element.words) if element.kind == "Figure" else b""
        return body.encode() + language + picture + b">>"

    def _layout(self, element: Element) -> str:
        box = self.tags.boxes.get(element)
        corners = " ".join(f"{corner:.2f}" for corner in box) if box else ""
        return f"/A<</O/Layout/Placement/Block/BBox[{corners}]>>" if box else ""

    def _kid(self, kid: Kid, page: int | None, numbers: dict[Element, int]) -> str:
        match kid:
            case Element():
                return f"{numbers[kid]} 0 R"
            case LinkObject(own, number):
                return f"<</Type/OBJR/Pg {self.pages[own]} 0 R/Obj {number} 0 R>>"
            case (own, number):
                if own == page:
                    return str(number)
                return f"<</Type/MCR/Pg {self.pages[own]} 0 R/MCID {number}>>"


def _page(kid: LinkObject | tuple[int, int]) -> int:
    return kid.page if isinstance(kid, LinkObject) else kid[0]


def _parent(parent: Element | list[Element], numbers: dict[Element, int]) -> str:
    if isinstance(parent, Element):
        return f"{numbers[parent]} 0 R"
    return "[" + " ".join([f"{numbers[element]} 0 R" for element in parent]) + "]"
