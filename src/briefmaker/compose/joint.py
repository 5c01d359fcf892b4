"""What a document on several topics draws on: each source and each file left out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from briefmaker.compose.evidence import iter_evidence
from briefmaker.model.evidence import Evidence
from briefmaker.model.summary import LeftOut, Source, Summary


def joint_sources(summaries: tuple[Summary, ...]) -> tuple[Source, ...]:
    """Return each source once, its quoted share that of the words that all `summaries` take together.

    Words that two topics take count once. Of one summary alone the shares are its own.
    """
    found = {source.path: source for summary in summaries for source in summary.sources}
    if len(summaries) == 1:
        return tuple(found.values())
    taken = _taken(summaries)
    return tuple(replace(source, quoted_share=_share(source, taken)) for source in found.values())


def joint_left_out(summaries: tuple[Summary, ...]) -> tuple[LeftOut, ...]:
    """Return each file that every topic leaves out, with the first reason given."""
    reasons = [{file.path: file for file in summary.left_out} for summary in summaries]
    return tuple(file for path, file in reasons[0].items() if all(path in each for each in reasons))


def _taken(summaries: tuple[Summary, ...]) -> Mapping[str, set[int]]:
    """Return, by path, the places of the characters that the summaries take, white space aside."""
    taken: defaultdict[str, set[int]] = defaultdict(set)
    for piece in set(chain.from_iterable(map(iter_evidence, summaries))):
        taken[piece.path].update(_places(piece))
    return taken


def _places(piece: Evidence) -> Iterator[int]:
    at = piece.span.start
    return (at + offset for offset, character in enumerate(piece.exact) if not character.isspace())


def _share(source: Source, taken: Mapping[str, set[int]]) -> float:
    if not source.characters:
        return 0.0
    # A summariser may quote a headline, which is not of the body: no more than all of it is a share.
    return min(1.0, round(len(taken[source.path]) / source.characters, 4))
