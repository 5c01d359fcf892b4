"""A timeline to scale: where its dates stand on a line, for every format that draws it.

In the tree it is a list in a container: each item says a day, `2022-03-01`, and behind it what a
reader sees of it. What holds fewer than three days is no timeline, and is printed as the list that it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from briefmaker.model.document import Block, BulletList, Paragraph
from briefmaker.model.walk import words

FEWEST = 3
"""Days below which a picture says no more than the words."""
LEVELS = 4
"""Rows of labels: two below the line and two above it, in the order in which they are used."""
GAP = 8.0
"""Points between two labels of one row."""
_ITEM = re.compile(r"(\d{4}-\d\d-\d\d)(?: (.+))?")


@dataclass(frozen=True, slots=True)
class Type:
    """How labels are set, and how high the mark of a day is."""

    size: float
    leading: float
    tick: float = 7.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line."""

    x: float
    """Points from the left end of the picture."""
    label: str
    left: float
    """Where the label begins."""
    row: int
    """0 and 2 below the line, 1 and 3 above it; the higher the farther away."""

    def baseline(self, type_: Type) -> float:
        """Return how far below the line the label's baseline lies; less than 0 above it."""
        away = type_.tick + self.row // 2 * type_.leading
        return -away if self.row % 2 else away + type_.size


@dataclass(frozen=True, slots=True)
class Timeline:
    """A line with its days, in order of time."""

    marks: tuple[Mark, ...]

    @property
    def alt(self) -> str:
        """Return what the picture shows, in words."""
        return f"Timeline to scale: {'; '.join(mark.label for mark in self.marks)}"

    def line(self, type_: Type) -> float:
        """Return how far below the top of the picture the line lies."""
        return self._rows(1, 3) * type_.leading + type_.tick

    def height(self, type_: Type) -> float:
        """Return the height of the picture."""
        return self.line(type_) + self._rows(0, 2) * type_.leading + type_.tick

    def _rows(self, *rows: int) -> int:
        return len({mark.row for mark in self.marks} & set(rows))


def read_days(blocks: Sequence[Block]) -> tuple[tuple[date, str], ...]:
    """Return the days of a timeline and their labels, in order of time; empty where it is none."""
    found: dict[date, str] = {}
    for block in blocks:
        for item in block.items if isinstance(block, BulletList) else ():
            day = _day(item)
            if day is None:
                return ()
            found.setdefault(*day)
    return tuple(sorted(found.items())) if len(found) >= FEWEST else ()


def timeline(days: Sequence[tuple[date, str]], width: float, measure: Callable[[str], float]) -> Timeline:
    """Return where `days`, three at least, stand on a line in a picture of `width` points.

    `measure` gives the width of a label. A label stands in the first row where it touches no other; where
    all four are taken it is left out, and its mark stays.
    """
    first, last = days[0][0].toordinal(), days[-1][0].toordinal()
    inset = max(measure(days[0][1]), measure(days[-1][1])) / 2
    ends = [float("-inf")] * LEVELS
    marks = []
    for day, label in days:
        x = inset + (day.toordinal() - first) / (last - first) * (width - 2 * inset)
        left = min(max(x - measure(label) / 2, 0.0), width - measure(label))
        row = next((n for n in range(LEVELS) if ends[n] + GAP <= left), None)
        if row is not None:
            ends[row] = left + measure(label)
        marks.append(Mark(x, label if row is not None else "", left, row or 0))
    return Timeline(tuple(marks))


def _day(item: Sequence[Block]) -> tuple[date, str] | None:
    match item:
        case [Paragraph(inlines)] if found := _ITEM.fullmatch(words(inlines)):
            try:
                return date.fromisoformat(found[1]), found[2] or found[1]
            except ValueError:
                return None
        case _:
            return None
