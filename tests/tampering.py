"""Single changes to a finished document, of every kind that verification must tell apart.

A change is one of words: the words of the document's runs go in, changed ones come out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

AUXILIARY = re.compile(r"\b(?:has|have|had|will|is|are|was|were|said)\b")
CITED = re.compile(r"\[[^\[\]\d]+ (\d+)\]")
DIGIT = re.compile(r"\d")
LONG_WORD = re.compile(r"\b[a-z]{5,}\b")


@dataclass(frozen=True)
class Told:
    """The words of a document, run by run, and what of them rests on sources."""

    runs: tuple[str, ...]
    statements: tuple[str, ...]
    speakers: tuple[str, ...]

    def stated(self) -> Iterator[tuple[int, str]]:
        """Yield the run that each statement stands in, and its words."""
        for at, run in enumerate(self.runs):
            yield from ((at, words) for words in self.statements if words in run)

    def changed(self, at: int, old: str, new: str) -> tuple[str, ...]:
        """Return the runs with `new` for `old` in one of them."""
        return (*self.runs[:at], self.runs[at].replace(old, new, 1), *self.runs[at + 1 :])


@dataclass(frozen=True)
class Change:
    """What was done, the kinds of findings that tell it, and the words afterwards."""

    what: str
    kinds: frozenset[str]
    runs: tuple[str, ...]


Maker = Callable[[Told], Iterator[Change]]
ALTERED, MISATTRIBUTED = frozenset({"altered"}), frozenset({"misattributed"})
GONE = frozenset({"not found", "altered", "misattributed"})
"""A sentence that is dropped leaves what stood beside it, such as its source."""


def changes(told: Told, count: int) -> list[Change]:
    """Return `count` single changes, spread over the kinds, the same each time."""
    dice = random.Random(7)
    return [dice.choice(list(MAKERS[at % len(MAKERS)](told))) for at in range(count)]


def digit(told: Told) -> Iterator[Change]:
    for at, words in told.stated():
        for found in DIGIT.finditer(words):
            other = f"{words[: found.start()]}{(int(found[0]) + 1) % 10}{words[found.end() :]}"
            yield Change(f"digit: {other}", ALTERED, told.changed(at, words, other))


def negation(told: Told) -> Iterator[Change]:
    for at, words in told.stated():
        found = AUXILIARY.search(words)
        if found:
            other = f"{words[: found.end()]} not{words[found.end() :]}"
            yield Change(f"negation: {other}", ALTERED, told.changed(at, words, other))


def word(told: Told) -> Iterator[Change]:
    for at, words in told.stated():
        for found in LONG_WORD.finditer(words):
            other = f"{words[: found.start()]}kettle{words[found.end() :]}"
            yield Change(f"word: {other}", ALTERED, told.changed(at, words, other))


def speaker(told: Told) -> Iterator[Change]:
    for at, run in enumerate(told.runs):
        for name in told.speakers:
            if run == name or run.startswith(f"— {name}"):
                yield Change(f"speaker: {run}", MISATTRIBUTED, told.changed(at, name, "Karl Hansen"))


def source(told: Told) -> Iterator[Change]:
    for at, run in enumerate(told.runs):
        for found in CITED.finditer(run):
            other = found[0].replace(found[1], str(int(found[1]) + 1))
            yield Change(f"source: {found[0]} {other}", MISATTRIBUTED, told.changed(at, found[0], other))


def dropped(told: Told) -> Iterator[Change]:
    for at, words in told.stated():
        if len(words.split()) > 4:
            yield Change(f"dropped: {words}", GONE, told.changed(at, words, ""))


def swapped(told: Told) -> Iterator[Change]:
    runs = told.runs
    quoted = [at for at, run in enumerate(runs) if run.startswith("“") and run.endswith("”")]
    for one in quoted:
        for other in (at for at in quoted if at > one and attribution(runs, at) != attribution(runs, one)):
            moved = list(runs)
            moved[one], moved[other] = runs[other], runs[one]
            yield Change(f"swapped: {runs[one]} {runs[other]}", MISATTRIBUTED, tuple(moved))


def attribution(runs: Sequence[str], at: int) -> str:
    return next(run for run in runs[at:] if run.startswith("— "))


MAKERS: tuple[Maker, ...] = (digit, negation, word, speaker, source, dropped, swapped)
