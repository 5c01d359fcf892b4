"""`briefmaker export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefmaker.cli.options import ProjectOption
from briefmaker.cli.project import settle


def export(
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="The topic, or `pack` for the joint pack.")],
    edition: Annotated[
        str | None,
        typer.Option("--edition", metavar="LABEL", help="A sealed edition. Default: the last build."),
    ] = None,
    project: ProjectOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where the packs are.")] = None,
) -> None:
    """Write a pack for other programs: sources as CSL-JSON, quotations and figures as CSV and JSON.

    Example: briefmaker export ukraine
    """
    from briefmaker.editions.export import exported
    from briefmaker.editions.seal import edition_of
    from briefmaker.errors import InputError
    from briefmaker.output import write_files
    from briefmaker.verify.files import read_document

    place = settle(project, None, out)
    record = place.out / f"{topic}.json"
    if edition is not None:
        sealed = edition_of(place.out, topic, edition)
        if sealed is None:
            raise InputError(f"there is no sealed edition {edition} of {topic}", str(place.out / "editions"))
        record = sealed.record
    files = exported(read_document(record).record)
    stem = topic if edition is None else f"{topic}-{edition}"
    for path in write_files(place.out, {f"{stem}-{name}": content for name, content in files.items()}):
        typer.echo(str(path))
