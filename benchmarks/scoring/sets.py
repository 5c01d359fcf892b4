"""The public development sets: found in a folder, or built into it from clones that lie there.

Nothing is fetched here. The sets hold texts of third parties, so the folder is outside the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring.beside import ROOT


@dataclass(frozen=True, slots=True)
class Source:
    """A public repository and what is built from it."""

    repository: str
    """As `owner/name`."""
    clone: str
    """The name that its clone has in the folder of the data."""
    builder: str
    files: tuple[str, ...]


QUOTES = Source("networkdynamics/PolNeAR", "polnear.git", "build_quotes.py", ("quotes_dev.jsonl",))
QUANTITIES = Source("satya77/CQE_Evaluation", "cqe.git", "build_quantities.py", ("quantities_dev.json",))
FURNITURE = Source(
    "scrapinghub/article-extraction-benchmark",
    "extract.git",
    "build_plaintext_furniture.py",
    ("furniture_dev_input.json", "furniture_dev_gold.json"),
)


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets, each None where it is not to be had, and why not."""

    quotes: list[dict[str, Any]] | None
    """Articles with the quotations in them."""
    quantities: list[dict[str, Any]] | None
    """Sentences with the quantities in them."""
    pages: dict[str, str] | None
    """The visible text of web pages by id."""
    bodies: dict[str, dict[str, Any]] | None
    """The article of each page."""
    notes: tuple[str, ...]


def load_sets(data: Path, builders: Path) -> Sets:
    """Return the sets in `data`; those that are missing are built there where their clone is there too."""
    notes = {source: _made(source, data, builders) for source in (QUOTES, QUANTITIES, FURNITURE)}
    pages, bodies = (data / name for name in FURNITURE.files)
    return Sets(
        quotes=None if notes[QUOTES] else _lines(data / QUOTES.files[0]),
        quantities=None if notes[QUANTITIES] else _json(data / QUANTITIES.files[0]),
        pages=None if notes[FURNITURE] else _json(pages),
        bodies=None if notes[FURNITURE] else _json(bodies),
        notes=tuple(note for note in notes.values() if note),
    )


def _made(source: Source, data: Path, builders: Path) -> str | None:
    """Return why the files of `source` are not in `data`, or None once they are."""
    if all((data / name).is_file() for name in source.files):
        return None
    if data.resolve().is_relative_to(ROOT):
        return f"{source.files[0]} left out: {data} is inside the project, and its texts are third parties'"
    clone = data / source.clone
    if not clone.is_dir():
        return (
            f"{source.files[0]} left out: clone {source.repository} as {clone} (git clone --bare) to build it"
        )
    return _built(source, clone, data, builders)


def _built(source: Source, clone: Path, data: Path, builders: Path) -> str | None:
    done = subprocess.run(
        [sys.executable, builders / source.builder, clone, data], capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return None
    said = done.stderr.strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
    return f"{source.files[0]} left out: {source.builder} failed: {said[0]}"


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
