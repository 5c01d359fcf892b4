"""The conductor: read → analyse → summarise → compose → render. It knows no format.

`Corpus` is what all topics of a build share; `build_topic` makes the documents of one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from briefmaker import __version__, plugins
from briefmaker.analysis import UNKNOWN, Lexicon, analyse, lexicon, resolve
from briefmaker.compose import (
    MOST_WORDS,
    TemplateFolders,
    compose,
    joint_sources,
    labels_for,
    record,
    record_pack,
    write,
)
from briefmaker.config import Settings
from briefmaker.diagnostics import Diagnostic
from briefmaker.errors import InputError
from briefmaker.model.analysis import Analysis
from briefmaker.model.desk import Decision, Desk
from briefmaker.model.document import Brief, Meta
from briefmaker.model.earlier import Earlier
from briefmaker.model.query import Topic
from briefmaker.model.rights import Terms
from briefmaker.model.summary import LeftOut, Source, Summary
from briefmaker.model.walk import iter_runs, words
from briefmaker.readers import read_file, read_folder
from briefmaker.renderers.theme import Theme, load_theme
from briefmaker.summarise import Budget, allowances, changes, printed_rows, reproduced_share, terms_of

THEME = "theme.yml"
REFERENCE = "reference.docx"
JOINT = "pack"
"""Id and template of the joint pack of all topics."""
BRIEFING = "briefing"
"""The template of a topic that has none of its own."""
Audience = Literal["internal", "external"]
ONE_PAGE = "one-page"
"""The template whose documents are bound to one page."""
MAIL = "mail"
"""The template whose documents are read in a mail: it has the words of one page."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of articles, read and analysed, with one name for each person."""

    analyses: tuple[Analysis, ...]
    left_out: tuple[LeftOut, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def texts(self) -> dict[str, str]:
        """Return the text of each article, by its path."""
        return {analysis.article.path: analysis.article.text for analysis in self.analyses}


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who has approved a document, and when."""

    names: tuple[str, ...]
    at: str
    """ISO 8601 date and time."""


@dataclass(frozen=True, slots=True)
class Build:
    """What is to be made, settled once at the edge."""

    settings: Settings
    built: str
    """ISO 8601 date of the build."""
    edition: str
    formats: tuple[str, ...] = ("docx", "pdf")
    template: str | None = None
    """The template of every topic; None for that which the configuration gives each."""
    templates: Path | None = None
    """A folder of templates given on the command line."""
    summariser: str = "extractive"
    budget: Budget = field(default_factory=Budget)
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    """The edition that each topic is compared with, by the topic's id."""
    sign_off: SignOff | None = None
    """None for a draft."""
    audience: Audience = "internal"
    topics: tuple[str, ...] = ()
    """Ids of the topics that are built together: what is taken from a source is counted over all of them."""

    @property
    def enforces_rights(self) -> bool:
        """Return whether no more is taken from a source than its terms allow."""
        explicit = self.settings.rights.enforce
        return self.audience == "external" if explicit is None else explicit

    @property
    def recipe(self) -> dict[str, object]:
        """Return how the documents are made, for the record: by it they can be made again."""
        period = self.budget.period
        return {
            "version": __version__,
            "template": self.template,
            "formats": list(self.formats),
            "words": self.budget.words,
            "since": period.since if period else None,
            "until": period.until if period else None,
            "audience": self.audience,
            "topics": list(self.topics),
        }

    def template_of(self, topic: str) -> str:
        """Return the name of the template that makes the briefing on `topic`."""
        return self.template or self.settings.templates.get(topic, BRIEFING)

    @property
    def folders(self) -> TemplateFolders:
        """Return where templates are looked for."""
        return TemplateFolders(self.templates, self._project_templates)

    @property
    def theme(self) -> Path | None:
        """Return the theme file: of the folder given, else of the project, else None for the built-in one."""
        return self._beside_templates(THEME)

    @property
    def reference(self) -> Path | None:
        """Return the DOCX file that lends its looks: of the folder given, else of the project, else None."""
        return self._beside_templates(REFERENCE)

    def _beside_templates(self, name: str) -> Path | None:
        places = [folder / name for folder in (self.templates, self._project_templates) if folder]
        return next((place for place in places if place.is_file()), None)

    @property
    def _project_templates(self) -> Path | None:
        folder = self.settings.root / self.settings.project.templates
        return folder if folder.is_dir() else None


@dataclass(frozen=True, slots=True)
class Pack:
    """The documents of one topic, by file name, not yet written."""

    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        """Return the id of the topic, `pack` for the joint pack."""
        return next(name.removesuffix(".json") for name in self.files if name.endswith(".json"))

    @property
    def record(self) -> dict[str, Any]:
        """Return the record, as it is read from its file."""
        told: dict[str, Any] = json.loads(self.files[f"{self.name}.json"])
        return told


def read_corpus(sources: Path, settings: Settings, *, deep: bool = True) -> Corpus:
    """Return the articles of the folder `sources`, analysed.

    Raises InputError where the folder is not there, or holds nothing that can be read.
    """
    folder = read_folder(sources, deep=deep)
    words = lexicon(extra=settings.words)
    found = [analyse(article, words) for article in folder.articles]
    foreign = tuple(analysis for analysis in found if not _is_known(analysis, words))
    blocked = tuple(a for a in found if (a.article.publisher or "").casefold() in settings.blocked)
    kept = [analysis for analysis in found if analysis not in foreign and analysis not in blocked]
    if not kept:
        raise InputError(_nothing_to_read(folder.left_out, foreign), str(sources))
    return Corpus(
        analyses=resolve(kept, settings.people, settings.topics),
        left_out=(
            *folder.left_out,
            *(LeftOut(a.article.path, _foreign(a)) for a in foreign),
            *(LeftOut(a.article.path, "its publisher is blocked") for a in blocked if a not in foreign),
        ),
        diagnostics=(
            *folder.diagnostics,
            *(Diagnostic("left-out", "warning", f"{_foreign(a)}; left out", a.article.path) for a in foreign),
        ),
    )


def read_one(path: Path, settings: Settings) -> tuple[Analysis, tuple[Diagnostic, ...]]:
    """Return the analysis of the file at `path` alone, and what was odd about it.

    Raises InputError where it cannot be read.
    """
    read = read_file(path, path.name)
    analysis = analyse(read.article, lexicon(extra=settings.words))
    return resolve([analysis], settings.people, settings.topics)[0], read.diagnostics


def summarise_topics(corpus: Corpus, build: Build) -> tuple[Summary, ...]:
    """Return the summaries of the topics that are built together, in the order of the configuration.

    Where rights are enforced, no more is taken from a source, by all of them together, than its terms allow:
    the best of what there is. Raises UsageError for an unknown summariser.
    """
    topics = [topic for topic in build.settings.topics if topic.id in build.topics]
    terms = _terms(corpus, build) if build.enforces_rights else {}
    extracts = allowances(corpus.analyses, topics, terms)
    while True:  # the extracts of a source that is still above its limit get fewer each time
        kept = replace(build, budget=replace(build.budget, extracts=extracts))
        summaries = tuple(summarise_topic(topic, corpus, kept) for topic in topics)
        over = [path for path in _iter_over(summaries, corpus, terms) if extracts[path]]
        if not over:
            return summaries
        extracts |= {path: extracts[path][:-1] for path in over}


def _iter_over(summaries: tuple[Summary, ...], corpus: Corpus, terms: Mapping[str, Terms]) -> Iterator[str]:
    """Yield the paths of sources of which the summaries together print more than may be."""
    rows = printed_rows(summaries) if terms else frozenset()
    shares = {source.path: source.quoted_share for source in joint_sources(summaries)}
    for analysis in corpus.analyses:
        path = analysis.article.path
        most = terms[path].max_share if path in terms else None
        if most is not None and max(shares.get(path, 0.0), reproduced_share(analysis, rows)) > most:
            yield path


def _is_over(source: Source) -> bool:
    return source.terms.max_share is not None and source.quoted_share > source.terms.max_share


def _terms(corpus: Corpus, build: Build) -> dict[str, Terms]:
    """Return the terms of each source; those without any have the ceiling of the house."""
    ceiling = build.settings.rights.max_share
    publishers = build.settings.publishers
    return {analysis.article.path: terms_of(analysis, publishers, ceiling) for analysis in corpus.analyses}


def rights_diagnostics(summaries: Sequence[Summary]) -> tuple[Diagnostic, ...]:
    """Return a warning for each source of a document that more is taken from than its terms allow.

    Sources that must be linked or named, and cannot be, are among them.
    """
    return unmet_terms(joint_sources(tuple(summaries)))


def unmet_terms(sources: Iterable[Source]) -> tuple[Diagnostic, ...]:
    """Return a warning for each of a document's sources whose terms are not met."""
    return tuple(found for source in sources for found in _iter_unmet(source))


def _iter_unmet(source: Source) -> Iterator[Diagnostic]:
    terms = source.terms
    if _is_over(source):
        message = (
            f"{source.quoted_share:.0%} of its text is reproduced, its terms allow {terms.max_share:.0%}; "
            "`--audience external` or `enforce = true` under [rights] keeps within them"
        )
        yield Diagnostic("rights-limit", "warning", message, source.path)
    for needed, has, name in (
        (terms.must_link, source.url, "url"),
        (terms.must_name, source.publisher, "publisher"),
    ):
        if needed and source.quoted_share and not has:
            message = (
                f"its terms ask for its {name}, which is not known; `briefmaker sources add` writes it down"
            )
            yield Diagnostic("rights-unmet", "warning", message, source.path)


def summarise_topic(topic: Topic, corpus: Corpus, build: Build) -> Summary:
    """Return the summary of `topic`; files that could not be read are among its `left_out`.

    Raises UsageError for an unknown summariser.
    """
    summarise = plugins.load("summarisers", build.summariser)
    summary: Summary = summarise(corpus.analyses, topic, build.budget)
    summary = replace(summary, left_out=(*corpus.left_out, *summary.left_out))
    earlier = build.earlier.get(topic.id)
    if earlier is None:
        return summary
    found = changes(summary, earlier, [analysis.article for analysis in corpus.analyses])
    return replace(summary, changes=found, against=earlier.label)


def desk_diagnostics(desk: Desk, corpus: Corpus) -> tuple[Diagnostic, ...]:
    """Return a warning for each decision of the desk whose words stand in no source any more."""
    texts = corpus.texts
    return tuple(
        Diagnostic("decision-gone", "warning", _gone(decision, texts), decision.where)
        for decision in desk.decisions
        if decision.words not in texts.get(decision.path, "")
    )


def _gone(decision: Decision, texts: Mapping[str, str]) -> str:
    place = "no longer holds" if decision.path in texts else "is not read; it held"
    return f"the decision to {decision.kind} {decision.id} has no effect: {decision.path} {place} its words"


def build_topic(summary: Summary, build: Build) -> Pack:
    """Return the documents of one topic in the formats asked for, and its record.

    Raises TemplateError, ThemeError or RenderError where they cannot be made, UsageError for an
    unknown format.
    """
    topic = summary.topic
    meta = meta_of(topic.id, topic.title, build)
    brief = compose((summary,), meta, build.folders, build.template_of(topic.id))
    diagnostics = (
        *((_no_coverage(topic),) if summary.is_empty else ()),
        *too_long(brief),
        *rights_diagnostics((summary,)),
    )
    return _pack(brief, record(summary, brief), diagnostics, build)


def too_long(brief: Brief) -> tuple[Diagnostic, ...]:
    """Return a warning where the document has more words than it may have."""
    count = sum(len(words(run).split()) for run in iter_runs(brief.blocks))
    if brief.meta.most_words is None or count <= brief.meta.most_words:
        return ()
    message = (
        f"the page has {count} words, and may have {brief.meta.most_words}; "
        "take a section out of the template, or shorten what the desk has written"
    )
    return (Diagnostic("too-many-words", "warning", message, brief.meta.topic),)


def build_joint(summaries: tuple[Summary, ...], build: Build) -> Pack:
    """Return the joint pack of all topics and its record; raises as `build_topic` does."""
    brief = compose(summaries, meta_of(JOINT, None, build), build.folders, JOINT)
    return _pack(brief, record_pack(summaries, brief), rights_diagnostics(summaries), build)


def _approved(build: Build) -> dict[str, object]:
    sign_off = build.sign_off
    return {"approved": {"by": list(sign_off.names), "at": sign_off.at}} if sign_off else {}


def _pack(
    brief: Brief, evidence: Mapping[str, object], diagnostics: tuple[Diagnostic, ...], build: Build
) -> Pack:
    files, found = render(brief, build)
    name = f"{brief.meta.topic}.json"
    files[name] = as_record({**evidence, **_approved(build), "build": build.recipe}, brief)
    return Pack(files, (*diagnostics, *found))


def as_record(told: Mapping[str, object], brief: Brief) -> bytes:
    """Return the file of a record: what was told, and the document as Markdown.

    By the Markdown an edited document is compared with what was built.
    """
    return _json({**told, "markdown": write(brief.blocks)})


def theme_of(settings: Settings) -> Theme:
    """Return the theme of a project; raises ThemeError where it cannot be read."""
    build = Build(settings, built="", edition="")
    return replace(load_theme(build.theme), reference=build.reference)


def render(brief: Brief, build: Build) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files of a document in the formats of the build, by name, and what was odd about them.

    Raises ThemeError or RenderError where they cannot be made, UsageError for an unknown format.
    """
    theme = replace(load_theme(build.theme), reference=build.reference)
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for name in build.formats:
        content, odd = plugins.load("renderers", name)(brief, theme)
        files[f"{brief.meta.topic}.{name}"] = content
        diagnostics.extend(replace(found, where=f"{brief.meta.topic}.{name}") for found in odd)
    return files, diagnostics


def meta_of(name: str, title: str | None, build: Build) -> Meta:
    """Return what a document says of itself; without a title it is the joint pack."""
    project, labels = build.settings.project, labels_for(build.settings.project.language)
    template = build.template_of(name) if title is not None else None
    subject = title or str(labels["pack_title"])
    return Meta(
        title=f"{labels['briefing']}: {title}" if title else subject,
        topic=name,
        language=project.language,
        author=project.author,
        subject=subject,
        keywords=(subject, build.edition),
        edition=build.edition,
        built=build.built,
        status="approved" if build.sign_off else "draft",
        approved_by=build.sign_off.names if build.sign_off else (),
        approved_at=build.sign_off.at if build.sign_off else None,
        handling=project.handling,
        contact=project.contact,
        most_pages=1 if template == ONE_PAGE else None,
        most_words=MOST_WORDS if template in (ONE_PAGE, MAIL) else None,
        since=build.budget.period.since if build.budget.period else None,
        until=build.budget.period.until if build.budget.period else None,
        required=tuple(build.settings.approval.required),
    )


def _json(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _no_coverage(topic: Topic) -> Diagnostic:
    message = (
        f"the sources say nothing on {topic.title!r}; "
        f"`briefmaker topics test {topic.id}` shows what its query looks for"
    )
    return Diagnostic("no-coverage", "warning", message, f"topics.{topic.id}")


def _is_known(analysis: Analysis, words: Lexicon) -> bool:
    return analysis.language.split("-")[0].lower() == words.language


def _foreign(analysis: Analysis) -> str:
    if analysis.language == UNKNOWN:
        return "is not in English, the only language read so far"
    return f"is in {analysis.language!r}; English is the only language read so far"


def _nothing_to_read(left_out: Sequence[LeftOut], foreign: Sequence[Analysis]) -> str:
    *most, last = (f".{name}" for name in plugins.names("readers"))
    known = f"{', '.join(most)} or {last}" if most else last
    count = len(left_out) + len(foreign)
    if count:
        return f"no file in this folder can be read ({count} left out); articles are {known} files in English"
    return f"there is no article in this folder; put {known} files into it"
