"""What it costs to print a document: processor time and memory of our renderers beside other tools.

    python benchmarks/render.py [--pages N ...] [--skip TOOL ...]

Each document is made in a process of its own, the best of three, whose start is taken off: what a process
costs that imports the tool's libraries and prints one page. So the seconds hold the work alone; the memory
is that of the whole process. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prints.matter import sections
from prints.tools import found

PAGES = (10, 100, 1000)
SLOW = {"LibreOffice, PDF of our DOCX": 100}
"""Tools that are not asked for more pages than these."""
TRIES = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What one document cost."""

    seconds: float
    """Of the processor, children counted."""
    megabytes: float
    """The most that the process, or one of its children, held at a time."""
    size: int
    """Bytes of the document."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and return the exit status."""
    options = _options(arguments)
    if options.one:
        print(json.dumps(_measured(*options.one)))
        return 0
    for line in _table(options.pages, options.skip):
        print(line, flush=True)
    return 0


def _table(counts: Sequence[int], skip: Sequence[str]) -> Iterator[str]:
    yield f"{'pages':>6}  {'tool':32}{'seconds':>9}{'MB':>8}{'KB':>9}  beside"
    for pages in counts:
        costs: dict[str, Cost] = {}
        for tool in found():
            if tool in skip or pages > SLOW.get(tool, pages):
                continue
            costs[tool] = cost = _cost(tool, pages)
            yield (
                f"{pages:6,}  {tool:32}{cost.seconds:9.2f}{cost.megabytes:8.0f}{cost.size / 1024:9.0f}"
                f"  {_beside(tool, costs)}"
            )


def _beside(tool: str, costs: dict[str, Cost]) -> str:
    """Return our time as a multiple of the other tool's, where that is the comparison."""
    rivals = {
        "ReportLab, untagged": "ours, PDF",
        "WeasyPrint, PDF/UA of our HTML": "ours, PDF",
        "typst, PDF/UA": "ours, PDF",
        "python-docx": "ours, DOCX",
        "docxtpl, no contents": "ours, DOCX",
        "pandoc, DOCX": "ours, DOCX",
    }
    mine = costs.get(rivals.get(tool, ""))
    return f"ours {mine.seconds / costs[tool].seconds:.2f} times" if mine and costs[tool].seconds else ""


def _cost(tool: str, pages: int) -> Cost:
    """Return what `pages` cost beyond what one page costs; the memory is that of the whole process."""
    whole = min((_child(tool, pages) for _ in range(TRIES)), key=lambda cost: cost.seconds)
    start = min((_child(tool, 1) for _ in range(TRIES)), key=lambda cost: cost.seconds)
    return Cost(max(0.0, whole.seconds - start.seconds), whole.megabytes, whole.size)


def _child(tool: str, pages: int) -> Cost:
    command = [sys.executable, str(Path(__file__).resolve()), "--one", tool, str(pages)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=1800)
    return Cost(**json.loads(done.stdout))


def _measured(tool: str, pages: str) -> dict[str, float]:
    made = found()[tool](sections(int(pages)))
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    seconds = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    return {
        "seconds": seconds,
        "megabytes": max(own.ru_maxrss, children.ru_maxrss) / 1024,
        "size": len(made),
    }


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Print what it costs to print a document.")
    parser.add_argument("--pages", type=int, nargs="+", default=PAGES, metavar="N", help="how many pages")
    parser.add_argument("--skip", nargs="+", default=(), metavar="TOOL", help="tools to leave out")
    parser.add_argument("--one", nargs=2, metavar=("TOOL", "PAGES"), help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
