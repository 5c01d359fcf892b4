"""Figures on the public quantities, ours beside those of the peers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

from scoring import baseline, ours
from scoring.bench import REGULAR, Bench
from scoring.figures import OURS, Figure, Part
from scoring.peers import QUANTITY_TOOLS, Peer, ask, notes_of
from scoring.sets import Sets

_MIDDLES = ("quantulum3",)
"""Tools that give the middle of a range: there the middles are compared."""
_QUANTITY = (
    ("value", "value"),
    ("unit", "value+unit"),
    ("change", "value+change"),
    ("concept", "value+concept_part"),
)
"""The end of a measure's id, and what the scorer calls it."""


def measure_quantities(sets: Sets, bench: Bench) -> Part:
    """Return the figures on quantities."""
    if sets.quantities is None:
        return Part()
    scorer = bench.scorer("score_quantities")
    peers = _tools([sentence["text"] for sentence in sets.quantities], bench)
    figures = [figure for peer in peers for figure in _scored(scorer, sets.quantities, peer)]
    return Part(tuple(figures), notes=notes_of(peers))


def _tools(texts: Sequence[str], bench: Bench) -> tuple[Peer, ...]:
    return (
        Peer(REGULAR, [baseline.quantities(text) for text in texts]),
        *(ask(bench.python, tool, texts) for tool in QUANTITY_TOOLS),
        Peer(OURS, ours.quantities(texts)),
    )


def _scored(scorer: ModuleType, sentences: Sequence[dict[str, Any]], peer: Peer) -> Iterator[Figure]:
    if peer.found is not None:
        result = scorer.score(sentences, peer.found, middle=peer.tool in _MIDDLES)
        for name, key in _QUANTITY:
            yield Figure(f"newsquant-{name}", peer.tool, (result[key]["F1"],))
