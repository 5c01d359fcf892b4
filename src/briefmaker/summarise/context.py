"""Which sentences belong to a topic: by its query, or by the sentences around them.

A sentence that fits no query goes on with the one before: in the same speech, or in a passage that
is about one topic alone. What so belongs is weaker than what names the topic itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.model.analysis import Analysis, Sentence

_NAME = re.compile(r"\b[A-Z][\w-]{2,}")
SPEECH, NARRATIVE = 3, 1
"""Sentences that a passage goes on for after the last that names its topic."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of an article, and what makes it belong to a topic."""

    analysis: Analysis
    sentence: Sentence
    number: int
    """Place of the sentence among the article's."""
    by_context: bool
    """Whether only the sentences around it say so."""


def places(analyses: Sequence[Analysis], topic_id: str) -> tuple[Place, ...]:
    """Return the sentences that belong to the topic, in reading order."""
    return tuple(place for analysis in analyses for place in _places(analysis, topic_id))


def _places(analysis: Analysis, topic_id: str) -> list[Place]:
    found: list[Place] = []
    last: Sentence | None = None
    since = 0
    for number, sentence in enumerate(analysis.sentences):
        if sentence.topics:
            last, since = sentence, 0
        else:
            since += 1
        if topic_id in sentence.topics:
            found.append(Place(analysis, sentence, number, by_context=False))
        elif (
            last
            and not sentence.topics
            and topic_id in last.topics
            and _goes_on(analysis, sentence, last, since)
        ):
            found.append(Place(analysis, sentence, number, by_context=True))
    return found


def _goes_on(analysis: Analysis, sentence: Sentence, last: Sentence, since: int) -> bool:
    """Return whether `sentence` goes on with what `last`, `since` sentences before it, is about."""
    if any(quote.span.overlaps(sentence.span) for quote in analysis.quotes):
        return since <= SPEECH
    if since > NARRATIVE or len(last.topics) > 1:
        return False
    opens_with_pronoun = any(r.span.start == sentence.span.start for r in analysis.references)
    return opens_with_pronoun or not _names(analysis, sentence).isdisjoint(_names(analysis, last))


def _names(analysis: Analysis, sentence: Sentence) -> set[str]:
    """Return the names in the sentence: words with a capital that do not open it."""
    words = sentence.span.of(analysis.article.text)
    return set(_NAME.findall(words[1:]))
