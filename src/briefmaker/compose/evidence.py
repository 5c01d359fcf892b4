"""The evidence of a summary, whatever rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Protocol

from briefmaker.model.evidence import Evidence
from briefmaker.model.summary import Summary


class Supported(Protocol):
    """A piece of a summary that rests on evidence."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return the evidence, at least one piece."""


def iter_evidence(summary: Summary) -> Iterator[Evidence]:
    """Yield each piece of evidence that anything in `summary` rests on; some more than once."""
    supported: Iterator[Supported] = chain(
        summary.bottom_line,
        summary.key_points,
        chain.from_iterable(
            development.points for development in (*summary.developments, *summary.background)
        ),
        summary.quotes,
        summary.figures,
        summary.timeline,
        chain.from_iterable(conflict.sides for conflict in summary.conflicts),
        summary.people,
    )
    for piece in supported:
        yield from piece.evidence
