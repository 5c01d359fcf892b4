"""What is odd about the input, collected as values and shown by the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what, how bad, where and what to do."""

    code: str
    """Stable and short, for scripts: `unreadable`, `undated`, `no-coverage`."""
    severity: Severity
    message: str
    where: str | None = None

    def __str__(self) -> str:
        """Return the line that is printed."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.severity}: {self.message} [{self.code}]"
