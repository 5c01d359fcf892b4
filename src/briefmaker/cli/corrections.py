"""`briefmaker corrections`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption, SourcesOption
from briefmaker.cli.printing import show_json
from briefmaker.cli.project import Place, settle, today

if TYPE_CHECKING:
    from briefmaker.editions.corrections import Concern


def corrections(
    write: Annotated[
        bool, typer.Option("--write", help="Write a correction note for each edition concerned.")
    ] = False,
    project: ProjectOption = None,
    sources: SourcesOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where the packs are.")] = None,
    as_data: JsonOption = False,
) -> None:
    """Say which sealed editions rest on sources that have been changed or withdrawn since.

    Exit status 1 where there is one.

    Example: briefmaker corrections --write
    """
    from briefmaker.editions.corrections import concerns
    from briefmaker.readers import read_folder

    place = settle(project, sources, out)
    folder = read_folder(place.sources, deep=place.deep)
    found = concerns(place.out, {article.path: article.text for article in folder.articles})
    if as_data:
        show_json({"concerns": [_as_json(each) for each in found]})
    else:
        for each in found:
            edition = f"{each.edition.manifest.topic} {each.edition.label}"
            typer.echo(f"{edition}: {each.source}:{each.line}: {each.kind}: “{each.statement}”")
    if write:
        for path in _written(place, found):
            typer.echo(str(path), err=as_data)
    if found:
        raise typer.Exit(1)


def _as_json(each: Concern) -> dict[str, object]:
    return {
        "topic": each.edition.manifest.topic,
        "edition": each.edition.label,
        "source": each.source,
        "line": each.line,
        "kind": each.kind,
        "statement": each.statement,
    }


def _written(place: Place, found: tuple[Concern, ...]) -> tuple[Path, ...]:
    """Write a note for each edition concerned, as DOCX and PDF."""
    from briefmaker import plugins
    from briefmaker.editions.corrections import correction_note
    from briefmaker.output import write_files
    from briefmaker.pipeline import theme_of

    theme = theme_of(place.settings)
    files: dict[str, bytes] = {}
    for edition in dict.fromkeys(each.edition.folder for each in found):
        own = tuple(each for each in found if each.edition.folder == edition)
        project = place.settings.project
        note = correction_note(own[0].edition, own, project.author, project.language, today())
        for kind in ("docx", "pdf"):
            name = f"{own[0].edition.manifest.topic}-{own[0].edition.label}-correction.{kind}"
            files[name], _ = plugins.load("renderers", kind)(note, theme)
    return write_files(place.out, files) if files else ()
