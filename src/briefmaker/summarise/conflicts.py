"""What the sources disagree about: claims against each other, and different numbers for one thing.

Nothing is averaged and nobody is taken to be right: the sides stand beside one another. A variant
spelling, a later stage and two speakers with one message are no conflict, and where it is not sure
that two numbers count the same thing nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from briefmaker.model.analysis import Analysis, Quantity, Sentence
from briefmaker.model.evidence import evidence_at
from briefmaker.model.span import Span
from briefmaker.model.summary import Conflict, KeyFigure, Point, Side
from briefmaker.summarise.answers import AGAINST, PARTY, SAYS, answer, opposed
from briefmaker.summarise.context import Place
from briefmaker.summarise.introductions import in_full
from briefmaker.summarise.linkage import average_link
from briefmaker.summarise.vectors import cosine, vectors

SAME_THING = 0.35
"""Likeness of two sentences whose numbers count the same thing."""
DIFFERENT = 0.05
"""Share by which two numbers differ; less is rounding."""
COUNTER_CLAIM = "Claim and counter-claim: "
"""Stands before the parties where the second does not deny what the first says, but accuses it in turn."""
_AT_LEAST = frozenset(("more than", "over", "at least", "no fewer than", "above", "well over", "as many as"))
_AT_MOST = frozenset(("less than", "fewer than", "under", "below", "up to"))
_CLAIMS = re.compile(
    rf"(?P<one>(?P<first>{PARTY}) {SAYS} [^;.“”]+?),? (?:while|whereas|but) "
    rf"(?P<other>(?P<second>{PARTY}) (?P<verb>{AGAINST}) [^;.,“”]+)"
)

_REPORTED = re.compile(
    r", (?P<who>[A-Z][\w ’.-]{1,40} (?:reported|said|wrote|reports|says)(?: on [A-Z]\w+day)?)\.?"
)
"""Who passes both claims on."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure, and the sentence that it stands in."""

    analysis: Analysis
    sentence: Sentence
    told: Span
    """The sentence with another number behind it: `An official put the number at 3,000`."""
    quantity: Quantity


def conflicts(places: Sequence[Place]) -> tuple[Conflict, ...]:
    """Return what the topic's sentences disagree about, in reading order; one told twice is one."""
    found = (*_iter_claims(places), *_iter_accounts(places), *_iter_counts(places))
    return tuple({tuple(side.text for side in each.sides): each for each in reversed(found)}.values())[::-1]


def _iter_claims(places: Sequence[Place]) -> Iterator[Conflict]:
    """Yield claims that one sentence sets against each other: `A says …, while B accuses A of …`."""
    for place in places:
        text, span = place.analysis.article.text, place.sentence.span
        match = _CLAIMS.search(text, span.start, span.end)
        if match and match["first"] != match["second"]:
            sides = tuple(_side(place.analysis, Span(*match.span(side))) for side in ("one", "other"))
            reported = _REPORTED.fullmatch(text, match.end(), span.end)
            parties = (match["first"], match["second"])
            kind = COUNTER_CLAIM if match["verb"].startswith("accus") else ""
            about = _about(place.analysis, parties, reported["who"] if reported else None)
            yield Conflict(f"{kind}{about}", sides)


def _iter_accounts(places: Sequence[Place]) -> Iterator[Conflict]:
    """Yield two accounts that stand side by side: one says what it did, the other accuses it or denies it."""
    for place in places:
        parties = opposed(place.analysis, place.number)
        if parties:
            both = place.analysis.sentences[place.number : place.number + 2]
            sides = tuple(_side(place.analysis, sentence.span) for sentence in both)
            yield Conflict(_about(place.analysis, parties), sides)


def _about(analysis: Analysis, parties: tuple[str, str], reported: str | None = None) -> str:
    """Return who is against whom, and in which article: `Norland and Sudland (“Shots at the dam”)`."""
    people = {person.name.split()[-1]: person.name for person in analysis.people}
    named = " and ".join(people.get(party, party) for party in parties)
    passed_on = f"{named}, {reported}" if reported else named
    return f"{passed_on} (“{analysis.title}”)" if analysis.title else passed_on


def _side(analysis: Analysis, span: Span) -> Side:
    """Return one account, everybody in it named in full."""
    return Side(in_full(analysis, span), (evidence_at(analysis.article, span),))


def _iter_counts(places: Sequence[Place]) -> Iterator[Conflict]:
    """Yield the different numbers that different parties give for one thing, all of a thing together."""
    counts = [
        _Count(place.analysis, place.sentence, _told(place), figure)
        for place in places
        for figure in place.analysis.figures
        if place.sentence.span.holds(figure.span)
    ]
    shapes = vectors([count.sentence.span.of(count.analysis.article.text) for count in counts])
    alike = {pair: cosine(shapes[pair[0]], shapes[pair[1]]) for pair in _pairs_of_unit(counts)}
    for things in average_link(len(counts), alike, SAME_THING):
        same = [counts[n] for n in things]
        against = [count for count in same if any(_disagree(count, other) for other in same)]
        if against:
            yield _conflict(against)


def _told(place: Place) -> Span:
    behind = answer(place.analysis, place.number)
    return Span(place.sentence.span.start, behind.end if behind else place.sentence.span.end)


def _pairs_of_unit(counts: Sequence[_Count]) -> list[tuple[int, int]]:
    """Return the pairs that count in one unit, in reading order."""
    by_unit: dict[str | None, list[int]] = {}
    for place, count in enumerate(counts):
        by_unit.setdefault(count.quantity.unit, []).append(place)
    return sorted(pair for places in by_unit.values() for pair in combinations(places, 2))


def _disagree(one: _Count, other: _Count) -> bool:
    a, b = one.quantity, other.quantity
    parties = (a.said_by or one.analysis.article.publisher, b.said_by or other.analysis.article.publisher)
    if a.unit != b.unit or a.unit is None or one.sentence is other.sentence:
        return False
    if parties[0] is None or parties[1] is None or parties[0] == parties[1]:
        return False
    return not _overlap(a, b)


def _overlap(a: Quantity, b: Quantity) -> bool:
    """Return whether both numbers can be true: `more than 90,000` and `100,000`."""
    if a.value is None or b.value is None:
        return True
    low, high = (a, b) if a.value <= b.value else (b, a)
    if low.value is None or high.value is None:  # for the type checker: both have a value
        return True
    if low.high is not None and low.high >= high.value:
        return True
    if low.qualifier in _AT_LEAST or high.qualifier in _AT_MOST or "another" in (a.qualifier, b.qualifier):
        return True
    return float(high.value - low.value) <= DIFFERENT * float(high.value)


def _conflict(counts: Sequence[_Count]) -> Conflict:
    """Return the numbers against each other, each once with all who give it."""
    by_value: dict[Decimal | None, list[_Count]] = {}
    for count in counts:
        by_value.setdefault(count.quantity.value, []).append(count)
    sides = tuple(_side_of(same) for same in by_value.values())
    return Conflict(f"How many: {counts[0].quantity.unit}", sides)


def _side_of(counts: Sequence[_Count]) -> Side:
    first, *others = (_side(count.analysis, count.told) for count in counts)
    return replace(first, evidence=(*first.evidence, *(piece for each in others for piece in each.evidence)))


Told = TypeVar("Told", Point, KeyFigure)


def marked(told: Told, disagreed: Sequence[Conflict]) -> Told:
    """Return the point or figure, marked where it is one side's of what the sources disagree about."""
    one_sided = any(0 < len(_sides_of(told, each)) < len(each.sides) for each in disagreed)
    return replace(told, is_disputed=one_sided)


def is_disputed(point: Point, disagreed: Sequence[Conflict]) -> bool:
    """Return whether the point is about what the sources disagree about, from one side or from both."""
    return any(_sides_of(point, each) for each in disagreed)


def _sides_of(told: Point | KeyFigure, conflict: Conflict) -> list[Side]:
    """Return the sides of the conflict whose words are among those told."""
    return [
        side
        for side in conflict.sides
        if any(
            piece.path == own.path and piece.span.overlaps(own.span)
            for piece in side.evidence
            for own in told.evidence
        )
    ]
