"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "altered", "misattributed", "not found", "unsupported", "added", "moved", "source changed", "source gone"
]
HARMLESS: frozenset[Kind] = frozenset(("added", "moved"))
"""What somebody may have done to a document without saying anything wrong; it is told all the same."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between a document and what the sources say, or between sources then and now."""

    kind: Kind
    message: str
    where: str
    """The file, or the source with its line."""
    expected: str = ""
    """What should stand there."""
    found: str = ""
    """What stands there."""

    @property
    def is_error(self) -> bool:
        """Return whether the document says what it should not."""
        return self.kind not in HARMLESS

    def __str__(self) -> str:
        """Return the line that is printed."""
        return f"{self.where}: {self.kind}: {self.message}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a document's words rest on."""

    findings: tuple[Finding, ...] = ()
    statements: int = 0
    """Statements whose words are those of a source."""
    figures: int = 0
    """Figures that stand in a source."""
    quotations: int = 0
    """Quotations whose words are those of a source."""
    named: int = 0
    """Quotations whose speaker the source names beside them."""
    inferred: int = 0
    """Quotations whose speaker is inferred by rule, and marked so."""
    unattributed: int = 0
    """Quotations whose speaker is left open."""
    errors: tuple[Finding, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Sort out what is wrong."""
        object.__setattr__(self, "errors", tuple(found for found in self.findings if found.is_error))
