"""Quotations worth printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefmaker.model.analysis import Analysis
from briefmaker.model.evidence import evidence_at
from briefmaker.model.span import Span
from briefmaker.model.summary import KeyQuote
from briefmaker.summarise.candidates import QuoteCandidate
from briefmaker.summarise.speech import Stretch, leads_in


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that is printed, and why."""

    analysis: Analysis
    stretch: Stretch
    reason: str

    @property
    def span(self) -> Span:
        return self.stretch.span


def as_quotes(chosen: Sequence[QuoteCandidate]) -> tuple[KeyQuote, ...]:
    """Return the chosen stretches in reading order, each knowing whether it goes on from the one before.

    Stretches of one quotation with nothing between them are one.
    """
    ordered = _joined(sorted(_pieces(chosen), key=lambda p: (p.analysis.article.path, p.span)))
    goes_on = [bool(n) and _goes_on(ordered[n - 1], ordered[n]) for n in range(len(ordered))]
    return tuple(
        _key_quote(
            piece,
            continues=number - 1 if goes_on[number] else None,
            is_followed=number + 1 < len(ordered) and goes_on[number + 1],
        )
        for number, piece in enumerate(ordered)
    )


def _pieces(chosen: Sequence[QuoteCandidate]) -> Iterator[_Piece]:
    for candidate in chosen:
        for part in candidate.parts:
            yield _Piece(candidate.analysis, part, candidate.reason)


def _joined(ordered: Sequence[_Piece]) -> list[_Piece]:
    joined: list[_Piece] = []
    for piece in ordered:
        last = joined[-1] if joined else None
        if last and _are_one(last, piece):
            span = Span(last.span.start, max(last.span.end, piece.span.end))
            joined[-1] = replace(last, stretch=replace(last.stretch, span=span))
        else:
            joined.append(piece)
    return joined


def _are_one(one: _Piece, other: _Piece) -> bool:
    """Return whether both are of one quotation, and nothing stands between but a word that joins them."""
    if one.analysis is not other.analysis or one.stretch.index != other.stretch.index:
        return False
    return leads_in(one.analysis.article.text[one.span.end : other.span.start])


def _goes_on(before: _Piece, after: _Piece) -> bool:
    """Return whether one speech runs through both, with nothing of it left out between."""
    one, other = before.stretch, after.stretch
    return (
        before.analysis is after.analysis
        and one.quote.speaker is not None
        and other.quote.continues == one.index
        and one.span.end == one.quote.span.end
        and other.span.start == other.quote.span.start
    )


def _key_quote(piece: _Piece, *, continues: int | None, is_followed: bool) -> KeyQuote:
    article, quote = piece.analysis.article, piece.stretch.quote
    speaker = quote.speaker
    span = piece.span if is_followed else _without_comma(article.text, piece.span)
    evidence = evidence_at(article, span)
    return KeyQuote(
        exact=evidence.exact,
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        cue=quote.cue.of(article.text) if quote.cue else None,
        basis=speaker.basis if speaker else None,
        evidence=(evidence,),
        continues=continues,
        reason=piece.reason,
        is_foreign=quote.is_foreign,
    )


def _without_comma(text: str, span: Span) -> Span:
    """Return `span` without a comma at its end: it belongs to the sentence around the quotation."""
    words = span.of(text).rstrip()
    return Span(span.start, span.start + len(words) - words.endswith(","))
