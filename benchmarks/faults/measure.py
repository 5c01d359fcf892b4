"""What a checker names of files that are known to be faulty or good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Checker = Callable[[Path], list[str]]


@dataclass(frozen=True, slots=True)
class File:
    """A file, what it is called in the report, and whether it is faulty."""

    path: Path
    label: str
    is_faulty: bool


def report(name: str, check: Checker, files: Iterable[File]) -> Iterator[str]:
    """Yield lines: what a checker names, and each file in which it is wrong."""
    verdicts = [(file, check(file.path)) for file in files]
    for label, kind in (("faulty", True), ("good", False)):
        group = [faults for file, faults in verdicts if file.is_faulty is kind]
        named = sum(map(bool, group))
        share = named / len(group) if group else 0
        yield f"{name:16} {label:8} {named:5} of {len(group):5} named ({share:.1%})"
    for file, faults in verdicts:
        if bool(faults) is not file.is_faulty:
            yield f"{name:16} wrong:   {file.label}: {', '.join(faults[:2]) or 'nothing named'}"
