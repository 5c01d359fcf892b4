"""What a document on several topics draws on: each source and each file left out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefmaker.compose.evidence import iter_evidence
from briefmaker.model.evidence import Evidence
from briefmaker.model.summary import LeftOut, Source, Summary


def joint_sources(summaries: tuple[Summary, ...]) -> tuple[Source, ...]:
    """Return each source once, its quoted share that of the words that all `summaries` take together."""
    found = {source.id: source for summary in summaries for source in summary.sources}
    evidence = [piece for summary in summaries for piece in iter_evidence(summary)]
    return tuple(
        replace(source, quoted_share=_share(source, evidence)) if len(summaries) > 1 else source
        for source in found.values()
    )


def joint_left_out(summaries: tuple[Summary, ...]) -> tuple[LeftOut, ...]:
    """Return each file that every topic leaves out, with the first reason given."""
    reasons = [{file.path: file for file in summary.left_out} for summary in summaries]
    return tuple(file for path, file in reasons[0].items() if all(path in each for each in reasons))


def _share(source: Source, evidence: Iterable[Evidence]) -> float:
    taken = {place for piece in evidence if piece.path == source.path for place in _places(piece)}
    return round(len(taken) / source.characters, 4) if source.characters else 0.0


def _places(piece: Evidence) -> Iterator[int]:
    """Yield where in the article a character of `piece` stands, white space aside."""
    for offset, character in enumerate(piece.exact):
        if not character.isspace():
            yield piece.span.start + offset
