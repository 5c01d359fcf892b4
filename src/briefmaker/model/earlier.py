"""An earlier edition of a briefing, as far as a later one is compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EarlierStatement:
    """A key point or a figure that was printed."""

    text: str
    evidence: frozenset[str]
    """Ids of the evidence."""
    path: str
    """The first source that it rested on."""
    exact: str
    """The words of that source."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an edition stated, and on which sources."""

    label: str
    statements: tuple[EarlierStatement, ...]
    told: frozenset[str]
    """Ids of all evidence that was printed anywhere in it."""
    sources: Mapping[str, str]
    """The SHA-256 of each source by its path."""
