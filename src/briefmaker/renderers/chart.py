"""A chart of figures that compare: a bar each, from zero, all to one scale.

Each item of its list says a number, `1500000`, and behind it what a reader sees of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from briefmaker.model.document import Block, BulletList, Paragraph
from briefmaker.model.walk import words
from briefmaker.renderers.drawing import Box, Drawing, Label, Measure, Type

FEWEST = 3
"""Figures below which a picture says no more than the words."""
WIDEST = 0.75
"""How much of the picture the longest bar takes."""
THICK = 0.75
"""How high a bar is, in sizes of the type."""
THIN = 1.0
"""How long the shortest bar is at least, in points, so that it is seen."""
_ITEM = re.compile(r"(\d+(?:\.\d+)?) (.+)")

Bars = tuple[tuple[Decimal, str], ...]


def read_bars(blocks: Sequence[Block]) -> Bars:
    """Return the numbers of a chart and their labels, in order; empty where it is none."""
    found: list[tuple[Decimal, str]] = []
    for block in blocks:
        for item in block.items if isinstance(block, BulletList) else ():
            bar = _bar(item)
            if bar is None:
                return ()
            found.append(bar)
    return tuple(found) if len(found) >= FEWEST and any(value for value, _ in found) else ()


def _bar(item: Sequence[Block]) -> tuple[Decimal, str] | None:
    match item:
        case [Paragraph(inlines)] if found := _ITEM.fullmatch(words(inlines)):
            return Decimal(found[1]), found[2]
        case _:
            return None


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
