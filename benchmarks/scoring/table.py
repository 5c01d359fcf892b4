"""The figures as text: a table of measures, the curves, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from textwrap import wrap

from scoring.coverage import Step
from scoring.figures import OURS, Figure, Measure, Part

_WIDTHS = (46, 52, 20, 14)
_HEAD = ("measure", "peers", OURS, "target")


def shown(measures: Sequence[Measure], part: Part) -> str:
    """Return the whole output as lines of text, measures without a figure of ours left out."""
    lines = [_line(_HEAD), _line(tuple("-" * width for width in _WIDTHS))]
    printed = [measure for measure in measures if _of(part.figures, measure.id, OURS)]
    for group, rows in groupby(printed, key=lambda measure: measure.group):
        lines += ["", group]
        for measure in rows:
            lines += _row(measure, part.figures)
    for name, steps in part.curves.items():
        lines += ["", *_curve(name, steps)]
    if part.notes:
        lines += ["", "Left out", *(f"  {note}" for note in part.notes)]
    return "\n".join(lines)


def _row(measure: Measure, figures: Sequence[Figure]) -> Iterator[str]:
    peers = [
        f"{figure.tool} {_values(figure)}"
        for figure in figures
        if figure.measure == measure.id and figure.tool != OURS
    ]
    peers += [f"published: {words}" for words in measure.published]
    own = [_values(figure) for figure in _of(figures, measure.id, OURS)]
    cells = ([f"  {measure.title}"], peers or ["-"], own, [measure.target])
    columns = [[line for cell in column for line in wrap(cell, width, subsequent_indent="  ")]
               for column, width in zip(cells, _WIDTHS, strict=True)]  # fmt: skip
    columns[0] = ["  " + line.strip() for line in columns[0]]
    for parts in zip_longest(*columns, fillvalue=""):
        yield _line(parts)


def _of(figures: Sequence[Figure], measure: str, tool: str) -> list[Figure]:
    return [figure for figure in figures if (figure.measure, figure.tool) == (measure, tool)]


def _values(figure: Figure) -> str:
    return " / ".join(f"{value:,g}" for value in figure.values)


def _line(cells: Sequence[str]) -> str:
    return " | ".join(f"{cell:{width}}" for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def _curve(name: str, steps: Sequence[Step]) -> Iterator[str]:
    yield f"Speakers by trust: {name}"
    yield f"  {'up to basis':12} {'speakers':>8} {'right':>7} {'| named so far':>15} {'right so far':>13}"
    for step in steps:
        alone = f"{step.basis:12} {step.count:8} {step.right_alone:6.1f}%"
        yield f"  {alone} | {step.named:11.1f}% {step.right:12.1f}%"
