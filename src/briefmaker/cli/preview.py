"""`briefmaker preview`."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Annotated

import typer

from briefmaker.cli.options import ProjectOption, SourcesOption
from briefmaker.cli.project import Place, settle, today, watched
from briefmaker.errors import UsageError, nearest


def preview(
    topic: Annotated[str, typer.Option("--topic", "-t", metavar="ID", help="The topic.")],
    template: Annotated[
        str | None, typer.Option("--template", metavar="NAME", help="The template. Default: the topic's own.")
    ] = None,
    project: ProjectOption = None,
    sources: SourcesOption = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help="More templates.")
    ] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 for any free one.")
    ] = 8000,
) -> None:
    """Show a topic's briefing in the browser, made anew whenever a file is saved; nothing is written.

    Example: briefmaker preview --topic ukraine
    """
    from briefmaker.preview import PAUSE, Preview, Watch, open_server

    place = settle(project, sources, None)
    shown = Preview(lambda: _page(settle(project, sources, None), topic, template, templates))
    server = open_server(shown, port)
    # Before the first page: what is saved while it is made counts.
    watch = Watch(watched(place, templates), apart=place.out)
    _say(shown.refresh())
    typer.echo(f"http://127.0.0.1:{server.server_address[1]}/")
    typer.echo("Save a template, theme, source, desk or configuration file to see the change; Ctrl+C ends.")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    while True:
        time.sleep(PAUSE)
        if watch.changed():
            _say(shown.refresh())


def _say(fault: str | None) -> None:
    typer.echo(fault or "made", err=True)


def _page(place: Place, topic: str, template: str | None, templates: Path | None) -> bytes:
    """Return the briefing as a web page; raises as a build does."""
    from briefmaker.config import read_desk
    from briefmaker.pipeline import Build, build_topic, read_corpus, summarise_topics
    from briefmaker.summarise import Budget

    settings = place.settings
    if settings.topic(topic) is None:
        raise UsageError(
            f"there is no topic `{topic}`; {nearest(topic, [each.id for each in settings.topics])}"
        )
    build = Build(
        settings=settings,
        built=today(),
        edition=today(),
        formats=("html",),
        template=template,
        templates=templates,
        budget=Budget(desk=read_desk(settings.root), publishers=settings.publishers),
        topics=(topic,),
    )
    (summary,) = summarise_topics(read_corpus(place.sources, settings, deep=place.deep), build)
    return build_topic(summary, build).files[f"{topic}.html"]
