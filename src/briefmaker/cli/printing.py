"""What goes to the terminal: results to stdout, everything else to stderr."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import typer

from briefmaker.diagnostics import Diagnostic
from briefmaker.errors import BriefmakerError


def complain(error: BriefmakerError) -> None:
    """Print an error: a problem of the configuration each on its line, with its place."""
    problems = getattr(error, "problems", (error,))
    for problem in problems:
        place = f"{problem.where}: " if problem.where else ""
        typer.echo(f"{place}error: {problem.message}", err=True)


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print what was odd, a line each, nothing twice."""
    for diagnostic in dict.fromkeys(diagnostics):
        typer.echo(str(diagnostic), err=True)


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
