"""The quality of the analysis beside its peers, in one run.

    python benchmarks/analysis.py --shared ../shared [--data DIR] [--peers PYTHON] [--json]

It prints a table (measure, peers, briefmaker, target), risk-coverage curves for speakers, and what was left
out with the reason. docs/benchmarks.md says how to get the data and the peers.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from scoring.annotated import measure_samples, measure_shared
from scoring.bench import Bench
from scoring.beside import ROOT
from scoring.disputed import read_disputed
from scoring.figures import Part, joined, read_measures
from scoring.pace import measure_pace
from scoring.pages import measure_pages
from scoring.peers import NOT_RUN
from scoring.quantities import measure_quantities
from scoring.quotations import measure_quotations
from scoring.sets import Sets, load_sets
from scoring.table import shown


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and return the exit status: 0, also where there is nothing to measure with."""
    options = _options(arguments)
    if not (options.shared / "benchmarks").is_dir():
        print(f"nothing measured: no scorers in {options.shared / 'benchmarks'}; give --shared DIR")
        return 0
    part = measured(options.shared, options.data, options.peers)
    print(json.dumps(asdict(part), indent=1) if options.json else shown(read_measures(), part))
    return 0


def measured(shared: Path, data: Path, python: Path | None) -> Part:
    """Return everything that can be measured with what is there."""
    sets = load_sets(data, shared / "benchmarks")
    bench = Bench(shared / "benchmarks", python)
    return joined(
        (
            *_annotated(shared),
            measure_quotations(sets, bench, read_disputed()),
            measure_quantities(sets, bench),
            measure_pages(sets, bench),
            measure_pace(_texts(sets)),
            Part(notes=(*sets.notes, *(f"{tool}: {reason}" for tool, reason in NOT_RUN.items()))),
        )
    )


def _annotated(shared: Path) -> tuple[Part, ...]:
    try:
        return measure_shared(shared), measure_samples(shared)
    except FileNotFoundError as error:
        return (Part(notes=(f"annotated articles left out: {error.filename or error} is not there",)),)


def _texts(sets: Sets) -> list[str]:
    """Return the articles to time: the public ones, else our own samples."""
    if sets.quotes is not None:
        return [article["text"] for article in sets.quotes]
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "sources").glob("*.txt"))]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Print the quality of the analysis beside its peers.")
    parser.add_argument(
        "--shared",
        type=Path,
        default=ROOT.parent / "shared",
        help="folder with the scorers and annotated articles",
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT.parent / "benchmark-data",
        help="folder outside the project with the public sets, or with the clones to build them from",
    )
    parser.add_argument(
        "--peers", type=Path, metavar="PYTHON", help="interpreter of an environment with the peers"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
