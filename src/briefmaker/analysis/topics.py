"""Which sentences belong to a topic: its query, matched with the sentence's context.

The first term of an AND stands in the sentence or in its speaker (name and role). Paragraph and
headline may satisfy only the other terms; where only the speaker holds the first, the sentence must hold
another itself. NOT and NEAR look at the sentence alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from briefmaker.analysis.words import Words
from briefmaker.model.query import And, Near, Not, Or, Phrase, Query


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is matched with."""

    sentence: Words
    speaker: Words
    """Name and role of whoever speaks the sentence; empty where nobody does."""
    surroundings: Words
    """Its paragraph and the headline."""


@dataclass(frozen=True, slots=True)
class Match:
    """The words that make a sentence belong to a topic."""

    own: tuple[str, ...]
    """Terms in the sentence or its speaker."""
    lent: tuple[str, ...]
    """Terms that only paragraph or headline hold."""


def fits(query: Query, context: Context) -> bool:
    """Return whether the sentence in its context belongs to the topic of `query`."""
    match query:
        case Or(queries):
            return any(fits(part, context) for part in queries)
        case And(queries):
            return _and_fits(queries, context)
        case Phrase() | Near() | Not():
            return _holds(query, context, lend=False)
        case _:
            assert_never(query)


def explain(query: Query, context: Context) -> Match:
    """Return the terms of `query` that stand in the sentence and those that its surroundings lend."""
    own, lent = [], []
    for term in _positive_terms(query):
        found = _shown(term, context.sentence) or _shown(term, context.speaker)
        if found:
            own.append(found)
        elif found := _shown(term, context.surroundings):
            lent.append(found)
    return Match(tuple(dict.fromkeys(own)), tuple(dict.fromkeys(lent)))


def _and_fits(queries: tuple[Query, ...], context: Context) -> bool:
    """Return whether the first part that is no NOT is the sentence's own; the others may borrow.

    `NATO AND strategy`: a sentence that names NATO under a headline on strategy belongs, one that
    names a strategy under a headline on NATO does not. Where only the speaker names NATO, the sentence
    must have another of the terms: not all that its Secretary General says is strategy.
    """
    anchor = next((part for part in queries if not isinstance(part, Not)), None)
    if anchor is None or not fits(anchor, context):
        return False
    others = [part for part in queries if part is not anchor and not isinstance(part, Not)]
    if not _stands_in(anchor, context.sentence) and not any(_stands_in(p, context.sentence) for p in others):
        return False
    return all(_holds(part, context, lend=True) for part in queries)


def _holds(query: Query, context: Context, *, lend: bool) -> bool:
    match query:
        case Phrase():
            own = context.sentence.find(query) or context.speaker.find(query)
            return own is not None or (lend and context.surroundings.find(query) is not None)
        case Near():
            return _near(query, context.sentence)
        case Not(inner):
            return not _stands_in(inner, context.sentence)
        case And(queries):
            return all(_holds(part, context, lend=lend) for part in queries)
        case Or(queries):
            return any(_holds(part, context, lend=lend) for part in queries)
        case _:
            assert_never(query)


def _stands_in(query: Query, sentence: Words) -> bool:
    nothing = Words((), {}, ())
    return _holds(query, Context(sentence, nothing, nothing), lend=False)


def _near(query: Near, words: Words) -> bool:
    rights = list(words.iter_places(query.right))
    return any(
        _between(left, right) <= query.distance for left in words.iter_places(query.left) for right in rights
    )


def _between(left: tuple[int, int], right: tuple[int, int]) -> int:
    """Return the number of words between two places."""
    first, second = sorted((left, right))
    return max(0, second[0] - first[1] - 1)


def _shown(term: Phrase | Near, words: Words) -> str | None:
    if isinstance(term, Near):
        left, right = words.find(term.left), words.find(term.right)
        return (
            f"{words.shown(left)} … {words.shown(right)}" if left and right and _near(term, words) else None
        )
    place = words.find(term)
    return words.shown(place) if place else None


def _positive_terms(query: Query) -> Iterator[Phrase | Near]:
    match query:
        case Phrase() | Near():
            yield query
        case And(queries) | Or(queries):
            for part in queries:
                yield from _positive_terms(part)
        case Not():
            return
        case _:
            assert_never(query)
