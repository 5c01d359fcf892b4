"""Cases kept as text: a title, an input and what is expected of it.

    === the title of the case
    the input, over as many lines as it needs
    ---
    what is expected, a line each

Adding a case is editing text; lines that begin with `#` between cases are notes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a file."""

    title: str
    text: str
    expected: tuple[str, ...]

    def __str__(self) -> str:
        """Return the title, which pytest prints."""
        return self.title


def read_cases(path: Path) -> list[Case]:
    """Return the cases of the file at `path`, in its order."""
    cases = []
    for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, _, rest = block.partition("\n")
        text, _, expected = rest.partition("\n---")
        lines = (line.strip() for line in expected.split("\n"))
        cases.append(
            Case(title.strip(), text, tuple(line for line in lines if line and not line.startswith("#")))
        )
    return cases
