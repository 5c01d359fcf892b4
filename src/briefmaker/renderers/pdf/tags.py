"""Which content belongs to which structure element, kept while pages are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefmaker.renderers.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class LinkObject:
    """The link annotation that is PDF object `number`, on a page counted from 0."""

    page: int
    number: int


Kid = Element | tuple[int, int] | LinkObject
"""An element, marked content as page (from 0) and number on it, or a link."""


@dataclass(slots=True)
class Tags:
    """The structure tree of one document as it grows, in the order of drawing."""

    kids: dict[Element, list[Kid]] = field(default_factory=dict)
    """Every element that has been met, a parent before those in it."""
    parents: list[Element | list[Element]] = field(default_factory=list)
    """By its number in the parent tree: the element of a link, or those of a page's content."""
    boxes: dict[Element, tuple[float, float, float, float]] = field(default_factory=dict)
    """The lower left and upper right corner of each picture."""
    pages: int = 0
    _page: list[Element] = field(default_factory=list)

    def begin_page(self) -> int:
        """Return the number of a new page in the parent tree."""
        self._page = []
        self.parents.append(self._page)
        self.pages += 1
        return len(self.parents) - 1

    def enter(self, element: Element) -> list[Kid]:
        """Return what `element` holds so far; it is in the tree from now on, even if empty."""
        kids = self.kids.get(element)
        if kids is None:
            if element.parent is not None:
                self.enter(element.parent).append(element)
            kids = self.kids[element] = []
        return kids

    def mark(self, element: Element) -> int:
        """Return the number on this page of content that now begins and belongs to `element`."""
        number = len(self._page)
        self._page.append(element)
        self.enter(element).append((self.pages - 1, number))
        return number

    def next_link(self) -> int:
        """Return the number in the parent tree that the next link has."""
        return len(self.parents)

    def link(self, element: Element, number: int) -> None:
        """Put the link annotation that is object `number` into `element`."""
        self.parents.append(element)
        self.enter(element).append(LinkObject(self.pages - 1, number))
