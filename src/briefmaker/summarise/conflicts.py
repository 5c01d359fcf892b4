"""What the sources disagree about: claims against each other, and different numbers for one thing.

Nothing is averaged and nobody is taken to be right: the sides stand beside one another. A variant
spelling, a later stage and two speakers with one message are no conflict, and where it is not sure
that two numbers count the same thing nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from briefmaker.model.analysis import Analysis, Quantity, Sentence
from briefmaker.model.evidence import evidence_at
from briefmaker.model.span import Span
from briefmaker.model.summary import Conflict, Side
from briefmaker.summarise.context import Place
from briefmaker.summarise.vectors import cosine, vectors

SAME_THING = 0.35
"""Likeness of two sentences whose numbers count the same thing."""
DIFFERENT = 0.05
"""Share by which two numbers differ; less is rounding."""
_AT_LEAST = frozenset(("more than", "over", "at least", "no fewer than", "above", "well over", "as many as"))
_AT_MOST = frozenset(("less than", "fewer than", "under", "below", "up to"))
_SAYS = (
    r"(?:says?|said|claims?|claimed|insists?|insisted|argues?|argued|maintains?|maintained|reports?|reported)"
)
_AGAINST = (
    r"(?:accuses?|accused|denies|denied|rejects?|rejected|disputes?|disputed|contradicts?|contradicted|dismiss\w+|"
    r"says? (?:it|the)|said (?:it|the)|claims? (?:it|the))"
)
_PARTY = r"(?:[Tt]he )?[A-Z][\w’.-]*(?: (?:[A-Z][\w’.-]*|of|the|and))*(?: [a-z]+){0,2}?"
_CLAIMS = re.compile(
    rf"(?P<one>(?P<first>{_PARTY}) {_SAYS} [^;.“”]+?),? (?:while|whereas|but) "
    rf"(?P<other>(?P<second>{_PARTY}) {_AGAINST} [^;.,“”]+)"
)
_ACCOUNT = re.compile(rf"(?P<party>{_PARTY}) (?P<verb>{_SAYS}|{_AGAINST})\b(?P<words>.+)", re.DOTALL)
_CONTRADICTS = re.compile(r"(?:accus|den|reject|disput|contradict|dismiss)")


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure, and the sentence that it stands in."""

    analysis: Analysis
    sentence: Sentence
    quantity: Quantity


def conflicts(places: Sequence[Place]) -> tuple[Conflict, ...]:
    """Return what the topic's sentences disagree about, in reading order; one told twice is one."""
    found = (*_iter_claims(places), *_iter_accounts(places), *_iter_counts(places))
    return tuple({tuple(side.text for side in each.sides): each for each in reversed(found)}.values())[::-1]


def _iter_claims(places: Sequence[Place]) -> Iterator[Conflict]:
    """Yield claims that one sentence sets against each other: `A says …, while B accuses A of …`."""
    for place in places:
        article, span = place.analysis.article, place.sentence.span
        match = _CLAIMS.search(article.text, span.start, span.end)
        if match and match["first"] != match["second"]:
            sides = tuple(
                Side(" ".join(match[side].split()), (evidence_at(article, Span(*match.span(side))),))
                for side in ("one", "other")
            )
            yield Conflict(f"{match['first']} and {match['second']}", sides)


def _iter_accounts(places: Sequence[Place]) -> Iterator[Conflict]:
    """Yield two accounts that stand side by side: one says what it did, the other accuses it."""
    for one, other in pairwise(places):
        if one.analysis is not other.analysis or one.sentence.paragraph != other.sentence.paragraph:
            continue
        article = one.analysis.article
        first, second = (
            _ACCOUNT.match(article.text, place.sentence.span.start, place.sentence.span.end)
            for place in (one, other)
        )
        if first and second and _are_opposed(first, second):
            yield Conflict(f"{first['party']} and {second['party']}", (_account(one), _account(other)))


def _are_opposed(one: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether one accuses or contradicts the other, or each tells of the other's deeds."""
    if one["party"] == other["party"]:
        return False
    named = [_stem(other["party"]) in one["words"], _stem(one["party"]) in other["words"]]
    against = [bool(_CONTRADICTS.match(account["verb"])) for account in (one, other)]
    return all(named) or (named[0] and against[0]) or (named[1] and against[1])


def _stem(party: str) -> str:
    """Return the letters that a state's name shares with its people's: `Russia`, `Russian`."""
    return party.removeprefix("The ").removeprefix("the ")[:5]


def _account(place: Place) -> Side:
    article, span = place.analysis.article, place.sentence.span
    return Side(" ".join(span.of(article.text).split()), (evidence_at(article, span),))


def _iter_counts(places: Sequence[Place]) -> Iterator[Conflict]:
    """Yield pairs of different numbers that different parties give for one thing."""
    counts = [
        _Count(place.analysis, place.sentence, figure)
        for place in places
        for figure in place.analysis.figures
        if place.sentence.span.holds(figure.span)
    ]
    shapes = vectors([count.sentence.span.of(count.analysis.article.text) for count in counts])
    for one, other in _pairs_of_unit(counts):
        if _disagree(counts[one], counts[other]) and cosine(shapes[one], shapes[other]) >= SAME_THING:
            yield _conflict(counts[one], counts[other])


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


def _conflict(one: _Count, other: _Count) -> Conflict:
    return Conflict(f"How many: {one.quantity.unit}", (_side(one), _side(other)))


def _side(count: _Count) -> Side:
    article = count.analysis.article
    words = " ".join(count.sentence.span.of(article.text).split())
    return Side(words, (evidence_at(article, count.sentence.span),))
