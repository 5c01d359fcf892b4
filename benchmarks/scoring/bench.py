"""Where the scorers and the peers are: what each measuring module is handed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from scoring.beside import module_at

REGULAR = "regular expressions"
"""The name of our baseline in the table."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the scorers are and which interpreter has the peers."""

    scorers: Path
    python: Path | None
    """None: the peers are not run."""

    def scorer(self, name: str) -> ModuleType:
        """Return the scorer of this name; raises FileNotFoundError where it is not there."""
        return module_at(self.scorers / f"{name}.py")
