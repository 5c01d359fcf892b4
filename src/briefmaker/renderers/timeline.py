"""A timeline to scale: where its dates stand on a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefmaker.model.drawn import Days
from briefmaker.renderers.drawing import Box, Drawing, Label, Measure, Type

LEVELS = 4
"""Rows of labels: two below the line and two above it, in the order in which they are used."""
GAP = 8.0
"""Points between two labels of one row."""
TICK = 7.0
"""How high the mark of a day is."""
WEIGHT = 1.2
"""How thick the line is, and half of a mark."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A day on the line."""

    x: float
    label: str
    left: float
    """Where the label begins."""
    row: int
    """0 and 2 below the line, 1 and 3 above it; the higher the farther away."""

    def baseline(self, type_: Type) -> float:
        """Return how far below the line the label's baseline lies; less than 0 above it."""
        away = TICK + self.row // 2 * type_.leading
        return -away if self.row % 2 else away + type_.size


def draw_timeline(days: Days, width: float, type_: Type, measure: Measure) -> Drawing:
    """Return the picture of `days`, three at least.

    A label stands in the first row where it touches no other; where all four are taken it is left out,
    and its mark stays.
    """
    marks = tuple(_iter_marks(days, width, measure))
    rows = {mark.row for mark in marks}
    line = len(rows & {1, 3}) * type_.leading + TICK
    ticks = (Box(mark.x - WEIGHT, line - TICK / 2, 2 * WEIGHT, TICK, "accent") for mark in marks)
    labels = [mark for mark in marks if mark.label]
    return Drawing(
        width,
        line + len(rows & {0, 2}) * type_.leading + TICK,
        (Box(0, line - WEIGHT / 2, width, WEIGHT, "rule"), *ticks),
        tuple(Label(mark.left, line + mark.baseline(type_), mark.label) for mark in labels),
        f"Timeline to scale: {'; '.join(mark.label for mark in labels)}",
    )


def _iter_marks(days: Days, width: float, measure: Measure) -> Iterator[_Mark]:
    first, last = days[0][0].toordinal(), days[-1][0].toordinal()
    inset = max(measure(days[0][1]), measure(days[-1][1])) / 2
    ends = [float("-inf")] * LEVELS
    for day, label in days:
        x = inset + (day.toordinal() - first) / (last - first) * (width - 2 * inset)
        left = min(max(x - measure(label) / 2, 0.0), width - measure(label))
        row = next((n for n in range(LEVELS) if ends[n] + GAP <= left), None)
        if row is not None:
            ends[row] = left + measure(label)
        yield _Mark(x, label if row is not None else "", left, row or 0)
