"""What goes to the terminal: results to stdout, everything else to stderr."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import typer

from briefmaker.diagnostics import Diagnostic
from briefmaker.errors import BriefmakerError
from briefmaker.model.recipient import scrubbed

if TYPE_CHECKING:
    from pathlib import Path

    from briefmaker.model.summary import Summary


def complain(error: BriefmakerError) -> None:
    """Print an error, or the problems it gathers, each on a line with its place and without addresses."""
    problems = getattr(error, "problems", (error,))
    for problem in problems:
        place = f"{problem.where}: " if problem.where else ""
        typer.echo(f"{place}error: {scrubbed(problem.message)}", err=True)


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print what was odd, a line each, nothing twice."""
    for diagnostic in dict.fromkeys(diagnostics):
        typer.echo(str(diagnostic), err=True)


def show_written(paths: Iterable[Path], diagnostics: Iterable[Diagnostic], *, as_data: bool) -> None:
    """Print what was odd and the paths that were written, or both as one JSON document."""
    if as_data:
        found = [as_json(diagnostic) for diagnostic in diagnostics]
        show_json({"written": [str(path) for path in paths], "diagnostics": found})
        return
    show_diagnostics(diagnostics)
    for path in paths:
        typer.echo(str(path))


def show_reasons(summaries: Iterable[Summary]) -> None:
    """Print why each statement was chosen: its id, the parts of its score, its words."""
    for summary in summaries:
        developed = [point for event in summary.developments for point in event.points]
        for piece in (*summary.key_points, *developed):
            _show_reason(summary.topic.id, piece.evidence[0].id, piece.reason, piece.text)
        for quote in summary.quotes:
            _show_reason(summary.topic.id, quote.evidence[0].id, quote.reason, f"“{quote.exact}”")


def _show_reason(topic: str, statement: str, reason: str, words: str) -> None:
    typer.echo(f"{topic}  {statement}  {reason}\n    {' '.join(words.split())}", err=True)


def show_json(document: Mapping[str, Any]) -> None:
    """Print one JSON document."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


def as_json(diagnostic: Diagnostic) -> dict[str, str | None]:
    """Return a diagnostic as a JSON object."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "where": diagnostic.where,
    }
