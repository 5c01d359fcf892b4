"""Average link: the two groups that are most alike on average become one, as long as they are alike enough.

Sokal and Michener 1958. Pairs that are not listed count as unlike, so the work grows with the pairs
listed and not with the square of the items.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def average_link(
    items: int, alike: Mapping[tuple[int, int], float], least: float
) -> tuple[tuple[int, ...], ...]:
    """Return the items 0 to `items` - 1 in groups, in the order of their first; `alike` has i < j."""
    groups = _Groups(items, alike)
    heap = [(-likeness, pair) for pair, likeness in alike.items() if likeness >= least]
    heapq.heapify(heap)
    while heap:
        _, (one, other) = heapq.heappop(heap)
        if one in groups.members and other in groups.members:
            merged = groups.merge(one, other)
            for neighbour, mean in groups.means(merged):
                if mean >= least:
                    heapq.heappush(heap, (-mean, (neighbour, merged)))
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


class _Groups:
    """The groups so far; a merged one gets a new number, so that a stale pair is known by its numbers."""

    def __init__(self, items: int, alike: Mapping[tuple[int, int], float]) -> None:
        self.members: dict[int, list[int]] = {item: [item] for item in range(items)}
        self._sums: dict[int, dict[int, float]] = {item: {} for item in range(items)}
        self._next = items
        for (one, other), likeness in alike.items():
            self._sums[one][other] = self._sums[other][one] = likeness

    def merge(self, one: int, other: int) -> int:
        """Make one group of two and return its number."""
        merged, self._next = self._next, self._next + 1
        self.members[merged] = self.members.pop(one) + self.members.pop(other)
        sums = self._sums.pop(one)
        for neighbour, total in self._sums.pop(other).items():
            sums[neighbour] = sums.get(neighbour, 0.0) + total
        self._sums[merged] = {n: total for n, total in sums.items() if n not in (one, other)}
        for neighbour, total in self._sums[merged].items():
            theirs = self._sums[neighbour]
            theirs.pop(one, None)
            theirs.pop(other, None)
            theirs[merged] = total
        return merged

    def means(self, group: int) -> list[tuple[int, float]]:
        """Return the group's neighbours, each with the mean likeness between the members of both."""
        size = len(self.members[group])
        return [(n, total / (size * len(self.members[n]))) for n, total in self._sums[group].items()]
