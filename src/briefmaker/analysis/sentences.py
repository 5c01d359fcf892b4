"""Sentences: a paragraph at a time, and again inside quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sentencex

from briefmaker.analysis.marks import Quoted
from briefmaker.model.analysis import Sentence
from briefmaker.model.span import Span, trimmed


def split_sentences(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted], language: str
) -> tuple[Sentence, ...]:
    """Return the sentences of the paragraphs in reading order; together they hold every word."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        inside = [quotation.span for quotation in quoted if quotation.paragraph == number]
        sentences.extend(Sentence(span, number) for span in _split(text, paragraph, inside, language))
    return tuple(sentences)


def _split(text: str, paragraph: Span, quotations: list[Span], language: str) -> Iterator[Span]:
    cuts = set(_boundaries(text, paragraph, language))
    for quotation in quotations:
        # The splitter takes a quotation for one word; a cut within it that has no cut of its own is wrong.
        within = set(_boundaries(text, quotation, language)) - {quotation.end}
        cuts = {cut for cut in cuts if not quotation.start < cut < quotation.end} | within
    start = paragraph.start
    for cut in sorted(cuts | {paragraph.end}):
        span = trimmed(text, Span(start, cut))
        if len(span):
            yield span
        start = cut


def _boundaries(text: str, span: Span, language: str) -> Iterator[int]:
    """Yield the places after which a sentence ends."""
    for found in sentencex.get_sentence_boundaries(language, span.of(text)):
        yield span.start + found["end_index"]
