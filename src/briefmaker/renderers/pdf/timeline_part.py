"""A timeline on a page: a picture that is one figure of the structure, with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefmaker.renderers.pdf.line_breaking import Line
from briefmaker.renderers.pdf.parts import TOLERANCE, Divided
from briefmaker.renderers.pdf.pen import Pen
from briefmaker.renderers.pdf.structure import Element
from briefmaker.renderers.timeline import Timeline, Type

WEIGHT = 1.2


@dataclass(frozen=True, slots=True)
class TimelinePart:
    """The picture of a timeline; it is not divided."""

    timeline: Timeline
    labels: Mapping[str, Line]
    element: Element
    type: Type
    accent: str
    rule: str
    before: float = 6.0
    after: float = 10.0
    keeps_with_next: bool = True

    def height(self, width: float) -> float:  # noqa: ARG002 - the protocol's
        """Return the height of line and labels."""
        return self.timeline.height(self.type)

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:
        """Return it whole, on this page or the next."""
        return (self, None) if fresh or self.height(width) <= room + TOLERANCE else (None, self)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the line, a mark for each day and the labels."""
        line, tick = y + self.timeline.line(self.type), self.type.tick
        pen.box(x, line - WEIGHT / 2, width, WEIGHT, self.rule, self.element)
        for mark in self.timeline.marks:
            pen.box(x + mark.x - WEIGHT, line - tick / 2, 2 * WEIGHT, tick, self.accent, self.element)
        for mark in self.timeline.marks:
            if mark.label:
                pen.text(x + mark.left, line + mark.baseline(self.type), self.labels[mark.label])
