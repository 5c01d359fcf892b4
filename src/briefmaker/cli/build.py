"""`briefmaker build`."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption, SourcesOption
from briefmaker.cli.period import period_of
from briefmaker.cli.printing import complain, show_reasons, show_written
from briefmaker.cli.project import Place, settle, today, watched
from briefmaker.errors import BriefmakerError, UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefmaker.config import Settings
    from briefmaker.diagnostics import Diagnostic
    from briefmaker.model.earlier import Earlier
    from briefmaker.model.query import Topic
    from briefmaker.pipeline import Build, Corpus, Pack


class Audience(StrEnum):
    """For whom a pack is."""

    INTERNAL = "internal"
    EXTERNAL = "external"


_LABEL = re.compile(r"[\w][\w.+-]{0,63}", re.ASCII)


def build(
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", "-t", metavar="ID", help="A topic; as often as wanted. Default: all."),
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMATS", help="Formats, with commas between.")
    ] = "docx,pdf",
    template: Annotated[
        str | None,
        typer.Option(
            "--template", metavar="NAME", help="The template. Default: the topic's own, else briefing."
        ),
    ] = None,
    words: Annotated[
        int | None,
        typer.Option(
            "--words",
            min=50,
            max=100_000,
            help="Words of a briefing. Default: two thirds of what the sources say, at most 900.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="First day of the period; older news is background."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Last day of the period.")
    ] = None,
    window: Annotated[
        str | None,
        typer.Option("--window", metavar="24h|7d", help="The period as a time before today."),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="PATH",
            help="An earlier edition to compare with: a topic's .json, or the folder with them.",
        ),
    ] = None,
    edition: Annotated[
        str | None,
        typer.Option("--edition", metavar="LABEL", help="Name of the edition. Default: today's date."),
    ] = None,
    project: ProjectOption = None,
    sources: SourcesOption = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help="More templates.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where the packs go.")] = None,
    audience: Annotated[
        Audience, typer.Option("--audience", help="For whom: external keeps within the terms of the sources.")
    ] = Audience.INTERNAL,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where there is a warning.")] = False,
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="Build edited drafts afresh: the edits are lost."),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Build again whenever a file is saved, until Ctrl+C.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each statement was chosen.")] = False,
    as_data: JsonOption = False,
) -> None:
    """Write briefing packs from a folder of articles.

    Without --topic: every topic, and the joint pack of all.

    Example: briefmaker build --topic ukraine --sources articles --out out
    """
    from briefmaker.config import read_desk
    from briefmaker.output import recover, write_documents
    from briefmaker.pipeline import build_joint, build_topic, desk_diagnostics, read_corpus, summarise_topics
    from briefmaker.summarise import Budget

    def once() -> None:
        place = settle(project, sources, out)
        recover(place.out)
        asked = _topics(topic, place.settings)
        settled = _settled(place, to, template, templates, edition)
        desk = read_desk(place.settings.root)
        period = period_of(since, until, window, settled.built)
        budget = Budget(words=words, period=period, desk=desk, publishers=place.settings.publishers)
        settled = replace(settled, audience=audience.value, topics=tuple(each.id for each in asked))
        settled = replace(
            settled, budget=budget, earlier=_earlier(against, asked, place.out, settled.edition)
        )
        corpus = read_corpus(place.sources, place.settings, deep=place.deep)
        summaries = summarise_topics(corpus, settled)
        packs = [build_topic(summary, settled) for summary in summaries]
        if not topic:
            packs.append(build_joint(summaries, settled))
        _require_verified(packs, corpus)
        kept = {} if overwrite else _edited(packs, place.out)
        written = [pack for pack in packs if pack.name not in kept]
        files = {name: content for pack in written for name, content in pack.files.items()}
        diagnostics = [*corpus.diagnostics, *desk_diagnostics(desk, corpus)]
        diagnostics.extend(found for pack in written for found in pack.diagnostics)
        diagnostics.extend(found for news in kept.values() for found in news)
        paths = write_documents(place.out, files)
        if explain:
            show_reasons(summaries)
        show_written(paths, diagnostics, as_data=as_data)
        if strict and any(found.severity != "note" for found in diagnostics):
            raise typer.Exit(1)

    if watch:
        _follow(once, settle(project, sources, out), templates)
    else:
        once()


def _follow(once: Callable[[], None], place: Place, templates: Path | None) -> None:
    """Build, and build again after each change; what is wrong is said, and the next change awaited."""
    from briefmaker.preview import PAUSE, Watch

    watch = Watch(watched(place, templates), apart=place.out)
    while True:
        try:
            once()
        except (BriefmakerError, typer.Exit) as error:
            if isinstance(error, BriefmakerError):
                complain(error)
        while not watch.changed():
            time.sleep(PAUSE)


def _require_verified(packs: Sequence[Pack], corpus: Corpus) -> None:
    """Read the documents again, before any is in its place, and check them against the sources.

    Raises VerificationError where one says what no source does; the earlier files stay as they are.
    """
    from briefmaker.verify import require_verified

    texts = corpus.texts
    for pack in packs:
        require_verified(pack.files, texts)


def _edited(packs: Sequence[Pack], out: Path) -> dict[str, list[Diagnostic]]:
    """Return the packs that somebody has edited, by name, with what is new about them."""
    if not out.is_dir():
        return {}
    from briefmaker.drafts.standing import standing

    found = {pack.name: standing(out, pack.name) for pack in packs}
    fresh = {pack.name: pack.record for pack in packs}
    return {name: list(draft.news(fresh[name])) for name, draft in found.items() if draft}


def _topics(asked: list[str] | None, settings: Settings) -> tuple[Topic, ...]:
    if not asked:
        return settings.topics
    known = tuple(topic.id for topic in settings.topics)
    for name in asked:
        if name not in known:
            raise UsageError(f"there is no topic `{name}`; {nearest(name, known)}")
    return tuple(topic for topic in settings.topics if topic.id in asked)


def _sealed_before(out: Path, asked: Sequence[Topic], label: str) -> dict[str, Earlier]:
    """Return the newest sealed edition of an earlier label, for each topic that has one."""
    from briefmaker.compose import read_earlier
    from briefmaker.editions import earlier_edition

    if not (out / "editions").is_dir():
        return {}
    found = {topic.id: earlier_edition(out, topic.id, label) for topic in asked}
    return {name: read_earlier(edition.record) for name, edition in found.items() if edition}


def _earlier(against: Path | None, asked: Sequence[Topic], out: Path, label: str) -> dict[str, Earlier]:
    """Return the editions to compare with, by topic: those named, of a folder those that are there."""
    from briefmaker.compose import read_earlier

    if against is None:
        return _sealed_before(out, asked, label)
    if not against.is_dir():
        if len(asked) != 1:
            raise UsageError(
                "--against names one topic's record; give --topic, or the folder of records", str(against)
            )
        return {asked[0].id: read_earlier(against)}
    records = {topic.id: against / f"{topic.id}.json" for topic in asked}
    found = {name: path for name, path in records.items() if path.is_file()}
    if not found:
        raise UsageError("no topic has a record in this folder", str(against))
    return {name: read_earlier(path) for name, path in found.items()}


def _settled(
    place: Place, to: str, template: str | None, templates: Path | None, edition: str | None
) -> Build:
    from briefmaker import plugins
    from briefmaker.pipeline import Build

    formats = tuple(dict.fromkeys(name.strip() for name in to.split(",") if name.strip()))
    for name in formats:
        plugins.load("renderers", name)
    if templates is not None and not templates.is_dir():
        raise UsageError("there is no such folder of templates", str(templates))
    if edition is not None and not _LABEL.fullmatch(edition):
        raise UsageError(
            f"{edition!r} is no label for an edition: letters, digits and . _ + - only, at most 64"
        )
    built = today()
    return Build(
        settings=place.settings,
        built=built,
        edition=edition or built,
        formats=formats,
        template=template,
        templates=templates,
    )
