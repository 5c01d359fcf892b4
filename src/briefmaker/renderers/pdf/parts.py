"""Parts of a page: what has a height at a width, can be divided between pages, and is drawn.

Layout and drawing are apart: a part is divided without a canvas, so that the number of pages is
known before the first is drawn, and every paragraph is measured once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from briefmaker.model.document import Alignment
from briefmaker.renderers.pdf.ink import Run
from briefmaker.renderers.pdf.line_breaking import Extent, Line, break_lines, extent, extent_of
from briefmaker.renderers.pdf.pen import Pen
from briefmaker.renderers.pdf.structure import Element

TOLERANCE = 1e-6
"""Sums of heights differ in the last digits."""


class Part(Protocol):
    """Something that stands in a column."""

    @property
    def before(self) -> float:
        """The space to leave above, but at the top of a column."""

    @property
    def after(self) -> float:
        """The space to leave below; between two parts stands the larger of both."""

    @property
    def keeps_with_next(self) -> bool:
        """Whether no page may end behind it."""

    def height(self, width: float) -> float:
        """Return how high it is at `width`."""

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:
        """Return what fits into `room`, and what is left over.

        Nothing fitting is None. On a `fresh` page something must fit, whatever it looks like.
        """

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its upper left corner at `x`, `y`."""


Divided = tuple["Part | None", "Part | None"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark: its words, its level, 0 the uppermost, and which of the document's headings it is."""

    title: str
    level: int
    number: int


@dataclass(frozen=True, slots=True)
class TextPart:
    """A paragraph or a heading."""

    runs: tuple[Run, ...]
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    align: Alignment = "left"
    keeps_with_next: bool = False
    entry: Entry | None = None
    cell: Element | None = None
    """The table's cell that it is, which is there even without words."""
    broken: dict[float, tuple[Line, ...]] = field(default_factory=dict, compare=False, repr=False)
    """The lines, under the width they were broken for last."""
    extents: dict[float, Extent] = field(default_factory=dict, compare=False, repr=False)
    """How much room it takes, by width: a part is measured often before it is drawn, if it ever is."""

    def lines(self, width: float) -> tuple[Line, ...]:
        """Return its lines at `width`."""
        lines = self.broken.get(width)
        if lines is None:
            lines = self._fitting(width) or break_lines(self.runs, width)
            self.broken.clear()
            self.broken[width] = lines
        return lines

    def extent(self, width: float) -> Extent:
        """Return how much room its lines take at `width`."""
        found = self.extents.get(width)
        if found is None:
            found = self.extents[width] = self._extent(width)
        return found

    def _extent(self, width: float) -> Extent:
        lines = self.broken.get(width)
        if lines is not None:
            return extent_of(lines)
        broader = (at for wide, at in self.extents.items() if wide > width >= at.width)
        return next(broader, None) or extent(self.runs, width)

    def _fitting(self, width: float) -> tuple[Line, ...] | None:
        """Return the lines broken for a larger width, where they are no wider than this one."""
        for broader, lines in self.broken.items():
            if broader > width and all(line.width <= width for line in lines):
                return lines
        return None

    def height(self, width: float) -> float:
        """Return the height of its lines."""
        return self.extent(width).lines * self.leading

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:
        """Return two parts of two lines or more each; three lines stay together."""
        fitting = int((room + TOLERANCE) / self.leading)
        if fitting >= self.extent(width).lines:
            return self, None
        lines = self.lines(width)
        upper = min(fitting, len(lines) - 2)
        if upper < 2 and not fresh:
            return None, self
        upper = max(upper, 1)
        head = replace(self, after=0.0, broken={width: lines[:upper]}, extents={})
        tail = replace(self, before=0.0, entry=None, broken={width: lines[upper:]}, extents={})
        return head, tail

    def drop(self) -> float:
        """Return how far its first baseline lies below its top."""
        return (self.leading - self.size) / 2 + 0.82 * self.size

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Print its lines."""
        if self.cell is not None:
            pen.enter(self.cell)
        if self.entry is not None:
            entry = self.entry
            pen.entry(entry.title, entry.level, entry.number, y - self.size / 2)
        baseline = y + self.drop()
        for line in self.lines(width):
            pen.text(x + _offset(self.align, width - line.width), baseline, line)
            baseline += self.leading


def _offset(align: Alignment, slack: float) -> float:
    return {"left": 0.0, "centre": slack / 2, "right": slack}[align]


@dataclass(frozen=True, slots=True)
class RulePart:
    """A line across the column, or `length` of it."""

    colour: str
    weight: float = 0.6
    length: float | None = None
    before: float = 10.0
    after: float = 10.0
    keeps_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - the protocol's
        """Return its weight."""
        return self.weight

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:  # noqa: ARG002 - likewise
        """Return it whole, on this page or the next."""
        return (self, None) if fresh or self.weight <= room + TOLERANCE else (None, self)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the line."""
        pen.box(x, y, self.length or width, self.weight, self.colour)
