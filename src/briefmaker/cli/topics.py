"""`briefmaker topics`: the topics, and which sentences their queries find."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption, SourcesOption
from briefmaker.cli.printing import show_diagnostics, show_json
from briefmaker.cli.project import settle
from briefmaker.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefmaker.analysis import Match
    from briefmaker.model.analysis import Analysis, Sentence
    from briefmaker.model.query import Topic

app = typer.Typer(
    help="List the topics, or test a topic's query on the sources.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@app.callback()
def topics(context: typer.Context, project: ProjectOption = None) -> None:
    """List the topics, or test a topic's query on the sources."""
    from briefmaker.config import load_settings

    if context.invoked_subcommand is None:
        settings = load_settings(project or Path())
        width = max(len(topic.id) for topic in settings.topics)
        for topic in settings.topics:
            typer.echo(f"{topic.id:<{width}}  {topic.title}")


@app.command(name="test")
def test_query(
    topic: Annotated[str, typer.Argument(metavar="ID", help="A topic.", show_default=False)],
    sources: SourcesOption = None,
    project: ProjectOption = None,
    as_data: JsonOption = False,
) -> None:
    """Show which sentences of the sources belong to a topic, and which words make it so.

    Example: briefmaker topics test belarus
    """
    from briefmaker.pipeline import read_corpus

    place = settle(project, sources, None)
    wanted = place.settings.topic(topic)
    if wanted is None:
        known = tuple(known.id for known in place.settings.topics)
        raise UsageError(f"there is no topic `{topic}`; {nearest(topic, known)}")
    corpus = read_corpus(place.sources, place.settings, deep=place.deep)
    show_diagnostics(corpus.diagnostics)
    found = _matches(corpus.analyses, wanted)
    if as_data:
        show_json({"topic": topic, "matches": [_as_json(*match) for match in found]})
        return
    for analysis, sentence, match in found:
        text = analysis.article.text
        typer.echo(
            f"{analysis.article.path}:{_line(text, sentence)}: {' '.join(sentence.span.of(text).split())}"
        )
        typer.echo(f"    by {_words(match)}")
    total = sum(len(analysis.sentences) for analysis in corpus.analyses)
    typer.echo(
        f"{len(found)} of {total} sentences in {len(corpus.analyses)} articles belong to {wanted.title}."
    )


def _matches(analyses: Sequence[Analysis], topic: Topic) -> list[tuple[Analysis, Sentence, Match]]:
    from briefmaker.analysis import explain, iter_contexts

    return [
        (analysis, sentence, explain(topic.query, context))
        for analysis in analyses
        for sentence, context in iter_contexts(analysis)
        if topic.id in sentence.topics
    ]


def _words(match: Match) -> str:
    own = ", ".join(match.own)
    return f"{own}; from its paragraph or headline: {', '.join(match.lent)}" if match.lent else own


def _line(text: str, sentence: Sentence) -> int:
    return text.count("\n", 0, sentence.span.start) + 1


def _as_json(analysis: Analysis, sentence: Sentence, match: Match) -> dict[str, object]:
    text = analysis.article.text
    return {
        "path": analysis.article.path,
        "line": _line(text, sentence),
        "text": sentence.span.of(text),
        "own": list(match.own),
        "lent": list(match.lent),
    }
