"""Choosing: what is most relevant first, and of two that say the same only one."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from briefmaker.summarise.vectors import Vector, cosine

NOVELTY = 0.6
"""Weight of likeness to what is chosen: maximal marginal relevance (Carbonell and Goldstein 1998)."""
SAME = 0.6
"""Two sentences this alike say the same; the second is not printed."""


class Choosable(Protocol):
    """Something with a shape, a score and a length."""

    @property
    def vector(self) -> Vector:
        """Its terms."""

    @property
    def score(self) -> float:
        """Its relevance."""

    @property
    def words(self) -> int:
        """Its length."""


Chosen = TypeVar("Chosen", bound=Choosable)


def choose(
    offered: Sequence[Chosen],
    budget: int,
    taken: Sequence[Vector] = (),
    allowed: Callable[[Chosen], bool] = lambda _: True,
) -> tuple[Chosen, ...]:
    """Return the best of `offered` within `budget` words, in the order of choice.

    Each next one is the most relevant that is least like those chosen before and those in `taken`.
    Ties go to the earlier one.
    """
    open_ones = [item for item in offered if allowed(item)]
    waiting = [(-item.score, n, _Known()) for n, item in enumerate(open_ones)]
    heapq.heapify(waiting)
    seen = list(taken)
    chosen: list[Chosen] = []
    while waiting:
        _, n, known = heapq.heappop(waiting)
        item = open_ones[n]
        if item.words > budget:
            continue
        if known.compared < len(seen):
            # What an item is worth only falls as more is chosen, so it may wait for its turn with the old
            # worth and be looked at again only when it comes first (Minoux 1978).
            nearest = max(known.nearest, *(cosine(item.vector, other) for other in seen[known.compared :]))
            known = _Known(nearest, len(seen))
            if nearest < SAME:
                heapq.heappush(waiting, (-(item.score - NOVELTY * nearest), n, known))
            continue
        chosen.append(item)
        seen.append(item.vector)
        budget -= item.words
    return tuple(chosen)


@dataclass(frozen=True, slots=True)
class _Known:
    """How like an item is to what it was compared with so far."""

    nearest: float = 0.0
    compared: int = 0
