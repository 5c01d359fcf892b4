"""How long a briefing may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one topic's briefing; words are those of points and quotations together."""

    words: int = 600
    least_points: int = 3
    most_points: int = 7
    quotes: int = 6
    quoted: int = 250
    """Words of all quotations together."""
