"""Templates and the theme tried on the sample articles, before a morning depends on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefmaker.compose import context, labels_for, reference, template_faults
from briefmaker.config import Settings, load_settings
from briefmaker.errors import BriefmakerError, ThemeError
from briefmaker.model.query import Phrase, Topic
from briefmaker.model.summary import Summary
from briefmaker.pipeline import JOINT, Build, meta_of, read_corpus, summarise_topic, theme_of
from briefmaker.samples import samples_root

_SILENT = Topic("nothing", "Nothing", Phrase(("qqxzqq",)))
"""A topic that no source says anything on: the page that a template makes of nothing counts too."""


def rehearse(names: Iterable[str], build: Build) -> Mapping[str, tuple[BriefmakerError, ...]]:
    """Return the faults of each template of `names`, by its name; none for one that is right.

    Each is rendered with every sample topic, and with one that has no news; the joint pack with all.
    Raises TemplateError where there is no such template.
    """
    summaries = _samples(build)
    alone = [(summary,) for summary in summaries]
    found: dict[str, tuple[BriefmakerError, ...]] = {}
    for name in names:
        samples = [tuple(summaries)] if name == JOINT else alone
        about = meta_of(name, "Sample", build)
        found[name] = template_faults(build.folders, name, samples, about)
    return found


def theme_faults(settings: Settings) -> tuple[BriefmakerError, ...]:
    """Return what is wrong with the project's theme; nothing where it is right."""
    try:
        theme_of(settings)
    except ThemeError as error:
        return (error,)
    return ()


def variables() -> str:
    """Return in Markdown what templates may use, with examples of the sample articles; always the same."""
    settings = load_settings(samples_root())
    build = Build(settings, built="2022-03-14", edition="2022-03-14")
    summaries = tuple(_samples(build)[:-1])
    first = summaries[0].topic
    about = meta_of(first.id, first.title, build)
    return reference(context(summaries, about, labels_for(about.language)))


def _samples(build: Build) -> list[Summary]:
    """Return the summaries of the sample articles."""
    settings = load_settings(samples_root())
    corpus = read_corpus(samples_root() / "sources", settings)
    as_shipped = replace(build, settings=settings)
    return [summarise_topic(topic, corpus, as_shipped) for topic in (*settings.topics, _SILENT)]
