"""What is found about an edited draft: faults that stop it, notes on the way, each with its place."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefmaker.diagnostics import Diagnostic
from briefmaker.drafts.runs import Run
from briefmaker.drafts.statements import Fault
from briefmaker.errors import BriefmakerError

_START = 40
"""Letters by which the line of a run is found."""
_ATTRIBUTES = re.compile(r"\{[^{}]*\}|(?<=\])\([^()\s]*\)")
_BARE = re.compile(r"[^\w]")


@dataclass(slots=True)
class Findings:
    """Faults and notes, gathered as they are found."""

    where: str
    lines: Mapping[int, int]
    """Of a draft in Markdown, by the number of the run that begins there."""
    faults: list[tuple[int, BriefmakerError]] = field(default_factory=list)
    """With the number of the run."""
    notes: list[Diagnostic] = field(default_factory=list)

    def fault(self, run: Run, fault: Fault | str, source: str = "") -> None:
        """Add a fault of a run; `source` is the place of the original in its source."""
        rests = f" ({source})" if source else ""
        self.faults.append((run.index, BriefmakerError(f"{fault}{rests}", self.place(run))))

    def whole(self, message: str) -> None:
        """Add a fault of the whole draft."""
        self.faults.append((sys.maxsize, BriefmakerError(message, self.where)))

    def problems(self) -> tuple[BriefmakerError, ...]:
        """Return what is wrong, in reading order."""
        ordered = sorted(self.faults, key=lambda each: each[0])
        return tuple({str(error): error for _, error in ordered}.values())

    def note(self, code: str, message: str, run: Run | None = None, *, warns: bool = False) -> None:
        """Add a note on a run, or on the whole draft."""
        place = self.place(run) if run else self.where
        self.notes.append(Diagnostic(code, "warning" if warns else "note", message, place))

    def place(self, run: Run) -> str:
        """Return where a run stands: its line, in a Word file the heading above it."""
        if run.index in self.lines:
            return f"{self.where}:{self.lines[run.index]}"
        return f"{self.where}, under “{run.section}”" if run.section else self.where


def lines_of(runs: Iterable[Run], lines: Sequence[str]) -> dict[int, int]:
    """Return in which line of the Markdown each run begins, as far as that can be found."""
    bare = [_BARE.sub("", _ATTRIBUTES.sub("", line)) for line in lines]
    found: dict[int, int] = {}
    reached = 0
    for run in runs:
        start = _BARE.sub("", run.text)[:_START]
        at = next((at for at in range(reached, len(bare)) if start and start in bare[at]), None)
        if at is not None:
            found[run.index], reached = at + 1, at
    return found
