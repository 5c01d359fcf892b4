"""How many faults in tagged PDF files the checker of our tests sees, and how often it is wrong.

    python benchmarks/tagging.py [--corpus DIR] [--packs DIR] [--damages N] [--first SEED] [--other COMMAND]

DIR of `--corpus` holds a checkout of veraPDF's corpus (its folder `PDF_UA-1` has 296 small files, named by
the rule that they keep or break). DIR of `--packs` holds PDF files of ours; N copies of them, each with one
damage drawn by chance from SEED on, are judged by veraPDF's library, if that is installed, and by ours.
What our writer promises beyond PDF/UA (`ours:`) does not count. COMMAND is another checker that takes a
file and exits with 0 where it passes; it is measured beside ours.
"""

from __future__ import annotations

import argparse
import logging
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import verapdf
from faults.damages import NothingToDamageError, damaged
from faults.measure import Checker, File, report
from pdf_ua import violations

NOT_OURS = ("7.10", "7.11", "7.15", "7.16", "7.18.2", "7.18.4", "7.18.6", "7.18.7", "7.18.8", "7.20")
"""Rules that our writer cannot break: it makes no layers, attachments, forms, media or encryption."""


def ours(path: Path) -> list[str]:
    """Return what our checker finds wrong with the file."""
    return [fault for fault in violations(path.read_bytes()) if not fault.startswith("ours:")]


def other(command: str) -> Checker:
    """Return the checker that `command` is."""

    def check(path: Path) -> list[str]:
        done = subprocess.run([*shlex.split(command), str(path)], capture_output=True, check=False)
        return [] if done.returncode == 0 else [f"exit {done.returncode}"]

    return check


def corpus(folder: Path) -> list[File]:
    """Return the files of the corpus, each with what its name says."""
    paths = sorted(folder.rglob("PDF_UA-1/**/*.pdf"))
    return [File(path, path.name, "-fail-" in path.name) for path in paths]


def damaged_packs(packs: Path, seeds: range, folder: Path) -> list[File]:
    """Return damaged copies of the packs, each with what veraPDF says."""
    sources = sorted(packs.rglob("*.pdf"))
    labels: dict[Path, str] = {}
    for seed in seeds:
        source = sources[seed % len(sources)]
        try:
            kind, content = damaged(source, seed)
        except NothingToDamageError:
            continue
        path = folder / f"{seed}.pdf"
        path.write_bytes(content)
        labels[path] = f"{source.name}, {seed}: {kind}"
    said = verapdf.verdicts(labels)
    return [File(path, label, bool(said[path].broken)) for path, label in labels.items()]


def measured(options: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of the report."""
    checkers = {"ours": ours} | ({"other": other(options.other)} if options.other else {})
    groups: dict[str, list[File]] = {}
    if options.corpus:
        groups["corpus"] = corpus(options.corpus)
        groups["our kind"] = [file for file in groups["corpus"] if not file.label.startswith(NOT_OURS)]
    with tempfile.TemporaryDirectory() as folder:
        if options.packs and (reason := verapdf.missing()):
            yield f"damaged packs are left out: {reason}"
        elif options.packs:
            seeds = range(options.first, options.first + options.damages)
            groups["damages"] = damaged_packs(options.packs, seeds, Path(folder))
        for group, files in groups.items():
            for name, check in checkers.items():
                yield from report(f"{name}, {group}", check, files)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--packs", type=Path)
    parser.add_argument("--damages", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--other", help="another checker's command")
    logging.disable(logging.WARNING)  # the fonts of the corpus are old
    for line in measured(parser.parse_args()):
        print(line)


if __name__ == "__main__":
    main()
