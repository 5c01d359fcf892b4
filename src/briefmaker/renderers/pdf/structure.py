"""What a text is, for those who cannot see it: the structure elements of a tagged PDF.

An element says what it is and what it stands in. It does not know its content: a part of a page,
even one of two that a page break makes of it, prints in inks that name the element, and `Tags` keeps
account. So an element across pages stays one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

DEEPEST_HEADING = 6

COLUMN_HEADER = "/A<</O/Table/Scope/Column>>"
"""A header cell for the cells below it (ISO 14289-1, 7.5)."""
NUMBERED = "/A<</O/List/ListNumbering/Decimal>>"
UNNUMBERED = "/A<</O/List/ListNumbering/Disc>>"


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A node of the structure tree; two of the same kind are still two."""

    kind: str
    """A standard structure type of ISO 32000-1, 14.8.4, so that no role map is needed."""
    parent: Element | None = None
    attributes: str = ""
    """Entries of its dictionary, as they are written."""
    language: str | None = None
    """The language of its words where that is not the document's."""
    words: str = ""
    """What a link says about where it leads, and a picture about what it shows."""

    def enclosing(self, kind: str) -> Element | None:
        """Return the innermost element of `kind` that this one is or stands in."""
        element: Element | None = self
        while element is not None and element.kind != kind:
            element = element.parent
        return element


@dataclass(slots=True)
class Outliner:
    """Makes a section of what follows each heading, in levels that are never skipped."""

    document: Element = field(default_factory=lambda: Element("Document"))
    _sections: list[tuple[int, Element]] = field(default_factory=list)
    _level: int = 0

    @property
    def section(self) -> Element:
        """The section that is open, or else the document."""
        return self._sections[-1][1] if self._sections else self.document

    def heading(self, level: int, parent: Element | None) -> Element:
        """Return the heading of a new section, or one inside `parent` that opens none.

        Its level is at most one below that of the heading before (ISO 14289-1, 7.4.2), and 6.
        """
        self._level = min(max(level, 1), self._level + 1, DEEPEST_HEADING)
        return Element(f"H{self._level}", parent or self._open())

    def _open(self) -> Element:
        while self._sections and self._sections[-1][0] >= self._level:
            self._sections.pop()
        section = Element("Sect", self.section)
        self._sections.append((self._level, section))
        return section


@dataclass(frozen=True, slots=True)
class TableElements:
    """Makes the elements of a table."""

    table: Element
    head: Element | None
    body: Element

    def header_cells(self, count: int) -> tuple[Element, ...]:
        """Return the header cells of each of `count` columns."""
        row = Element("TR", self.head or self.table)
        return tuple(Element("TH", row, COLUMN_HEADER) for _ in range(count))

    def cells(self, count: int) -> tuple[Element, ...]:
        """Return the cells of a new row."""
        row = Element("TR", self.body)
        return tuple(Element("TD", row) for _ in range(count))


def table_elements(parent: Element, rows: int) -> TableElements:
    """Return the elements of a table; one without rows has no head, which would ask for a body."""
    table = Element("Table", parent)
    return TableElements(table, Element("THead", table) if rows else None, Element("TBody", table))


def in_language(element: Element, language: str) -> Element:
    """Return an element inside `element` for words in `language`."""
    return Element("Span", element, language=language)
