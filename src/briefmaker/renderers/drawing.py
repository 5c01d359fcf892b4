"""A picture as every format draws it: boxes and words, in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Measure = Callable[[str], float]
"""Gives the width of words in points."""


@dataclass(frozen=True, slots=True)
class Type:
    """How the words of a picture are set."""

    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    """Of its upper edge, downwards."""
    width: float
    height: float
    colour: Literal["accent", "rule"]


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one line."""

    x: float
    """Where they begin."""
    baseline: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, and what it shows in words for those who cannot see it."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    alt: str


Draw = Callable[[float, Type, Measure], Drawing]
"""Draws a picture as wide as it is told, with words as they are told to be set."""
