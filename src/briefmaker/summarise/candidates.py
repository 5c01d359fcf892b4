"""What a topic's briefing can choose from: sentences of the narrative, and sentences of quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefmaker.model.analysis import Analysis, Quote, Sentence
from briefmaker.model.span import Span
from briefmaker.summarise.answers import answer
from briefmaker.summarise.context import Place
from briefmaker.summarise.relevance import WORD, Middles, Relevance, relevance, says_little
from briefmaker.summarise.speech import Stretch, stretches
from briefmaker.summarise.vectors import Vector, centroid, vectors
from briefmaker.summarise.wording import Wording, worded

LEAST_WORDS = 5
"""A shorter sentence says too little to be a point."""
OPEN_SPEAKER = 0.2
"""What it costs a quotation that the text does not say whose it is."""
OWN_VOICE = 0.1
"""What it costs a sentence that its source speaks of itself."""


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
    """A sentence of a quotation, with what must be printed with it."""

    analysis: Analysis
    parts: tuple[Stretch, ...]
    """What is printed, in reading order."""
    vector: Vector
    score: float
    reason: str

    @property
    def quote(self) -> Quote:
        """Return the quotation that it begins in."""
        return self.parts[0].quote

    @property
    def span(self) -> Span:
        """Return where its first part stands."""
        return self.parts[0].span

    @property
    def words(self) -> int:
        """Return the number of words printed."""
        return sum(len(part.span.of(self.analysis.article.text).split()) for part in self.parts)


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
        # An answer is printed with what it answers, or not at all: one side alone would mislead.
        is_answer = place.number > 0 and answer(place.analysis, place.number - 1) is not None
        if not _is_mostly_quoted(place) and not is_answer:
            wording = worded(place.analysis, place.sentence, answer(place.analysis, place.number))
            score = found.score - (OWN_VOICE if wording.own_voice else 0.0)
            points.append(Candidate(place.analysis, place.sentence, wording, shape, score, str(found)))
    return tuple(filter(_says_enough, points)), _best_of_each(quoted)


def _says_enough(point: Candidate) -> bool:
    """Return whether the sentence can be printed and says more than that something follows."""
    if point.wording.standing == "never" or point.words < LEAST_WORDS:
        return False
    words = point.sentence.span.of(point.analysis.article.text)
    return not says_little(words, has_figure=_has_figure(point.analysis, point.sentence))


def _best_of_each(quoted: Iterable[QuoteCandidate]) -> tuple[QuoteCandidate, ...]:
    """Return the candidates, of those that print the same words the one that says most, in reading order."""
    best: dict[tuple[str, tuple[Span, ...]], QuoteCandidate] = {}
    for each in quoted:
        key = (each.analysis.article.path, tuple(part.span for part in each.parts))
        if key not in best or each.score > best[key].score:
            best[key] = each
    return tuple(best.values())


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
    words = place.sentence.span.of(place.analysis.article.text)
    has_figure = _has_figure(place.analysis, place.sentence)
    return relevance(words, shape, middles, has_figure=has_figure, by_context=place.by_context)


def _has_figure(analysis: Analysis, sentence: Sentence) -> bool:
    return any(sentence.span.holds(figure.span) for figure in analysis.figures)


def _speech(place: Place, shape: Vector, found: Relevance) -> Iterator[QuoteCandidate]:
    """Yield what the sentence holds of whole quotations."""
    text = place.analysis.article.text
    for index, quote in enumerate(place.analysis.quotes):
        if quote.kind != "sentence" or not quote.span.overlaps(place.sentence.span):
            continue
        own = Span(
            max(place.sentence.span.start, quote.span.start), min(place.sentence.span.end, quote.span.end)
        )
        parts = stretches(place.analysis, index, own.end)
        words = len(own.of(text).split())
        if not parts or words < LEAST_WORDS:
            continue
        more = max(0, sum(len(part.span.of(text).split()) for part in parts) - words)
        score = found.score - WORD * more - (0.0 if quote.speaker else OPEN_SPEAKER)
        yield QuoteCandidate(place.analysis, parts, shape, score, str(found))


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
