"""`briefmaker inspect`: what was read in one article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption
from briefmaker.cli.printing import show_diagnostics, show_json
from briefmaker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefmaker.model.analysis import Analysis, Quantity, Quote


def inspect(
    file: Annotated[Path, typer.Argument(help="An article.", show_default=False)],
    as_data: JsonOption = False,
    project: ProjectOption = None,
) -> None:
    """Show what was read in one article: title, furniture, quotations with speakers, figures.

    Example: briefmaker inspect sources/harbour.txt
    """
    from briefmaker.analysis import analysis_record
    from briefmaker.config import load_settings
    from briefmaker.pipeline import read_one

    if not file.exists():
        raise UsageError("there is no such file", str(file))
    analysis, diagnostics = read_one(file, load_settings(project or Path()))
    show_diagnostics(diagnostics)
    if as_data:
        show_json(analysis_record(analysis))
    else:
        for line in _lines(analysis):
            typer.echo(line)


def _lines(analysis: Analysis) -> Iterator[str]:
    article = analysis.article
    text = article.text
    yield f"title      {analysis.title or 'none found'}"
    yield f"publisher  {article.publisher or 'not stated'}"
    yield f"published  {article.published or 'not stated'}"
    yield f"language   {analysis.language}"
    yield f"body       {len(analysis.sentences)} sentences in {len(analysis.paragraphs)} paragraphs"
    yield from _section("furniture", [f"{f.kind}: {_short(f.span.of(text))}" for f in analysis.furniture])
    yield from _section("quotations", [_quote(quote, text) for quote in analysis.quotes])
    yield from _section("figures", [_figure(figure, text) for figure in analysis.figures])
    yield from _section(
        "dates", [d.span.of(text) + (f" = {d.value}" if d.value else "") for d in analysis.dates]
    )
    yield from _section("topics", _topics(analysis))


def _section(title: str, rows: list[str]) -> Iterator[str]:
    yield ""
    yield f"{title} ({len(rows)})"
    yield from (f"  {row}" for row in rows)


def _quote(quote: Quote, text: str) -> str:
    words = f"“{_short(quote.span.of(text))}”"
    if quote.speaker is None:
        return f"{words} speaker not stated"
    return f"{words} {quote.speaker.name} ({quote.speaker.basis})"


def _figure(figure: Quantity, text: str) -> str:
    about = f" of {figure.measures.of(text)}" if figure.measures else ""
    said = f", says {figure.said_by}" if figure.said_by else ""
    return f"{figure.span.of(text)}{about} = {figure.value:f} {figure.unit}{said}"


def _topics(analysis: Analysis) -> list[str]:
    counts: dict[str, int] = {}
    for sentence in analysis.sentences:
        for topic in sentence.topics:
            counts[topic] = counts.get(topic, 0) + 1
    return [f"{topic}: {count} of {len(analysis.sentences)} sentences" for topic, count in counts.items()]


def _short(words: str, most: int = 90) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"
