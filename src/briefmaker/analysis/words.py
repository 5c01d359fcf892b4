"""A text as words, so that hundreds of phrases can be looked up in it without a pattern each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from briefmaker.model.query import Phrase

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in their order, and where each stands."""

    written: tuple[str, ...]
    places: dict[str, list[int]]
    """Numbers of the words by their folded form."""
    forms: tuple[str, ...]
    """The folded forms in alphabetical order."""

    def find(self, phrase: Phrase) -> tuple[int, int] | None:
        """Return the numbers of the first and last word of the first place of `phrase`, else None."""
        first = phrase.words[0]
        if (
            not phrase.prefix
            and first not in self.places
            and (first.islower() or first.casefold() not in self.places)
        ):
            return None  # nearly always
        return next(self.iter_places(phrase), None)

    def iter_places(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """Yield every place of `phrase`: numbers of its first and last word.

        Capitals do not matter, but for a word of the phrase in capitals only, such as `US`.
        """
        last = len(phrase.words) - 1
        for start in self._starts(phrase.words[0], prefix=phrase.prefix and last == 0):
            if start + last < len(self.written) and all(
                _is(self.written[start + n], word, prefix=phrase.prefix and n == last)
                for n, word in enumerate(phrase.words)
            ):
                yield start, start + last

    def shown(self, place: tuple[int, int]) -> str:
        """Return the words at `place` as they are written."""
        return " ".join(self.written[place[0] : place[1] + 1])

    def _starts(self, word: str, *, prefix: bool) -> list[int]:
        folded = word.casefold()
        if not prefix:
            return self.places.get(folded, [])
        starts: list[int] = []
        at = bisect_left(self.forms, folded)
        while at < len(self.forms) and self.forms[at].startswith(folded):
            starts.extend(self.places[self.forms[at]])
            at += 1
        return sorted(starts)


def words_of(text: str) -> Words:
    """Return the words of `text`; hyphens, full stops and apostrophes part them, as in queries."""
    written = tuple(_WORD.findall(text))
    places: dict[str, list[int]] = {}
    for number, word in enumerate(written):
        places.setdefault(word.casefold(), []).append(number)
    return Words(written, places, tuple(sorted(places)))


def _is(written: str, wanted: str, *, prefix: bool) -> bool:
    if not wanted.isupper():
        written = written.casefold()
    return written.startswith(wanted) if prefix else written == wanted
