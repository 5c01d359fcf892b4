"""How fast an article is read, on one core."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from briefmaker.analysis import resolve
from briefmaker.config import load_settings
from briefmaker.model.analysis import Analysis
from scoring.beside import ROOT
from scoring.figures import OURS, Figure, Part
from scoring.ours import analysed

_CHARACTERS = 50_000
"""The length that is doubled: some ten articles, so that a quadratic step would show."""
_MARKS = 20_000
_HOSTILE = ('"', "“", "“”", "“a ", '"a ', "‘", "«")
"""What a paragraph of quotation marks can be made of; the worst is printed."""
_TRIES = 3


def measure_pace(texts: Sequence[str]) -> Part:
    """Return articles a second, times at three lengths of text, and the time of a hostile paragraph."""
    alone, resolved = _seconds(texts), _seconds(texts, _resolved)
    long = "\n\n".join(texts)
    long *= 1 + 4 * _CHARACTERS // max(1, len(long))
    times = [_seconds([long[: _CHARACTERS * times]]) for times in (1, 2, 4)]
    worst = max(_seconds([_paragraph(mark)]) for mark in _HOSTILE)
    return Part(
        (
            Figure("pace-articles", OURS, (round(len(texts) / alone), round(len(texts) / resolved))),
            Figure("pace-length", OURS, tuple(round(time / times[0], 1) for time in times)),
            Figure("pace-hostile", OURS, (round(1000 * worst),)),
        )
    )


def _paragraph(marks: str) -> str:
    """Return a paragraph with 20,000 quotation marks, made of `marks`."""
    each = sum(not character.isalnum() and character != " " for character in marks)
    return marks * (_MARKS // each)


def _each(texts: Sequence[str]) -> list[Analysis]:
    return [analysed(text) for text in texts]


def _resolved(texts: Sequence[str]) -> tuple[Analysis, ...]:
    settings = load_settings(ROOT)
    return resolve(_each(texts), settings.people, settings.topics)


def _seconds(texts: Sequence[str], read: Callable[[Sequence[str]], object] = _each) -> float:
    """Return the processor time of the best of three readings."""
    return min(_once(texts, read) for _ in range(_TRIES))


def _once(texts: Sequence[str], read: Callable[[Sequence[str]], object]) -> float:
    start = time.process_time()
    read(texts)
    return time.process_time() - start
