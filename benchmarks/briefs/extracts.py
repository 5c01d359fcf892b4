"""What is printed of a topic, as a record that the scorer reads: chosen sentences, and our own build."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefmaker.config import Settings
from briefmaker.model.query import Topic
from briefmaker.pipeline import Build, Corpus, build_topic, summarise_topic
from briefmaker.summarise import Budget
from briefmaker.summarise.context import Place, places

Record = dict[str, Any]


def offered(corpus: Corpus, topic: Topic) -> tuple[Place, ...]:
    """Return the sentences that every tool chooses from: those that belong to the topic."""
    return places(corpus.analyses, topic.id)


def words_of(place: Place) -> str:
    """Return the words of a sentence, white space squeezed."""
    return " ".join(place.sentence.span.of(place.analysis.article.text).split())


def extract(chosen: Sequence[Place]) -> Record:
    """Return the record of a briefing that prints these sentences and nothing else."""
    paths = sorted({place.analysis.article.path for place in chosen})
    empty = ("developments", "quotes", "figures", "timeline", "conflicts")
    return {
        "schema": "briefmaker.brief/1",
        "sources": [{"number": number, "path": path} for number, path in enumerate(paths, 1)],
        "key_points": [_point(place, 1 + paths.index(place.analysis.article.path)) for place in chosen],
        **{name: [] for name in empty},
    }


def _point(place: Place, source: int) -> Record:
    span, text = place.sentence.span, place.analysis.article.text
    evidence = {"source": source, "start": span.start, "end": span.end, "exact": span.of(text)}
    return {"text": words_of(place), "evidence": [evidence]}


def built(corpus: Corpus, topic: Topic, settings: Settings, words: int) -> Record:
    """Return the record of our briefing with `words` words."""
    build = Build(settings, built="2000-01-01", edition="-", formats=(), budget=Budget(words=words))
    pack = build_topic(summarise_topic(topic, corpus, build), build)
    found: Record = json.loads(pack.files[f"{topic.id}.json"])
    return found
