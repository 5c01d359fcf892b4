"""`briefmaker sources`: what is in the folder, and what is missing about it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption, SourcesOption
from briefmaker.cli.printing import show_diagnostics, show_json
from briefmaker.cli.project import settle
from briefmaker.errors import OutputError, UsageError

if TYPE_CHECKING:
    from briefmaker.model.analysis import Analysis

app = typer.Typer(
    help="Show what is in the folder of sources, or say what is missing about a file.",
    invoke_without_command=True,
    rich_markup_mode=None,
)
_COLUMNS = ("file", "publisher", "date", "words", "quotes", "topics", "missing")


@app.callback()
def sources(
    context: typer.Context,
    folder: SourcesOption = None,
    project: ProjectOption = None,
    as_data: JsonOption = False,
) -> None:
    """Show what is in the folder of sources: publisher, date, words, quotations, topics, what is missing."""
    if context.invoked_subcommand is not None:
        return
    from briefmaker.pipeline import read_corpus

    place = settle(project, folder, None)
    corpus = read_corpus(place.sources, place.settings, deep=place.deep)
    if as_data:
        left_out = [{"path": out.path, "reason": out.reason} for out in corpus.left_out]
        show_json({"sources": [_as_json(a) for a in corpus.analyses], "left_out": left_out})
        return
    show_diagnostics(corpus.diagnostics)
    for line in _table([_COLUMNS, *map(_row, corpus.analyses)]):
        typer.echo(line)


@app.command(name="date")
def set_date(
    file: Annotated[Path, typer.Argument(help="An article.", show_default=False)],
    date: Annotated[str, typer.Argument(help="When it was published, as 2022-03-04.", show_default=False)],
) -> None:
    """Say when an article was published; it is kept in a file beside it.

    Example: briefmaker sources date sources/harbour.txt 2022-03-04
    """
    _require(file)
    typer.echo(str(_written(file, published=_iso(date))))


@app.command()
def add(
    file: Annotated[Path, typer.Argument(help="An article to take into the sources.", show_default=False)],
    title: Annotated[str | None, typer.Option("--title", help="Its headline.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who published it.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="When, as 2022-03-04.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where it can be read.")] = None,
    folder: SourcesOption = None,
    project: ProjectOption = None,
) -> None:
    """Copy an article into the folder of sources, with what you say about it in a file beside it.

    Example: briefmaker sources add ~/Downloads/harbour.txt --publisher "The Herald" --date 2022-03-04
    """
    from briefmaker.readers import read_file

    _require(file)
    published = _iso(date) if date else None
    place = settle(project, folder, None)
    target = place.sources / file.name
    if target.exists():
        raise OutputError("is already there; give it another name", str(target))
    read_file(file, file.name)  # what no reader can read is refused before it is copied
    said = {"title": title, "publisher": publisher, "published": published, "url": url}
    # Before the article: a value that cannot be kept leaves nothing behind.
    written = _written(target, **said) if any(said.values()) else None
    shutil.copyfile(file, target)
    for path in filter(None, (target, written)):
        typer.echo(str(path))


def _require(file: Path) -> None:
    if not file.is_file():
        raise UsageError("there is no such file", str(file))


def _iso(date: str) -> str:
    try:
        return dt.date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise UsageError(f"{date!r} is no date; write it as 2022-03-04") from error


def _written(file: Path, **fields: str | None) -> Path:
    """Write what is said about `file` beside it, and return where."""
    from briefmaker.readers.sidecar import write_sidecar

    return write_sidecar(file, **{name: value for name, value in fields.items() if value})


def _topics(analysis: Analysis) -> dict[str, int]:
    counts: dict[str, int] = {}
    for sentence in analysis.sentences:
        for topic in sentence.topics:
            counts[topic] = counts.get(topic, 0) + 1
    return counts


def _missing(analysis: Analysis) -> list[str]:
    """Return what the article does not say of itself, and what a pack would have to leave open."""
    article = analysis.article
    found = [("title", analysis.title), ("publisher", article.publisher), ("date", article.published)]
    missing = [name for name, value in [*found, ("link", article.url)] if value is None]
    open_ones = sum(quote.speaker is None for quote in analysis.quotes)
    return [*missing, f"{open_ones} speaker{'s' if open_ones > 1 else ''}"] if open_ones else missing


def _words(analysis: Analysis) -> int:
    return sum(len(span.of(analysis.article.text).split()) for span in analysis.paragraphs)


def _row(analysis: Analysis) -> tuple[str, ...]:
    article = analysis.article
    topics = ", ".join(f"{topic} {count}" for topic, count in _topics(analysis).items())
    return (
        article.path,
        article.publisher or "-",
        article.published or "-",
        str(_words(analysis)),
        str(len(analysis.quotes)),
        topics or "-",
        ", ".join(_missing(analysis)) or "-",
    )


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()


def _as_json(analysis: Analysis) -> dict[str, object]:
    article = analysis.article
    return {
        "path": article.path,
        "title": analysis.title,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "language": analysis.language,
        "words": _words(analysis),
        "quotes": len(analysis.quotes),
        "topics": _topics(analysis),
        "missing": _missing(analysis),
    }
