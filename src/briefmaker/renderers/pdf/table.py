"""Tables: columns as wide as their words ask for, a header row that comes back on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefmaker.renderers.pdf.column import Column
from briefmaker.renderers.pdf.line_breaking import widest_word
from briefmaker.renderers.pdf.parts import TOLERANCE, Divided, TextPart
from briefmaker.renderers.pdf.pen import Pen

_ACROSS = 6.0
_DOWN = 5.0
_RULE = 0.6
# Wide enough for any text on one line.
_ENDLESS = 1e6


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side over a thin rule."""

    cells: tuple[TextPart, ...]
    widths: tuple[float, ...]
    rule: str
    tint: str | None = None
    before: float = 0.0
    after: float = 0.0
    keeps_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - the protocol's; the table has set its widths
        """Return the height of the tallest cell and of the space around it."""
        return self._tallest() + 2 * _DOWN

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:
        """Return it whole if it fits; on a fresh page, the upper lines of every cell and the others."""
        if self.height(width) <= room + TOLERANCE:
            return self, None
        if not fresh:
            return None, self
        halves = [
            cell.divide(_inside(own), room - 2 * _DOWN, fresh=True)
            for cell, own in zip(self.cells, self.widths, strict=True)
        ]
        upper = tuple(_cell(head) for head, _ in halves)
        lower = tuple(_cell(tail) for _, tail in halves)
        return replace(self, cells=upper), replace(self, cells=lower)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the cells and the rule below them."""
        height = self.height(width)
        if self.tint:
            pen.box(x, y, sum(self.widths), height, self.tint)
        pen.box(x, y + height - _RULE / 2, sum(self.widths), _RULE, self.rule)
        for cell, own in zip(self.cells, self.widths, strict=True):
            cell.draw(pen, x + _ACROSS, y + _DOWN, _inside(own))
            x += own

    def _tallest(self) -> float:
        cells = zip(self.cells, self.widths, strict=True)
        return max((cell.height(_inside(own)) for cell, own in cells), default=0.0)


@dataclass(frozen=True, slots=True)
class TablePart:
    """A header row and the rows below it."""

    header: Row
    body: Column
    continued: bool = False
    """Whether it began on a page before, and its header has been read there."""
    before: float = 0.0
    after: float = 12.0
    keeps_with_next: bool = False

    def height(self, width: float) -> float:
        """Return the height of all rows."""
        return self.header.height(width) + self.body.height(width)

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:
        """Return the rows that fit and the others, each under the header."""
        left = room - self.header.height(width)
        if left < 0 and not fresh:
            return None, self
        head, tail = self.body.divide(width, left, fresh=fresh)
        if not isinstance(head, Column):
            return None, self
        rest = replace(self, body=tail, before=0.0, continued=True) if isinstance(tail, Column) else None
        return replace(self, body=head), rest

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the header and the rows."""
        if self.continued:
            with pen.artifact():
                self.header.draw(pen, x, y, width)
        else:
            self.header.draw(pen, x, y, width)
        self.body.draw(pen, x, y + self.header.height(width), width)


def make_table(
    header: Sequence[TextPart], rows: Sequence[Sequence[TextPart]], width: float, rule: str, tint: str
) -> TablePart:
    """Return a table as wide as `width`; every row has a cell for each of `header`."""
    widths = column_widths([header, *rows], width)
    body = tuple(Row(tuple(row), widths, rule) for row in rows)
    top = Row(tuple(header), widths, rule, tint)
    if top.height(width) > width / 2:  # a header that tall would leave no room below it on each page
        return TablePart(Row((), (), rule), Column((top, *body)))
    return TablePart(top, Column(body))


def column_widths(rows: Sequence[Sequence[TextPart]], width: float) -> tuple[float, ...]:
    """Return widths that add up to `width`, shared out by what the cells need.

    A column that asks for no more than its fair share has its text on one line; the others share
    what is left, each as wide as its widest word at least where that is possible.
    """
    columns = list(zip(*rows, strict=True))
    least = [max(widest_word(cell.runs) for cell in column) + 2 * _ACROSS for column in columns]
    best = [min(max(map(_natural, column)) + 2 * _ACROSS, width) for column in columns]
    if sum(best) <= width:
        return _scaled(best, width)
    if sum(least) > width:
        return _scaled(least, width)
    fair = width / len(best)
    modest = [high if high <= fair else low for low, high in zip(least, best, strict=True)]
    return _shared(modest if sum(modest) <= width else least, best, width)


def _shared(least: Sequence[float], best: Sequence[float], width: float) -> tuple[float, ...]:
    share = (width - sum(least)) / (sum(best) - sum(least))
    return tuple(low + (high - low) * share for low, high in zip(least, best, strict=True))


def _natural(cell: TextPart) -> float:
    return cell.extent(_ENDLESS).width


def _scaled(widths: Sequence[float], total: float) -> tuple[float, ...]:
    return tuple(width * total / sum(widths) for width in widths)


def _inside(width: float) -> float:
    return max(width - 2 * _ACROSS, 1.0)


def _cell(part: object) -> TextPart:
    return part if isinstance(part, TextPart) else TextPart((), 1.0, 1.0)
