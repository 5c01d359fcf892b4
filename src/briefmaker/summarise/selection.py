"""Choosing: what is most relevant first, and of two that say the same only one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    nearest = [max((cosine(item.vector, other) for other in taken), default=0.0) for item in open_ones]
    left = set(range(len(open_ones)))
    chosen: list[Chosen] = []
    while left:
        best = max(left, key=lambda n: (open_ones[n].score - NOVELTY * nearest[n], -n))
        left.discard(best)
        if nearest[best] >= SAME or open_ones[best].words > budget:
            continue
        chosen.append(open_ones[best])
        budget -= open_ones[best].words
        for n in left:
            nearest[n] = max(nearest[n], cosine(open_ones[n].vector, open_ones[best].vector))
    return tuple(chosen)
