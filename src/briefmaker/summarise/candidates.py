"""What a topic's briefing can choose from: sentences, and stretches of quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefmaker.model.analysis import Analysis, Quote, Sentence
from briefmaker.model.span import Span
from briefmaker.summarise.standing import Standing, cut, is_notice
from briefmaker.summarise.vectors import Vector, centroid, cosine, vectors

LEAST_WORDS = 6
"""A shorter sentence says too little to be a point."""
MOST_QUOTED = 60
"""Words of one printed quotation; a longer one is cut at the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of an article that could be a point."""

    analysis: Analysis
    sentence: Sentence
    span: Span
    """What would be printed: the sentence without its lead-in."""
    standing: Standing
    vector: Vector
    score: float
    """How much it says about the topic, 0 to about 1.5."""

    @property
    def words(self) -> int:
        """Return the number of words printed."""
        return len(self.span.of(self.analysis.article.text).split())


@dataclass(frozen=True, slots=True)
class QuoteCandidate:
    """A stretch of a quotation: whole sentences of it that belong to the topic."""

    analysis: Analysis
    quote: Quote
    index: int
    """Place of the quotation among the article's."""
    span: Span
    vector: Vector
    score: float

    @property
    def words(self) -> int:
        """Return the number of words printed."""
        return len(self.span.of(self.analysis.article.text).split())


def candidates(
    analyses: Sequence[Analysis], topic_id: str
) -> tuple[tuple[Candidate, ...], tuple[QuoteCandidate, ...]]:
    """Return the sentences and the quotations that belong to the topic, in reading order.

    A sentence that is mostly quotation is offered as a quotation only: as a point it would be the
    pack's own word.
    """
    places = [(analysis, sentence) for analysis in analyses for sentence in analysis.sentences]
    shapes = vectors([sentence.span.of(analysis.article.text) for analysis, sentence in places])
    on_topic = [n for n, (_, sentence) in enumerate(places) if topic_id in sentence.topics]
    middle = centroid(shapes[n] for n in on_topic)
    points: list[Candidate] = []
    quoted: list[QuoteCandidate] = []
    for number in on_topic:
        analysis, sentence = places[number]
        if not _is_mostly_quoted(analysis, sentence.span):
            points.append(_candidate(analysis, sentence, shapes[number], middle))
    for analysis in analyses:
        quoted.extend(_quoted(analysis, topic_id, middle))
    usable = tuple(point for point in points if point.standing != "never" and point.words >= LEAST_WORDS)
    return usable, tuple(quoted)


def _is_mostly_quoted(analysis: Analysis, span: Span) -> bool:
    inside = sum(
        min(quote.span.end, span.end) - max(quote.span.start, span.start)
        for quote in analysis.quotes
        if quote.kind == "sentence" and quote.span.overlaps(span)
    )
    return inside * 2 > len(span)


def _candidate(analysis: Analysis, sentence: Sentence, shape: Vector, middle: Vector) -> Candidate:
    words = sentence.span.of(analysis.article.text)
    cutting = cut(words)
    score = cosine(shape, middle)
    if any(sentence.span.holds(figure.span) for figure in analysis.figures):
        score += 0.2  # a figure is what readers look for
    if is_notice(words):
        score *= 0.6  # that people met is not yet what they said
    score /= 1 + 0.15 * (len(sentence.topics) - 1)  # what belongs to several topics says less about each
    return Candidate(
        analysis=analysis,
        sentence=sentence,
        span=Span(sentence.span.start + cutting.start, sentence.span.end),
        standing=cutting.standing,
        vector=shape,
        score=score,
    )


def _quoted(analysis: Analysis, topic_id: str, middle: Vector) -> Iterator[QuoteCandidate]:
    text = analysis.article.text
    for index, quote in enumerate(analysis.quotes):
        if quote.kind != "sentence":
            continue
        for span in _stretches(analysis, quote, topic_id):
            shape = vectors([span.of(text)])[0]
            known = 1.0 if quote.speaker else 0.5
            score = cosine(shape, middle) * known
            yield QuoteCandidate(analysis, quote, index, span, shape, score)


def _stretches(analysis: Analysis, quote: Quote, topic_id: str) -> Iterator[Span]:
    """Yield runs of the quotation's sentences that belong to the topic, none longer than may be printed."""
    run: Span | None = None
    for sentence in analysis.sentences:
        if not sentence.span.overlaps(quote.span):
            continue
        part = Span(max(sentence.span.start, quote.span.start), min(sentence.span.end, quote.span.end))
        longer = Span(run.start, part.end) if run else part
        if topic_id not in sentence.topics or len(longer.of(analysis.article.text).split()) > MOST_QUOTED:
            if run:
                yield run
            run = part if topic_id in sentence.topics else None
        else:
            run = longer
    if run:
        yield run
