"""The values that the measuring modules hand to the table."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from scoring.coverage import Step

FILE = Path(__file__).parents[1] / "measures.toml"
OURS = "briefmaker"


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of the table."""

    id: str
    group: str
    title: str
    target: str
    published: tuple[str, ...]
    """What others printed of themselves, each with the tool's name."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a tool reaches on a measure: the values in the order that the measure's title names."""

    measure: str
    tool: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one measuring module found."""

    figures: tuple[Figure, ...] = ()
    curves: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    """Risk-coverage curves by the name of the set."""
    notes: tuple[str, ...] = ()
    """What was left out, and why."""


def joined(parts: tuple[Part, ...]) -> Part:
    """Return the parts as one, in their order."""
    return Part(
        figures=tuple(figure for part in parts for figure in part.figures),
        curves={name: curve for part in parts for name, curve in part.curves.items()},
        notes=tuple(note for part in parts for note in part.notes),
    )


def read_measures(path: Path = FILE) -> tuple[Measure, ...]:
    """Return the measures of the file at `path`, in its order."""
    groups = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    return tuple(
        Measure(row["id"], group["title"], row["title"], row["target"], tuple(row.get("published", ())))
        for group in groups
        for row in group["measure"]
    )
