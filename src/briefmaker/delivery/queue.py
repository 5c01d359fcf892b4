"""Whose turn it is: one after the other, no faster than each domain takes, again where it was put off."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from briefmaker.delivery.plan import Entry


@dataclass(order=True, slots=True)
class _Waiting:
    at: float
    place: int
    entry: Entry = field(compare=False)
    tries: int = field(compare=False, default=0)


class Queue:
    """Those who are still to get their message. Times are seconds of any clock that does not go back.

    Each domain has a line of its own, so that a slow one keeps nobody else waiting.
    """

    def __init__(
        self, entries: Iterable[Entry], pace: Callable[[str], int], retries: int, wait: float
    ) -> None:
        """Take the entries in order; `pace` says how many a minute a domain takes.

        Whoever is put off is tried again after `wait` seconds, after twice as many the next time, at most
        `retries` times.
        """
        self._pace, self._retries, self._wait = pace, retries, wait
        self._lines: dict[str, list[_Waiting]] = {}
        self._free: dict[str, float] = {}
        self._turns: list[tuple[float, int, str]] = []
        """When each domain has its next turn; an entry that is out of date is passed over."""
        self._left = self._places = 0
        for entry in entries:
            self._add(_Waiting(0.0, 0, entry))

    def __len__(self) -> int:
        """Return how many are left."""
        return self._left

    def due_in(self, now: float) -> float:
        """Return after how many seconds somebody has a turn; 0 where somebody has it now."""
        self._pass_over()
        return max(0.0, self._turns[0][0] - now)

    def take(self, now: float) -> tuple[Entry, int]:
        """Return whose turn it is, and how often they have been tried; see `due_in`."""
        self._pass_over()
        domain = heapq.heappop(self._turns)[2]
        turn = heapq.heappop(self._lines[domain])
        self._left -= 1
        self._free[domain] = max(now, self._free.get(domain, 0.0)) + 60 / self._pace(domain)
        self._announce(domain)
        return turn.entry, turn.tries

    def put_off(self, entry: Entry, tries: int, now: float) -> bool:
        """Give somebody another turn later; False where they have had all of theirs."""
        if tries >= self._retries:
            return False
        self._add(_Waiting(now + self._wait * 2**tries, 0, entry, tries + 1))
        return True

    def _add(self, waiting: _Waiting) -> None:
        waiting.place = self._places = self._places + 1
        domain = waiting.entry.recipient.address.rpartition("@")[2]
        heapq.heappush(self._lines.setdefault(domain, []), waiting)
        self._left += 1
        if self._lines[domain][0] is waiting:
            self._announce(domain)

    def _announce(self, domain: str) -> None:
        turn = self._turn(domain)
        if turn:
            heapq.heappush(self._turns, turn)

    def _pass_over(self) -> None:
        while self._turns[0] != self._turn(self._turns[0][2]):
            heapq.heappop(self._turns)

    def _turn(self, domain: str) -> tuple[float, int, str] | None:
        """Return when a domain has its next turn, and its place among others; None where none is left."""
        line = self._lines[domain]
        return (max(line[0].at, self._free.get(domain, 0.0)), line[0].place, domain) if line else None
