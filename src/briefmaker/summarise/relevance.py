"""How much a sentence says: what was done, decided or counted, not that people met or felt.

Nearness to the topic's middle alone prefers long and general sentences. What readers of a briefing
mark is somebody doing something: announcing, sending, warning, asking; and the figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefmaker.summarise.rules import rules_of
from briefmaker.summarise.vectors import Vector, cosine

FIGURE, ACT, NOTICE, RHETORIC, CONTEXT = 0.25, 0.06, 0.6, 0.3, 0.1
"""Weights, in units of the likeness between two sentences."""
MOST_ACTS = 4
SHORT = 12
"""Words below which a sentence without an act or a figure says little."""
WORD = 0.006
"""What a word costs: of two sentences that say as much, readers want the shorter."""
ELSEWHERE = 0.6
"""How much nearness to another topic costs."""
_STATE = re.compile(r"\b(?:is|are|was|were|remains?|stands?)\b")
_QUOTED = re.compile('“[^”]*”|"[^"]*"|«[^»]*»')


@dataclass(frozen=True, slots=True)
class Middles:
    """The directions of all topics' sentences."""

    own: Vector
    others: Mapping[str, Vector]


@dataclass(frozen=True, slots=True)
class _Rules:
    act: re.Pattern[str]
    notice: re.Pattern[str]
    outcome: re.Pattern[str]
    rhetoric: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Relevance:
    """How much a sentence says about a topic, and why."""

    parts: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """Return the sum, about -0.5 to 1."""
        return sum(weight for _, weight in self.parts)

    def __str__(self) -> str:
        """Return the score and what it is made of, for people."""
        return f"{self.score:+.2f}: " + ", ".join(f"{name} {weight:+.2f}" for name, weight in self.parts)


def relevance(
    words: str, shape: Vector, middles: Middles, *, has_figure: bool, by_context: bool
) -> Relevance:
    """Return how much the sentence `words` says about the topic."""
    rules = _rules()
    near = cosine(shape, middles.own)
    elsewhere = max((cosine(shape, other) for other in middles.others.values()), default=0.0)
    weighed = {
        "near the topic": near,
        "nearer another": -ELSEWHERE * max(0.0, elsewhere - near),
        "figure": FIGURE if has_figure else 0.0,
        "acts": ACT * min(MOST_ACTS, len(set(rules.act.findall(words)))),
        "meeting only": -NOTICE if is_notice(words) else 0.0,
        "rhetoric": -RHETORIC if rules.rhetoric.search(words) else 0.0,
        "by context": -CONTEXT if by_context else 0.0,
        "length": -WORD * len(words.split()),
    }
    return Relevance(tuple((name, weight) for name, weight in weighed.items() if weight))


def says_little(words: str, *, has_figure: bool) -> bool:
    """Return whether a short sentence says how things are, tells of no act and gives no figure.

    Such a sentence leads to the next one: `The allies are holding the island to account.`
    """
    short = len(words.split()) < SHORT and bool(_STATE.search(words))
    return short and not has_figure and not _rules().act.search(words) and not _QUOTED.search(words)


def is_notice(words: str) -> bool:
    """Return whether the sentence says that people met or spoke, and nothing of what came of it."""
    plain = _QUOTED.sub(" ", words)
    return bool(_rules().notice.search(plain)) and not _rules().outcome.search(words)


@cache
def _rules() -> _Rules:
    table = rules_of("relevance")
    return _Rules(
        act=re.compile(rf"\b(?:{'|'.join(table['acts'].split())})\b"),
        notice=re.compile("|".join(table["notices"])),
        outcome=re.compile("|".join(table["outcomes"])),
        rhetoric=re.compile("|".join(table["rhetoric"])),
    )
