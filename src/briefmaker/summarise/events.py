"""Which articles tell one event: the same names, numbers and runs of words, told within days.

The numbers were chosen on the development part of ECB+ (Cybulska and Vossen 2014), where each subject
holds two similar events such as two earthquakes, on small subsets of it and on a few articles on one
subject: docs/benchmarks.md. Only `DAYS` is a judgement.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from briefmaker.summarise.linkage import average_link
from briefmaker.summarise.vectors import Vector, normed, terms

LEAD, LEAD_WEIGHT = 3, 2.0
"""The headline and the two sentences behind it say what happened; their words count twice."""
STRONG = 2.5
"""Weight of names and numbers: two storms share the wind, not the place and the toll."""
ALIKE = 0.16
"""Mean likeness between the articles of two groups from which they are one event."""
DAYS = 3
"""Articles dated further apart tell different events or a later stage, however alike."""
COMMON = 60
"""A term in more articles than these proposes no pair: so thousands of articles take near linear time."""
HEAVIEST = 40
"""Terms of each article that may propose a pair: what two articles on one event share is among them."""
SHARED = 2
"""Such terms that a pair has in common before it is looked at: one name alone is no event."""
ELSEWHERE = 0.7
"""What the likeness of two articles whose openings name places, and none in common, is multiplied by."""

_NAME = re.compile(r"(?<![.!?:\"“”‘’'] )(?<!^)\b[A-Z][\w’'-]+")
"""A word with a capital where no sentence begins."""
_PLACE = re.compile(
    r"\b(?:in|at|near|from|outside|off) (?:the )?((?:[A-Z][\w’'-]+ ?)+)"
    r"|^([A-Z]{4,})\b"  # a dateline
)


@dataclass(frozen=True, slots=True)
class Story:
    """What an article tells, and when it was published."""

    sentences: tuple[str, ...]
    """The headline first, where there is one."""
    published: str | None = None
    """ISO 8601 date."""


def group_articles(stories: Sequence[Story]) -> tuple[tuple[int, ...], ...]:
    """Return the places of the stories, those that tell one event together, in the order of the first.

    Each stands in one group. Average link on tf-idf, which the literature on ECB+ takes as its baseline.
    """
    shapes = _shapes(stories)
    days = [date.fromisoformat(story.published) if story.published else None for story in stories]
    places = [_places(story) for story in stories]
    alike = {
        (one, other): _cosine(shapes[one], shapes[other]) * _where(places[one], places[other])
        for one, other in _proposed(shapes)
        if _is_near(days[one], days[other])
    }
    return average_link(len(stories), alike, ALIKE)


def _where(one: frozenset[str], other: frozenset[str]) -> float:
    """Return what the places say: two like events differ by where they happened."""
    return ELSEWHERE if one and other and one.isdisjoint(other) else 1.0


def _places(story: Story) -> frozenset[str]:
    """Return the words of the places that the story's opening names."""
    found = (match for sentence in story.sentences[:LEAD] for match in _PLACE.finditer(sentence))
    return frozenset(word for match in found for word in terms(match[1] or match[2]))


def _is_near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= DAYS


def _shapes(stories: Sequence[Story]) -> list[Vector]:
    """Return a vector of length 1 for each story. A pair of words that no other story has says nothing."""
    weights = [_weights(story) for story in stories]
    spread = Counter(term for found in weights for term in found)
    total = len(stories)
    return [
        normed(
            {
                term: weight * math.log(1 + (total / spread[term]) ** 2)
                for term, weight in found.items()
                if spread[term] > 1 or " " not in term
            }
        )
        for found in weights
    ]


def _weights(story: Story) -> dict[str, float]:
    """Return how much each term counts in the story: a word, or two words that follow one another."""
    counts: dict[str, float] = {}
    names: set[str] = set()
    for place, sentence in enumerate(story.sentences):
        words = terms(sentence)
        names.update(terms(" ".join(_NAME.findall(sentence))))
        for term in (*words, *(f"{one} {other}" for one, other in pairwise(words))):
            counts[term] = counts.get(term, 0.0) + (LEAD_WEIGHT if place < LEAD else 1.0)
    return {
        term: (1 + math.log(count)) * (STRONG if term in names or term[0].isdigit() else 1.0)
        for term, count in counts.items()
    }


def _proposed(shapes: Sequence[Vector]) -> list[tuple[int, int]]:
    """Return the pairs that share two of their heaviest terms, among those that few articles have."""
    holders: dict[str, list[int]] = {}
    for place, shape in enumerate(shapes):
        for term in heapq.nlargest(HEAVIEST, shape, key=lambda term: (shape[term], term)):
            holders.setdefault(term, []).append(place)
    few = (found for found in holders.values() if len(found) <= COMMON)
    shared = Counter(pair for found in few for pair in combinations(found, 2))
    return sorted(pair for pair, terms_shared in shared.items() if terms_shared >= SHARED)


def _cosine(one: Vector, other: Vector) -> float:
    """Return the likeness of two vectors of hundreds of terms, in an order that is always the same."""
    return math.fsum(one[term] * other[term] for term in one.keys() & other.keys())
