"""The desk's decisions, laid over what there is to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from briefmaker.model.analysis import Speaker
from briefmaker.model.desk import Desk
from briefmaker.model.evidence import Evidence, evidence_at
from briefmaker.model.span import Span
from briefmaker.model.summary import KeyFigure, KeyQuote, Point
from briefmaker.summarise.candidates import Candidate, Said

Piece = TypeVar("Piece", Point, KeyQuote)


def offered_by(desk: Desk, said: Sequence[Said]) -> list[Said]:
    """Return what is left to choose from: without what is dropped or merged, with the speakers set."""
    return [_with_speaker(desk, each) for each in said if not _is_out(desk, each)]


def is_pinned(desk: Desk, said: Said) -> bool:
    """Return whether the desk wants the words printed."""
    return desk.about("pin", said.analysis.article.path, _words(said)) is not None


def noted(desk: Desk, piece: Piece) -> Piece:
    """Return the point or quotation with the desk's note, and marked where the desk wants it printed."""
    path, words = piece.evidence[0].path, piece.evidence[0].exact
    note = desk.about("note", path, words)
    pinned = desk.about("pin", path, words) is not None
    return replace(piece, note=note.value if note else None, pinned=pinned)


def translated(desk: Desk, quote: KeyQuote) -> KeyQuote:
    """Return the quotation with the desk's translation."""
    found = desk.about("translation", quote.evidence[0].path, quote.evidence[0].exact)
    return replace(quote, translation=found.value) if found else quote


def merged_into(desk: Desk, candidate: Candidate, said: Sequence[Said]) -> tuple[Evidence, ...]:
    """Return the evidence of what the desk has merged into the candidate."""
    ids = {evidence_at(candidate.analysis.article, span).id for span in candidate.wording.spans}
    merged = [decision for decision in desk.of("merge") if decision.value in ids]
    return tuple(
        evidence_at(each.analysis.article, _span(each))
        for decision in merged
        for each in said
        if decision.is_about(each.analysis.article.path, _words(each))
    )


def without_dropped(desk: Desk, figures: Sequence[KeyFigure]) -> tuple[KeyFigure, ...]:
    """Return the figures that the desk has not dropped."""
    return tuple(
        figure
        for figure in figures
        if not any(desk.about("drop", piece.path, piece.exact) for piece in figure.evidence)
    )


def _is_out(desk: Desk, said: Said) -> bool:
    path, words = said.analysis.article.path, _words(said)
    return bool(desk.about("drop", path, words) or desk.about("merge", path, words))


def _with_speaker(desk: Desk, said: Said) -> Said:
    if isinstance(said, Candidate):
        return said
    decision = desk.about("speaker", said.analysis.article.path, _words(said))
    if decision is None or decision.value is None:
        return said
    speaker = Speaker(decision.value, None, None, "editor")
    parts = tuple(replace(part, quote=replace(part.quote, speaker=speaker)) for part in said.parts)
    return replace(said, parts=parts)


def _words(said: Said) -> str:
    return _span(said).of(said.analysis.article.text)


def _span(said: Said) -> Span:
    return said.wording.spans[0] if isinstance(said, Candidate) else said.span
