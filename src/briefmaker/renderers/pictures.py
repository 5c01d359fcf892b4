"""Which containers of the tree are pictures, and what draws them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from briefmaker.model.document import Block, ContainerKind
from briefmaker.model.drawn import read_bars, read_days
from briefmaker.renderers.chart import draw_chart
from briefmaker.renderers.drawing import Draw
from briefmaker.renderers.timeline import draw_timeline


def picture_of(kind: ContainerKind, blocks: Sequence[Block]) -> Draw | None:
    """Return what draws a container; None where it is no picture, or its list is none that can be drawn."""
    match kind:
        case "timeline":
            days = read_days(blocks)
            return partial(draw_timeline, days) if days else None
        case "chart":
            bars = read_bars(blocks)
            return partial(draw_chart, bars) if bars else None
        case _:
            return None
