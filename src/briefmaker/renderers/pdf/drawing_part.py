"""A picture on a page, which is one figure of the structure, with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefmaker.renderers.drawing import Drawing
from briefmaker.renderers.pdf.line_breaking import Line
from briefmaker.renderers.pdf.parts import TOLERANCE, Divided
from briefmaker.renderers.pdf.pen import Pen
from briefmaker.renderers.pdf.structure import Element
from briefmaker.renderers.theme import Palette


@dataclass(frozen=True, slots=True)
class DrawingPart:
    """A picture; it is not divided."""

    drawing: Drawing
    labels: Mapping[str, Line]
    """The words of its labels, as they are printed."""
    element: Element
    palette: Palette
    before: float = 6.0
    after: float = 10.0
    keeps_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - the protocol's
        """Return its height."""
        return self.drawing.height

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:
        """Return it whole, on this page or the next."""
        return (self, None) if fresh or self.height(width) <= room + TOLERANCE else (None, self)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw its boxes, then its words."""
        pen.frame((x, y, width, self.drawing.height), self.element)
        for box in self.drawing.boxes:
            colour = self.palette.accent if box.colour == "accent" else self.palette.rule
            pen.box(x + box.x, y + box.y, box.width, box.height, colour, self.element)
        for label in self.drawing.labels:
            pen.text(x + label.x, y + label.baseline, self.labels[label.text])
