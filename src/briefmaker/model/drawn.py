"""What a picture is drawn from: a list in a container of its kind.

An item of a timeline says a day, `2022-03-01`, one of a chart a number, `1500000`, and behind it what a
reader sees of it. Where the list is not what the kind asks for, or holds too little for a picture to say
more than the words, it is printed as the list that it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from briefmaker.model.document import Block, BulletList, ContainerKind, Paragraph
from briefmaker.model.walk import words

FEWEST = 3
"""Days or numbers below which nothing is drawn."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?: (.+))?")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?) (.+)")

Days = tuple[tuple[date, str], ...]
Bars = tuple[tuple[Decimal, str], ...]


def is_drawn(kind: ContainerKind, blocks: Sequence[Block]) -> bool:
    """Return whether a container is a picture, and its list one that can be drawn."""
    match kind:
        case "timeline":
            return bool(read_days(blocks))
        case "chart":
            return bool(read_bars(blocks))
        case _:
            return False


def read_days(blocks: Sequence[Block]) -> Days:
    """Return the days of a timeline and their labels, in order of time; empty where it is none."""
    found: dict[date, str] = {}
    for block in blocks:
        for item in block.items if isinstance(block, BulletList) else ():
            day = _day(item)
            if day is None:
                return ()
            found.setdefault(*day)
    return tuple(sorted(found.items())) if len(found) >= FEWEST else ()


def _day(item: Sequence[Block]) -> tuple[date, str] | None:
    match item:
        case [Paragraph(inlines)] if found := _DAY.fullmatch(words(inlines)):
            try:
                return date.fromisoformat(found[1]), found[2] or found[1]
            except ValueError:
                return None
        case _:
            return None


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
        case [Paragraph(inlines)] if found := _NUMBER.fullmatch(words(inlines)):
            return Decimal(found[1]), found[2]
        case _:
            return None
