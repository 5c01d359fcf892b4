"""A line of the contents: a heading's words, a dotted leader, the number of its page.

Lines are laid out with room for a number; which number it is, the pen knows when pages are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefmaker.model.document import Text
from briefmaker.model.titles import SHALLOWEST, Title
from briefmaker.renderers.pdf.ink import Inker
from briefmaker.renderers.pdf.line_breaking import Line, break_lines
from briefmaker.renderers.pdf.parts import TOLERANCE, Divided, TextPart
from briefmaker.renderers.pdf.pen import Pen
from briefmaker.renderers.pdf.structure import Element
from briefmaker.renderers.theme import StyleName, TextStyle, Theme

_STYLES: tuple[StyleName, ...] = ("contents2", "contents3", "contents4")
# The widest page number that words keep clear of; a longer one takes from the space before it.
_WIDEST = "000"
# Between the words, the leader and the number, in ems.
_SPACE = 0.5
# Lines after the first stand in, in ems.
_HANGING = 1.2
# Wide enough for any number on one line.
_ENDLESS = 1e6


@dataclass(frozen=True, slots=True)
class Numerals:
    """Prints page numbers in one style."""

    inker: Inker
    style: TextStyle

    def line(self, text: str, element: Element | None = None) -> Line:
        """Return `text` on one line, as words of `element`."""
        return break_lines(self.inker.runs((Text(text),), self.style, element), _ENDLESS)[0]


@dataclass(frozen=True, slots=True)
class EntryPart:
    """The line of the heading `number`, or several where its words are many."""

    words: TextPart
    number: int
    numerals: Numerals
    link: Element
    widest: float
    """The room kept for the page number."""
    leader: str
    indent: float
    before: float
    after: float
    keeps_with_next: bool = False
    opens: bool = True
    """Whether the first of its lines is here, not on the page before."""
    closes: bool = True
    """Whether the last of its lines is here, with the page number."""

    def height(self, width: float) -> float:
        """Return the height of its lines."""
        return self.words.height(self._room(width))

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:
        """Return it whole, on this page or the next; in two only where a page cannot hold it."""
        if self.height(width) <= room + TOLERANCE:
            return self, None
        head, tail = self.words.divide(self._room(width), room, fresh=True) if fresh else (None, None)
        if not (isinstance(head, TextPart) and isinstance(tail, TextPart)):
            return None, self
        return replace(self, words=head, closes=False), replace(self, words=tail, opens=False)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Print its words and the page that its heading stands on, all of it a link."""
        baseline, right = y + self.words.drop(), x + width
        end = left = x + self.indent
        for at, line in enumerate(self.words.lines(self._room(width))):
            start = left if self.opens and not at else left + self._em(_HANGING)
            pen.text(start, baseline, line)
            end = start + line.width
            baseline += self.words.leading
        if self.closes:
            self._draw_number(pen, end, right, baseline - self.words.leading)
        pen.lead_to_heading(self.number, self.link, (left, y, right - left, self.height(width)))

    def _draw_number(self, pen: Pen, end: float, right: float, baseline: float) -> None:
        """Print the page number so that it ends at `right`, and dots up to it from `end` on."""
        number = self.numerals.line(str(pen.places[self.number]), self.link)
        start, space = right - number.width, self._em(_SPACE)
        dotted = min(start, right - self.widest) - space - (end + space)
        pen.dots(end + space, baseline, dotted, self.leader)
        pen.text(start, baseline, number)

    def _room(self, width: float) -> float:
        """Return the width that its words are broken for: that of every line but the first."""
        kept = self.widest + self._em(3 * _SPACE + _HANGING)
        return max(width - self.indent - kept, self.words.size)

    def _em(self, count: float) -> float:
        return count * self.words.size


def make_entries(
    titles: Sequence[Title], theme: Theme, inker: Inker, parent: Element
) -> tuple[EntryPart, ...]:
    """Return the lines of the contents for `titles`; none ends a page before one that is further in.

    In the structure they are a table of contents in `parent`, with one inside for those further in.
    """
    levels = pairwise((*(title.level for title in titles), 0))
    tables = _tables(titles, parent)
    return tuple(
        replace(_entry(title, theme, inker, table), keeps_with_next=following > level)
        for title, (level, following), table in zip(titles, levels, tables, strict=True)
    )


def _tables(titles: Iterable[Title], parent: Element) -> Iterator[Element]:
    """Yield the table of contents that each of `titles` belongs to."""
    open_tables: list[tuple[int, Element]] = []
    for title in titles:
        while len(open_tables) > 1 and open_tables[-1][0] > title.level:
            open_tables.pop()
        if not open_tables or open_tables[-1][0] < title.level:
            within = open_tables[-1][1] if open_tables else parent
            open_tables.append((title.level, Element("TOC", within)))
        yield open_tables[-1][1]


def _entry(title: Title, theme: Theme, inker: Inker, table: Element) -> EntryPart:
    depth = title.level - SHALLOWEST
    style = theme.styles[_STYLES[depth]]
    link = Element("Link", Element("Reference", Element("TOCI", table)), words=title.words)
    words = TextPart(inker.runs((Text(title.words),), style, link), style.size, style.leading)
    numerals = Numerals(inker, style)
    return EntryPart(
        words,
        title.number,
        numerals,
        link,
        widest=numerals.line(_WIDEST).width,
        leader=theme.palette.rule,
        indent=theme.indent * depth,
        before=style.space_before,
        after=style.space_after,
    )
