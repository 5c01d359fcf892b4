"""What a topic's briefing can choose from: sentences of the narrative, and sentences of quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefmaker.model.analysis import Analysis, Quote, Sentence
from briefmaker.model.span import Span
from briefmaker.summarise.context import Place
from briefmaker.summarise.relevance import Middles, Relevance, relevance
from briefmaker.summarise.vectors import Vector, centroid, vectors
from briefmaker.summarise.wording import Wording, worded

LEAST_WORDS = 5
"""A shorter sentence says too little to be a point."""
OPEN_SPEAKER = 0.2
"""What it costs a quotation that the text does not say whose it is."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of an article that could be a point."""

    analysis: Analysis
    sentence: Sentence
    wording: Wording
    vector: Vector
    score: float
    """How much it says about the topic."""
    reason: str

    @property
    def words(self) -> int:
        """Return the number of words printed."""
        return sum(len(span.of(self.analysis.article.text).split()) for span in self.wording.spans)


@dataclass(frozen=True, slots=True)
class QuoteCandidate:
    """A sentence of a quotation."""

    analysis: Analysis
    quote: Quote
    index: int
    """Place of the quotation among the article's."""
    span: Span
    vector: Vector
    score: float
    reason: str

    @property
    def words(self) -> int:
        """Return the number of words printed."""
        return len(self.span.of(self.analysis.article.text).split())


Said = Candidate | QuoteCandidate
"""What can be chosen, of whichever kind."""


def candidates(
    analyses: Sequence[Analysis], belonging: Sequence[Place], topic_id: str
) -> tuple[tuple[Candidate, ...], tuple[QuoteCandidate, ...]]:
    """Return what can be printed of the places `belonging` to the topic, in reading order.

    A sentence that is mostly quotation is offered as a quotation only: as a point it would be the
    pack's own word.
    """
    every = [(analysis, sentence) for analysis in analyses for sentence in analysis.sentences]
    shapes = dict(zip(map(_key, every), vectors([s.span.of(a.article.text) for a, s in every]), strict=True))
    middles = _middles(every, shapes, topic_id)
    points: list[Candidate] = []
    quoted: list[QuoteCandidate] = []
    for place in belonging:
        shape = shapes[_key((place.analysis, place.sentence))]
        found = _relevance(place, shape, middles)
        quoted.extend(_speech(place, shape, found))
        if not _is_mostly_quoted(place):
            wording = worded(place.analysis, place.sentence)
            points.append(Candidate(place.analysis, place.sentence, wording, shape, found.score, str(found)))
    usable = (point for point in points if point.wording.standing != "never" and point.words >= LEAST_WORDS)
    return tuple(usable), tuple(quoted)


def _key(place: tuple[Analysis, Sentence]) -> tuple[str, int]:
    return place[0].article.path, place[1].span.start


def _middles(
    every: Sequence[tuple[Analysis, Sentence]], shapes: dict[tuple[str, int], Vector], topic_id: str
) -> Middles:
    by_topic: dict[str, list[Vector]] = {}
    for place in every:
        for topic in place[1].topics:
            by_topic.setdefault(topic, []).append(shapes[_key(place)])
    middles = {topic: centroid(found) for topic, found in by_topic.items()}
    own = middles.pop(topic_id, {})
    return Middles(own, middles)


def _relevance(place: Place, shape: Vector, middles: Middles) -> Relevance:
    span, text = place.sentence.span, place.analysis.article.text
    has_figure = any(span.holds(figure.span) for figure in place.analysis.figures)
    return relevance(span.of(text), shape, middles, has_figure=has_figure, by_context=place.by_context)


def _speech(place: Place, shape: Vector, found: Relevance) -> Iterator[QuoteCandidate]:
    """Yield what the sentence holds of whole quotations."""
    for index, quote in enumerate(place.analysis.quotes):
        if quote.kind == "sentence" and quote.span.overlaps(place.sentence.span):
            sentence = place.sentence.span
            span = Span(max(sentence.start, quote.span.start), min(sentence.end, quote.span.end))
            known = 0.0 if quote.speaker else OPEN_SPEAKER
            if len(span.of(place.analysis.article.text).split()) >= LEAST_WORDS:
                yield QuoteCandidate(
                    place.analysis, quote, index, span, shape, found.score - known, str(found)
                )


def _is_mostly_quoted(place: Place) -> bool:
    sentence = place.sentence.span
    inside = sum(
        min(quote.span.end, sentence.end) - max(quote.span.start, sentence.start)
        for quote in place.analysis.quotes
        if quote.span.overlaps(sentence)
    )
    return inside * 2 > len(sentence) or _opens_with_speech(place)


def _opens_with_speech(place: Place) -> bool:
    """Return whether the sentence is `“…,” said Berg`: as a point it would be the pack's own word."""
    start = place.sentence.span.start
    return any(quote.span.start == start + 1 for quote in place.analysis.quotes)
