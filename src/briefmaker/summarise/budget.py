"""How long a briefing may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefmaker.model.desk import Desk
from briefmaker.model.period import Period
from briefmaker.model.publisher import Publishers
from briefmaker.model.span import Span

SHARE = 0.62
"""Readers mark about a third of what sources say on a topic; twice that drops what is empty or said twice."""
LEAST = 120
"""Words that are always allowed: there is nothing to leave out of so little."""
MOST = 900
"""Words that a briefing has at most where nobody asks for more: four pages."""


Extracts = Mapping[str, tuple[Span, ...]]
"""By the source's path."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one topic's briefing."""

    words: int | None = None
    """Words of points and quotations together; None takes a share of what there is."""
    least_points: int = 3
    """Key points."""
    most_points: int = 7
    period: Period | None = None
    """Outside it, and without a date, an article is background only."""
    desk: Desk = field(default_factory=Desk)
    """What the editor has decided."""
    publishers: Publishers = field(default_factory=dict)
    """What the desk knows about outlets."""
    extracts: Extracts = field(default_factory=dict)
    """Of sources whose terms limit it, the places that words may be taken from; others are not named."""
    background: float = 0.25
    """Share of the words that background may take."""

    def allowed(self, there_is: int) -> int:
        """Return how many words may be printed where the sources say `there_is` words on the topic."""
        return self.words if self.words is not None else min(MOST, max(LEAST, round(SHARE * there_is)))
