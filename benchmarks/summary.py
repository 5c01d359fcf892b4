"""The quality and speed of the briefings beside their peers, in one run.

    python benchmarks/summary.py --shared ../shared [--data DIR] [--peers PYTHON] [--sentences N ...]

docs/benchmarks.md says how to get the data and the peers, and how to read the figures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefmaker.config import load_settings
from briefmaker.pipeline import read_corpus
from briefs.events import event_marks
from briefs.marks import read_gold
from briefs.pace import COUNTS, paces
from briefs.quality import MEASURES, Row, Task, compared
from scoring.beside import ROOT


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables and return the exit status: 0, also where there is nothing to measure with."""
    options = _options(arguments)
    for lines in (_quality(options), _events(options), _pace(options)):
        for line in lines:
            print(line, flush=True)
        print()
    return 0


def _quality(options: argparse.Namespace) -> Iterator[str]:
    try:
        gold = read_gold(options.shared)
    except FileNotFoundError as error:
        yield f"Briefings not compared: {error.filename or error} is not there; give --shared DIR"
        return
    settings = load_settings(ROOT)
    corpus = read_corpus(options.shared / "articles", settings)
    for topic in settings.topics:
        yield f"{topic.id}{'' if topic.id in gold.topics else ' (its gold is kept back)'}"
        yield "  ".join((" " * 4, f"{'tool':12}", *(f"{name:>13}" for name in MEASURES)))
        for row in compared(Task(corpus, topic, settings, options.peers), gold):
            yield _row(row) if isinstance(row, Row) else f"      {row}"


def _row(row: Row) -> str:
    cells = (f"{row.marks[name]:13.2f}" if name in row.marks else f"{'-':>13}" for name in MEASURES)
    return "  ".join((f"{row.length:4}", f"{row.tool:12}", *cells))


def _events(options: argparse.Namespace) -> Iterator[str]:
    found = event_marks(options.data, options.shared / "benchmarks")
    yield "Articles grouped into events, ECB+ development part"
    if isinstance(found, str):
        yield f"  left out: {found}"
        return
    yield f"  B-cubed P / R / F1  {' / '.join(map(str, found['B3']))}    target: F1 90"
    yield f"  adjusted Rand index {found['ARI']}"
    yield "  tf-idf, average link: 83.2 / 95.1 / 88.7, 83.5; single pass: 86.5 / 86.5 / 86.5, 80.6"


def _pace(options: argparse.Namespace) -> Iterator[str]:
    yield "Time of a summary, seconds of one core; target: 5,000 sentences under 0.5"
    for pace in paces(load_settings(ROOT), options.sentences):
        yield f"  {pace.sentences:6,} sentences  {pace.topic:14} {pace.seconds:.3f}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Print the quality and speed of the briefings.")
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="folder with scorer, gold and articles"
    )
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "benchmark-data", help="folder with the public sets"
    )
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="interpreter that has sumy and numpy")
    parser.add_argument(
        "--sentences", type=int, nargs="+", default=COUNTS, metavar="N", help="how many to time with"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
