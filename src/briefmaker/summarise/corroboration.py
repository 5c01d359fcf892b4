"""Who else says the same: one statement with every source that makes it.

Two counts (DESIGN.md, Trust): *reported by* n independent outlets, *asserted by* n parties. The same
wire copy counts once, an unknown publisher adds nothing, and two papers that quote one man make one
assertion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.model.analysis import Analysis
from briefmaker.model.publisher import Publishers
from briefmaker.model.span import Span
from briefmaker.summarise.candidates import Candidate, Said
from briefmaker.summarise.selection import SAME
from briefmaker.summarise.vectors import cosine, telling

COPY = 0.6
"""Share of three-word runs in common from which two sentences are one text that two outlets print."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What a statement rests on beside its own sentence."""

    also: tuple[tuple[Analysis, Span], ...]
    """The sentences of other articles that say the same, one of each article."""
    reported_by: int
    asserted_by: int
    copies: int
    """How many of these are the same text."""


def corroborated(candidate: Said, offered: Sequence[Said], publishers: Publishers) -> Corroboration:
    """Return who else of `offered` says what `candidate` says."""
    alike = _one_of_each(candidate, offered)
    outlets, parties = _outlet(candidate.analysis, publishers), _parties(candidate)
    for other in alike:
        if not _is_copy(candidate, other):
            outlets |= _outlet(other.analysis, publishers)
            parties |= _parties(other)
    return Corroboration(
        also=tuple((other.analysis, _span(other)) for other in alike),
        reported_by=len(outlets),
        asserted_by=max(1, len(parties)),
        copies=sum(_is_copy(candidate, other) for other in alike),
    )


def _one_of_each(candidate: Said, offered: Sequence[Said]) -> list[Said]:
    """Return the likest sentence of each other article that says the same."""
    best: dict[str, tuple[float, Said]] = {}
    needed = telling(candidate.vector, SAME)
    for other in offered:
        if needed.isdisjoint(other.vector):
            continue
        path, likeness = other.analysis.article.path, cosine(candidate.vector, other.vector)
        if path == candidate.analysis.article.path or likeness < SAME:
            continue
        if path not in best or likeness > best[path][0]:
            best[path] = (likeness, other)
    return [best[path][1] for path in sorted(best)]


def _is_copy(one: Said, other: Said) -> bool:
    first, second = _runs(one), _runs(other)
    return len(first & second) >= COPY * max(1, len(first | second))


def _runs(said: Said) -> set[tuple[str, ...]]:
    words = _WORD.findall(_span(said).of(said.analysis.article.text).casefold())
    return {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))}


def _outlet(analysis: Analysis, publishers: Publishers) -> frozenset[str]:
    """Return the outlet's owner, or its name where no owner is known."""
    name = (analysis.article.publisher or "").casefold()
    known = publishers.get(name)
    return frozenset([(known.owner if known and known.owner else name).casefold()]) if name else frozenset()


def _parties(said: Said) -> frozenset[str]:
    """Return who says it, as far as a quotation in it or its figure tells."""
    analysis, span = said.analysis, _span(said)
    speakers = {
        quote.speaker.name for quote in analysis.quotes if quote.speaker and (quote.span.overlaps(span))
    }
    sayers = {q.said_by for q in analysis.quantities if q.said_by and span.holds(q.span)}
    return frozenset(speakers | sayers)


def _span(said: Said) -> Span:
    return said.sentence.span if isinstance(said, Candidate) else said.span
