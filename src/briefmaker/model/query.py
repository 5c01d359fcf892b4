"""The tree of a topic's query. Its parser is in `config`, its matching in `analysis`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other; one word is a phrase of one."""

    words: tuple[str, ...]
    """Folded, but for those in capitals only, such as `US`, which are matched as they are."""
    prefix: bool = False
    """Whether the last word may go on: `Ukrain*`."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two phrases with at most `distance` words between them, in either order."""

    left: Phrase
    right: Phrase
    distance: int


@dataclass(frozen=True, slots=True)
class Not:
    """What must not stand in the sentence."""

    query: Query


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these."""

    queries: tuple[Query, ...]


Query = Phrase | Near | Not | And | Or


@dataclass(frozen=True, slots=True)
class Topic:
    """What a briefing is about."""

    id: str
    title: str
    query: Query


def iter_phrases(query: Query) -> Iterator[Phrase]:
    """Yield every phrase of `query`, those under a `Not` too."""
    match query:
        case Phrase():
            yield query
        case Near(left, right, _):
            yield from (left, right)
        case Not(inner):
            yield from iter_phrases(inner)
        case And(parts) | Or(parts):
            for part in parts:
                yield from iter_phrases(part)
