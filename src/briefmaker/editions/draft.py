"""A draft made once more: only what the sources, templates and desk still give today can be approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefmaker.config import Settings, read_desk
from briefmaker.editions.manifest import file_hash
from briefmaker.errors import ApprovalError, InputError
from briefmaker.model.earlier import Earlier
from briefmaker.model.period import Period
from briefmaker.pipeline import JOINT, Build, Corpus, Pack, build_joint, build_topic, summarise_topics
from briefmaker.summarise import Budget


def build_of(
    record: Mapping[str, Any], settings: Settings, templates: Path | None, earlier: Mapping[str, Earlier]
) -> Build:
    """Return how the document of a record was made; raises InputError where the record does not say."""
    try:
        recipe, edition = record["build"], record["edition"]
        period = Period(recipe["since"], recipe["until"]) if recipe["since"] or recipe["until"] else None
        desk = read_desk(settings.root)
        budget = Budget(words=recipe["words"], period=period, desk=desk, publishers=settings.publishers)
        return Build(
            settings=settings,
            built=edition["built"],
            edition=edition["label"],
            formats=tuple(recipe["formats"]),
            template=recipe["template"],
            templates=templates,
            budget=budget,
            earlier=earlier,
            audience=recipe["audience"],
            topics=tuple(recipe["topics"]),
        )
    except (KeyError, TypeError) as error:
        raise InputError(f"does not say how it was built ({error}); build it again", "the record") from error


def make(topic: str, corpus: Corpus, build: Build) -> Pack:
    """Return the documents of a topic, or the joint pack of all; raises InputError for an unknown topic."""
    summaries = summarise_topics(corpus, build)
    if topic == JOINT:
        return build_joint(summaries, build)
    summary = next((each for each in summaries if each.topic.id == topic), None)
    if summary is None:
        raise InputError(f"there is no topic `{topic}` in the configuration any more", topic)
    return build_topic(summary, build)


def require_same(draft: Mapping[str, bytes], made: Mapping[str, bytes], out: Path) -> None:
    """Raise ApprovalError where a file of the draft is not what is made of the same things today."""
    for name, content in made.items():
        if name not in draft:
            raise ApprovalError("the draft lacks this document; build it again", str(out / name))
        if draft[name] != content:
            message = (
                "is not what the sources, templates and desk give now: it, or one of them, has been changed "
                "since. Build it again, look at it, then approve it"
            )
            raise ApprovalError(message, str(out / name))


def inputs_of(build: Build) -> dict[str, bytes]:
    """Return what went into a document beside its sources, by name: configuration, desk, templates, theme."""
    return dict(_iter_inputs(build))


def _iter_inputs(build: Build) -> Iterator[tuple[str, bytes]]:
    for name in ("briefmaker.toml", "desk.toml"):
        path = build.settings.root / name
        if path.is_file():
            yield name, path.read_bytes()
    for folder in filter(None, (build.folders.project, build.folders.given)):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield f"templates/{path.relative_to(folder).as_posix()}", path.read_bytes()


def content_hash(record: bytes) -> str:
    """Return the hash by which two people know that they approve the same."""
    return file_hash(record)
