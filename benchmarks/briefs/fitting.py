"""The longest briefing of a tool that keeps within a length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def fitted(ranked: Sequence[Item], length: Callable[[Sequence[Item]], float], most: float) -> list[Item]:
    """Return the items in their order, each left out with which the length would be over `most`."""
    taken: list[Item] = []
    for item in ranked:
        if length([*taken, item]) <= most:
            taken.append(item)
    return taken


def widest(length: Callable[[int], float], most: float, limit: int) -> int:
    """Return the largest budget up to `limit`, in steps of five words, whose briefing keeps within `most`.

    A longer budget can give a shorter briefing, so every step is looked at.
    """
    return max((words for words in range(5, limit + 1, 5) if length(words) <= most), default=5)
