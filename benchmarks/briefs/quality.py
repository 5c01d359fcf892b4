"""Our briefings beside extracts of other tools, at the same lengths, by the scorer's measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from briefmaker.config import Settings
from briefmaker.model.query import Topic
from briefmaker.pipeline import Corpus
from briefmaker.summarise.context import Place
from briefmaker.summarise.selection import SAME
from briefmaker.summarise.vectors import cosine, vectors
from briefs.extracts import Record, built, extract, offered, words_of
from briefs.fitting import fitted, widest
from briefs.marks import Gold
from briefs.rankings import SUMY, Orders, at_random, by_sumy, lead

LENGTHS = (1.0, 1.6, 2.0)
"""Of the shortest evidence that carries every key point."""
WORDS = {"ukraine": 450, "belarus": 75, "nato-strategy": 350, "eu-aid": 130}
"""About length 1.0, where the gold that would tell is kept back."""
MEASURES = ("length", "coverage", "must_coverage", "precision", "duplicates", "forbidden")
OURS = "briefmaker"


@dataclass(frozen=True, slots=True)
class Row:
    """What a tool reaches on a topic at a length."""

    topic: str
    length: float
    tool: str
    marks: dict[str, float]


@dataclass(frozen=True, slots=True)
class Task:
    """A topic of a folder."""

    corpus: Corpus
    topic: Topic
    settings: Settings
    python: Path | None


def compared(task: Task, gold: Gold) -> Iterator[Row | str]:
    """Yield a row for each tool and length, or why a tool did not run; without gold what can be counted."""
    yield from _ours(task, gold)
    places = offered(task.corpus, task.topic)
    for tool, orders in _orders(places, task.python).items():
        if isinstance(orders, str):
            yield f"{tool}: {orders}"
            continue
        for length in LENGTHS:
            rows = [_marks(_extract(places, order, length, task, gold), task, gold) for order in orders]
            yield Row(task.topic.id, length, tool, _mean(rows))


def _orders(places: Sequence[Place], python: Path | None) -> dict[str, Orders | str]:
    sentences = [words_of(place) for place in places]
    seen: dict[str, int] = {}
    firsts = []
    for place in places:
        path = place.analysis.article.path
        firsts.append(seen.get(path, 0))
        seen[path] = firsts[-1] + 1
    found: dict[str, Orders | str] = {"lead": lead(firsts), "random": at_random(len(places))}
    return found | {tool: by_sumy(python, tool, sentences) for tool in SUMY}


def _extract(places: Sequence[Place], order: Sequence[int], length: float, task: Task, gold: Gold) -> Record:
    def long(chosen: Sequence[Place]) -> float:
        return _length(extract(chosen), task.topic.id, gold)

    return extract(fitted([places[at] for at in order], long, length))


def _ours(task: Task, gold: Gold) -> Iterator[Row]:
    topic = task.topic.id
    for length in LENGTHS:

        def long(words: int) -> float:
            return _length(built(task.corpus, task.topic, task.settings, words), topic, gold)

        # Figures and quotations count in the scorer's length and not in the budget, cuts the other way.
        most = WORDS.get(topic, 400) * length * (3 if topic in gold.topics else 1)
        words = widest(long, length, round(most))
        record = built(task.corpus, task.topic, task.settings, words)
        yield Row(topic, length, OURS, _marks(record, task, gold))


def _length(record: Record, topic: str, gold: Gold) -> float:
    """Return the length as the scorer has it, else that of the words beside the topic's number of words."""
    if topic in gold.topics:
        return gold.marks(topic, record)["length"]
    return _words(record) / WORDS.get(topic, 400)


def _words(record: Record) -> int:
    """Return the number of words of points and quotations."""
    points = [*record["key_points"], *(p for event in record["developments"] for p in event["points"])]
    texts = [*(point["text"] for point in points), *(quote["exact"] for quote in record["quotes"])]
    return sum(len(text.split()) for text in texts)


def _marks(record: Record, task: Task, gold: Gold) -> dict[str, float]:
    topic = task.topic.id
    if topic in gold.topics:
        found = gold.marks(topic, record)
        return {name: float(found[name]) for name in MEASURES}
    return {
        "length": _length(record, topic, gold),
        "duplicates": float(_said_twice([point["text"] for point in record["key_points"]])),
        "forbidden": float(gold.furniture(record)),
    }


def _said_twice(texts: Sequence[str]) -> int:
    """Return how many of the texts say what an earlier one says."""
    shapes = vectors(texts)
    return sum(any(cosine(shapes[n], earlier) >= SAME for earlier in shapes[:n]) for n in range(len(shapes)))


def _mean(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: fmean(row[name] for row in rows) for name in rows[0]}
