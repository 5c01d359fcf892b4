"""A chart of figures that compare: a bar each, from zero, all to one scale."""

from __future__ import annotations

from briefmaker.model.drawn import Bars
from briefmaker.renderers.drawing import Box, Drawing, Label, Measure, Type

WIDEST = 0.75
"""How much of the picture the longest bar takes."""
THICK = 0.75
"""How high a bar is, in sizes of the type."""
THIN = 1.0
"""How long the shortest bar is at least, in points, so that it is seen."""


def draw_chart(bars: Bars, width: float, type_: Type, measure: Measure) -> Drawing:
    """Return the picture of `bars`, three at least: each label above its bar, cut where it is too wide."""
    highest = max(value for value, _ in bars)
    thick, step = THICK * type_.size, 2 * type_.leading
    boxes = (
        Box(0, at * step + type_.leading, max(float(value / highest) * WIDEST * width, THIN), thick, "accent")
        for at, (value, _) in enumerate(bars)
    )
    return Drawing(
        width,
        len(bars) * step,
        tuple(boxes),
        tuple(
            Label(0, at * step + type_.size, _cut(label, width, measure))
            for at, (_, label) in enumerate(bars)
        ),
        f"Chart: {'; '.join(label for _, label in bars)}",
    )


def _cut(label: str, width: float, measure: Measure) -> str:
    if measure(label) <= width:
        return label
    while label and measure(f"{label}…") > width:
        label = label[:-1]
    return f"{label}…"
