"""Phrases looked up at a place of the text, so that hundreds of spellings need no pattern."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
_FIRST = re.compile(r"[^\W\d_]+|[^\w\s]")
_BLANKS = str.maketrans("-\u2010\u2011\xa0", "    ")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases by their first word, the longest first, each with what it stands for."""

    by_first: Mapping[str, tuple[tuple[str, T], ...]]

    def at(self, text: str, start: int) -> tuple[int, T] | None:
        """Return where the longest phrase at `start` ends and what it stands for, else None.

        Capitals do not matter but for a phrase of one letter, a hyphen is a blank.
        """
        first = _FIRST.match(text, start)
        if not first:
            return None
        rows = self.by_first.get(first[0].lower())
        if not rows:
            return None
        written = text[start : start + len(rows[0][0]) + 1]
        plain = written.lower().translate(_BLANKS)
        for phrase, meaning in rows:
            end = len(phrase)
            if not (plain if end > 1 else written).startswith(phrase):
                continue
            if not (phrase[-1].isalnum() and written[end : end + 1].isalnum()):
                return start + end, meaning
        return None


def phrases_of(meanings: Mapping[str, T]) -> Phrases[T]:
    """Return the phrases that are the keys of `meanings`."""
    by_first: dict[str, list[tuple[str, T]]] = {}
    for phrase in sorted(meanings, key=lambda phrase: (-len(phrase), phrase)):
        first = _FIRST.match(phrase)
        if first:
            by_first.setdefault(first[0].lower(), []).append((phrase, meanings[phrase]))
    return Phrases({first: tuple(rows) for first, rows in by_first.items()})
