"""How long choosing takes, with more and more sentences, on one core."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefmaker.config import Settings
from briefmaker.model.analysis import Analysis
from briefmaker.model.query import Topic
from briefmaker.summarise import Budget, summarise
from briefs.growth import grown
from scoring.beside import ROOT

COUNTS = (100, 500, 1000, 5000)
TRIES = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """The processor time of one summary."""

    sentences: int
    topic: str
    seconds: float


def paces(settings: Settings, counts: Sequence[int]) -> Iterator[Pace]:
    """Yield the time of the best of three for each number of sentences and each topic."""
    for count in counts:
        analyses = grown(ROOT / "sources", settings, count)
        for topic in settings.topics:
            yield Pace(count, topic.id, min(_seconds(analyses, topic) for _ in range(TRIES)))


def _seconds(analyses: tuple[Analysis, ...], topic: Topic) -> float:
    start = time.process_time()
    summarise(analyses, topic, Budget())
    return time.process_time() - start
