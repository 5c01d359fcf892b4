"""`briefmaker init`: a project to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the project goes.")] = Path(),
) -> None:
    """Make a project: configuration, sample articles, templates. What is there already stays.

    Example: briefmaker init briefings
    """
    from briefmaker.output import write_files
    from briefmaker.samples import iter_samples

    kept = 0
    for name, content in iter_samples():
        place = folder / name
        if place.exists():
            kept += 1
            typer.echo(f"{place} is there already; left as it is", err=True)
        else:
            write_files(place.parent, {place.name: content})
            typer.echo(str(place))
    inside = "" if folder == Path() else f"cd {folder} && "
    typer.echo(f"Now: {inside}briefmaker build", err=True)
