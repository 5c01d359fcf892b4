"""Sentences: a paragraph at a time, and again inside quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import sentencex

from briefmaker.analysis.lexicon import Lexicon
from briefmaker.analysis.marks import MOST_MARKS, Quoted
from briefmaker.model.analysis import Sentence
from briefmaker.model.span import Span, trimmed

LONGEST = 24
"""Characters that an abbreviation and the blanks after it may have."""

_OPENING = "“«„‘"
_BLANKED = {ord(mark): " " for mark in _OPENING}


def split_sentences(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted], lexicon: Lexicon
) -> tuple[Sentence, ...]:
    """Return the sentences of the paragraphs in reading order; together they hold every word."""
    inside: dict[int, list[Span]] = {}
    for quotation in quoted:
        inside.setdefault(quotation.paragraph, []).append(quotation.span)
    return tuple(
        Sentence(span, number)
        for number, paragraph in enumerate(paragraphs)
        for span in _split(text, paragraph, inside.get(number, []), lexicon)
    )


def _split(text: str, paragraph: Span, quotations: list[Span], lexicon: Lexicon) -> Iterator[Span]:
    # The splitter takes a quotation for one word; where it cuts one all the same, it is wrong.
    cuts = {cut for cut in _boundaries(text, paragraph, lexicon) if not _lies_within(cut, quotations)}
    for quotation in quotations:
        cuts.update(cut for cut in _boundaries(text, quotation, lexicon) if cut < quotation.end)
    start = paragraph.start
    for cut in sorted(cuts | {paragraph.end}):
        span = trimmed(text, Span(start, cut))
        if len(span):
            yield span
        start = cut


def _lies_within(place: int, spans: Sequence[Span]) -> bool:
    """Return whether `place` stands inside one of the ordered `spans`."""
    at = bisect_left(spans, place, key=lambda span: span.start) - 1
    return at >= 0 and place < spans[at].end


def _boundaries(text: str, span: Span, lexicon: Lexicon) -> Iterator[int]:
    """Yield the places after which a sentence ends."""
    words = span.of(text)
    if sum(map(words.count, _OPENING)) > MOST_MARKS:
        words = words.translate(_BLANKED)  # the splitter looks for the end of each mark: quadratic time
    for found in sentencex.get_sentence_boundaries(lexicon.language, words):
        end = span.start + found["end_index"]
        if not _is_abbreviated(text, span.start, end, lexicon):
            yield end


def _is_abbreviated(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Return whether an abbreviation that the splitter does not know stands right before `end`."""
    before = text[max(start, end - LONGEST) : end].rstrip()
    if not before.endswith("."):
        return False
    *_, word = before[:-1].split() or [""]
    return word.lstrip("(“\"‘'").casefold() in lexicon.abbreviations
