"""Quotations worth printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefmaker.model.evidence import evidence_at
from briefmaker.model.span import Span
from briefmaker.model.summary import KeyQuote
from briefmaker.summarise.candidates import QuoteCandidate


def as_quotes(chosen: Sequence[QuoteCandidate]) -> tuple[KeyQuote, ...]:
    """Return the chosen stretches in reading order, each knowing whether it goes on from the one before.

    Stretches of one quotation with nothing between them are one.
    """
    ordered = _joined(sorted(chosen, key=lambda c: (c.analysis.article.path, c.span)))
    goes_on = [bool(n) and _goes_on(ordered[n - 1], ordered[n]) for n in range(len(ordered))]
    return tuple(
        _key_quote(
            candidate,
            continues=number - 1 if goes_on[number] else None,
            is_followed=number + 1 < len(ordered) and goes_on[number + 1],
        )
        for number, candidate in enumerate(ordered)
    )


def _joined(ordered: Sequence[QuoteCandidate]) -> list[QuoteCandidate]:
    joined: list[QuoteCandidate] = []
    for candidate in ordered:
        last = joined[-1] if joined else None
        if last and last.analysis is candidate.analysis and last.index == candidate.index:
            between = last.analysis.article.text[last.span.end : candidate.span.start]
            if not between.strip():
                joined[-1] = replace(last, span=Span(last.span.start, candidate.span.end))
                continue
        joined.append(candidate)
    return joined


def _goes_on(before: QuoteCandidate, after: QuoteCandidate) -> bool:
    """Return whether one speech runs through both, with nothing of it left out between."""
    return (
        before.analysis is after.analysis
        and before.quote.speaker is not None
        and after.quote.continues == before.index
        and before.span.end == before.quote.span.end
        and after.span.start == after.quote.span.start
    )


def _key_quote(candidate: QuoteCandidate, *, continues: int | None, is_followed: bool) -> KeyQuote:
    article, quote, speaker = candidate.analysis.article, candidate.quote, candidate.quote.speaker
    span = candidate.span if is_followed else _without_comma(article.text, candidate.span)
    evidence = evidence_at(article, span)
    return KeyQuote(
        exact=evidence.exact,
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        cue=quote.cue.of(article.text) if quote.cue else None,
        basis=speaker.basis if speaker else None,
        evidence=(evidence,),
        continues=continues,
        reason=candidate.reason,
    )


def _without_comma(text: str, span: Span) -> Span:
    """Return `span` without a comma at its end: it belongs to the sentence around the quotation."""
    words = span.of(text).rstrip()
    return Span(span.start, span.start + len(words) - words.endswith(","))
