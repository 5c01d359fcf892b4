"""What of a quotation can be printed out of its place.

A sentence of it that points back is printed with the one before it, or not at all; the two halves of a
short quotation that its speaker's name parts (`“…,” said Berg. “…”`) belong together, since the second
often takes back what the first grants.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefmaker.model.analysis import Analysis, Quote
from briefmaker.model.span import Span
from briefmaker.summarise.rules import either, rules_of

WHOLE = 45
"""Words of the longest quotation in two halves that is printed whole or not at all."""
LEAST = 5
"""Words of the shortest sentence: `At the same time,` before the speaker's name is none."""
MOST = 75
"""Words of the longest stretch that is printed because one of its sentences was chosen."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one quotation, without a gap."""

    quote: Quote
    index: int
    """Place of the quotation among the article's."""
    span: Span


@dataclass(frozen=True, slots=True)
class _Rules:
    lead_in: re.Pattern[str]
    dangling: re.Pattern[str]
    limiting: re.Pattern[str]
    pointing_back: re.Pattern[str]


def stretches(analysis: Analysis, index: int, at: int) -> tuple[Stretch, ...]:
    """Return what is printed when the sentence at `at` of quotation `index` is chosen, in reading order.

    Empty where it cannot be printed so that a reader knows what it speaks of.
    """
    said = _sentences(analysis, index)
    text = analysis.article.text
    first = bisect_left(said, at, key=lambda span: span.end)
    own = said[first]
    while first and _points_back(own.of(text)):
        first -= 1
        own = Span(said[first].start, own.end)
    own = Span(own.start, _end_with_limits(analysis, said, own.end))
    found = [Stretch(analysis.quotes[index], index, own)]
    if _points_back(own.of(text)):
        before = _half_before(analysis, index) if not first else None
        if before is None:
            return ()
        found.insert(0, before)
    found = _with_contrast(analysis, _with_other_half(analysis, found))
    if _points_back(found[0].span.of(text)) or sum(len(s.span.of(text).split()) for s in found) > MOST:
        return ()
    return (_without_lead_in(text, found[0]), *found[1:])


def leads_in(words: str) -> bool:
    """Return whether `words` only join two sentences: `And`, `At the same time,`."""
    return not words.strip() or bool(_rules().lead_in.fullmatch(f"{words.strip()} "))


def _sentences(analysis: Analysis, index: int) -> list[Span]:
    """Return the sentences of the quotation, each without what stands outside it."""
    quote = analysis.quotes[index].span
    return [
        Span(max(quote.start, sentence.span.start), min(quote.end, sentence.span.end))
        for sentence in analysis.sentences
        if sentence.span.overlaps(quote)
    ]


def _points_back(words: str) -> bool:
    rules = _rules()
    lead_in = rules.lead_in.match(words)
    rest = words[lead_in.end() :] if lead_in else words
    opening = re.split(r"(?<=[.!?]) ", rest, maxsplit=1)[0]
    return bool(rules.dangling.match(rest) or rules.pointing_back.search(opening))


def _end_with_limits(analysis: Analysis, said: Sequence[Span], end: int) -> int:
    """Return where the stretch ends with the sentences behind it that limit it: `But …`."""
    text = analysis.article.text
    for following in (span for span in said if span.start >= end):
        words = following.of(text)
        if not _rules().limiting.match(words) or len(words.split()) < LEAST:
            break
        end = following.end
    return end


def _with_contrast(analysis: Analysis, found: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches with what the writer sets against them: `“…,” Berg said. But she warned, “…”`."""
    first, last = found[0].index, found[-1].index
    before = [_whole(analysis, first - 1)] if _is_against(analysis, first) else []
    behind = [_whole(analysis, last + 1)] if _is_against(analysis, last + 1) else []
    return [*before, *found, *behind]


def _is_against(analysis: Analysis, index: int) -> bool:
    """Return whether the writer opens quotation `index` with a `but`, right behind the one before it."""
    if not 0 < index < len(analysis.quotes) or not _is_near(analysis, index - 1, index):
        return False
    quote, before = analysis.quotes[index], analysis.quotes[index - 1]
    if quote.kind != "sentence" or before.kind != "sentence":
        return False
    opening = next((s.span.start for s in analysis.sentences if s.span.holds(quote.span)), quote.span.start)
    limits = _rules().limiting.match(analysis.article.text, opening)
    return before.span.end <= opening < quote.span.start and bool(limits)


def _half_before(analysis: Analysis, index: int) -> Stretch | None:
    """Return the quotation that this one goes on from, where it is one sentence right before."""
    before = analysis.quotes[index].continues
    if before is None or before != index - 1 or not _is_near(analysis, before, index):
        return None
    return _whole(analysis, before)


def _with_other_half(analysis: Analysis, found: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches with the other half of a short quotation, both then whole."""
    for pair in ((found[0].index - 1, found[0].index), (found[-1].index, found[-1].index + 1)):
        if _are_halves(analysis, *pair):
            return [_whole(analysis, number) for number in pair]
    return list(found)


def _are_halves(analysis: Analysis, one: int, other: int) -> bool:
    if one < 0 or other >= len(analysis.quotes) or analysis.quotes[other].continues != one:
        return False
    quotes, text = (analysis.quotes[one], analysis.quotes[other]), analysis.article.text
    short = sum(len(quote.span.of(text).split()) for quote in quotes) <= WHOLE
    return short and all(quote.kind == "sentence" for quote in quotes) and _is_near(analysis, one, other)


def _is_near(analysis: Analysis, one: int, other: int) -> bool:
    """Return whether the second quotation stands right behind the first, in its paragraph."""
    between = analysis.article.text[analysis.quotes[one].span.end : analysis.quotes[other].span.start]
    return "\n\n" not in between


def _whole(analysis: Analysis, index: int) -> Stretch:
    return Stretch(analysis.quotes[index], index, analysis.quotes[index].span)


def _without_lead_in(text: str, stretch: Stretch) -> Stretch:
    """Return the stretch without a word that only joins it to what stood before."""
    lead_in = _rules().lead_in.match(text, stretch.span.start, stretch.span.end)
    if lead_in is None:
        return stretch
    return Stretch(stretch.quote, stretch.index, Span(lead_in.end(), stretch.span.end))


@cache
def _rules() -> _Rules:
    table = rules_of("standing")["speech"]
    return _Rules(*(either(table[name]) for name in ("lead_ins", "dangling", "limiting", "pointing_back")))
