"""What `briefmaker.toml` says, checked: every problem at once, with its line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from briefmaker.config.locate import KeyPath, line_of, lines_of_keys
from briefmaker.config.mail import MailTable
from briefmaker.config.query import QueryError, parse_query
from briefmaker.errors import BriefmakerError, ConfigError, nearest
from briefmaker.model.desk import SlotName
from briefmaker.model.publisher import Publisher, PublisherKind, Publishers
from briefmaker.model.query import Topic
from briefmaker.model.rights import Terms
from briefmaker.model.wordlists import ProjectWords

FILE = "briefmaker.toml"
RESERVED = {"pack": "the joint pack", "all": "every topic, among those of a recipient"}
"""Ids that stand for something else."""

TopicId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^\S+$")]
Share = Annotated[float, Field(ge=0, le=1)]
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class _Table(BaseModel):
    """A table of the file: no unknown keys, no change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ProjectTable(_Table):
    """`[project]`: where things are, and what every document says of itself."""

    author: Words = "briefmaker"
    language: Annotated[str, StringConstraints(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")] = "en-GB"
    sources: Words = "sources"
    templates: Words = "templates"
    out: Words = "out"
    handling: Words | None = None
    contact: Words | None = None


class TopicTable(_Table):
    """`[topics.ID]`: a topic's title and query, and the template of its briefing."""

    title: Words
    query: Words
    template: Words | None = None


class PublisherTable(_Table):
    """`[publishers.NAME]`: what kind of outlet it is, and whose."""

    kind: PublisherKind | None = None
    owner: Words | None = None
    quote_max_share: Share | None = None
    quote_max_words: Annotated[int, Field(ge=0)] | None = None
    must_link: bool = False
    must_name: bool = False
    notice: Words | None = None

    def as_value(self) -> Publisher:
        """Return it as a value that can be compared and kept."""
        terms = Terms(self.quote_max_share, self.quote_max_words, self.must_link, self.must_name, self.notice)
        return Publisher(self.kind, self.owner, terms)


class RightsTable(_Table):
    """`[rights]`: how much is taken from sources, and the outlets that nothing is taken from."""

    block: list[Words] = Field(default_factory=list)
    enforce: bool | None = None
    max_share: Share = 0.25


class ApprovalTable(_Table):
    """`[approval]`: what an edition needs before it is sealed."""

    approvers: Annotated[int, Field(ge=1, le=2)] = 1
    required: list[SlotName] = Field(default_factory=list)


class WordsTable(_Table):
    """`[words]`: the project's own words, each list beside the built-in one of `ProjectWords`."""

    speech_verbs: list[Word] = Field(default_factory=list)
    documents: list[Words] = Field(default_factory=list)
    roles: list[Word] = Field(default_factory=list)
    titles: list[Words] = Field(default_factory=list)
    male_names: list[Word] = Field(default_factory=list)
    female_names: list[Word] = Field(default_factory=list)
    places: list[Word] = Field(default_factory=list)
    peoples: list[Word] = Field(default_factory=list)
    bodies: list[Word] = Field(default_factory=list)
    units: list[Words] = Field(default_factory=list)
    currencies: dict[Words, CurrencyCode] = Field(default_factory=dict)
    abbreviations: list[Word] = Field(default_factory=list)
    furniture_lines: list[Words] = Field(default_factory=list)
    section_labels: list[Words] = Field(default_factory=list)
    list_headings: list[Words] = Field(default_factory=list)
    end_headings: list[Words] = Field(default_factory=list)
    credits: list[Words] = Field(default_factory=list)

    def as_value(self) -> ProjectWords:
        """Return the lists as a value that can be compared and kept."""
        lists = {name: tuple(getattr(self, name)) for name in WordsTable.model_fields if name != "currencies"}
        return ProjectWords(**lists, currencies=tuple(self.currencies.items()))


class File(_Table):
    """The whole file."""

    project: ProjectTable = ProjectTable()
    topics: dict[TopicId, TopicTable] = Field(default_factory=dict)
    people: dict[Words, list[Words]] = Field(default_factory=dict)
    words: WordsTable = WordsTable()
    publishers: dict[Words, PublisherTable] = Field(default_factory=dict)
    rights: RightsTable = RightsTable()
    approval: ApprovalTable = ApprovalTable()
    mail: MailTable = MailTable()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a project, ready to use."""

    root: Path
    """The project's folder; relative paths of the file start here."""
    project: ProjectTable
    topics: tuple[Topic, ...]
    templates: Mapping[str, str]
    """The template of each topic that has one of its own, by the topic's id."""
    people: Mapping[str, str]
    """The name that the user wants for each variant of it."""
    words: ProjectWords
    """The project's own words, beside the built-in ones."""
    publishers: Publishers
    """What the project says of outlets, by their folded names."""
    rights: RightsTable
    """How much is taken from sources."""
    blocked: frozenset[str]
    """Folded names of outlets that nothing is taken from."""
    approval: ApprovalTable
    """What an edition needs before it is sealed."""
    mail: MailTable
    """How packs reach their recipients."""
    is_configured: bool
    """Whether the project has a `briefmaker.toml`."""

    def topic(self, topic_id: str) -> Topic | None:
        """Return the topic of this id, None where there is none."""
        return next((topic for topic in self.topics if topic.id == topic_id), None)


def load_settings(root: Path) -> Settings:
    """Return the settings of the project in `root`; built-in ones where it has no `briefmaker.toml`.

    Raises ConfigError with every problem of the file, each with its line.
    """
    path = root / FILE
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return _settings(root, File(), _builtin_topics(), is_configured=False)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError((BriefmakerError(f"cannot be read as UTF-8 text: {error}", str(path)),)) from error
    parsed = _parsed(source, str(path))
    file, problems = _validated(parsed, source, str(path))
    topics, query_problems = _topics(parsed.get("topics", {}), file, source, str(path))
    if file is None or problems or query_problems:
        raise ConfigError(tuple(sorted((*problems, *query_problems), key=_line)))
    return _settings(root, file, topics or _builtin_topics(), is_configured=True)


def _settings(root: Path, file: File, topics: tuple[Topic, ...], *, is_configured: bool) -> Settings:
    people = {variant: name for name, variants in file.people.items() for variant in (name, *variants)}
    return Settings(
        root=root,
        project=file.project,
        topics=topics,
        templates=MappingProxyType(
            {name: each.template for name, each in file.topics.items() if each.template}
        ),
        people=MappingProxyType(people),
        words=file.words.as_value(),
        publishers=MappingProxyType(
            {name.casefold(): each.as_value() for name, each in file.publishers.items()}
        ),
        rights=file.rights,
        blocked=frozenset(name.casefold() for name in file.rights.block),
        approval=file.approval,
        mail=file.mail,
        is_configured=is_configured,
    )


def _builtin_topics() -> tuple[Topic, ...]:
    source = (files(__package__) / "data" / "topics.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)["topics"]
    return tuple(Topic(name, table["title"], parse_query(table["query"])) for name, table in tables.items())


def _parsed(source: str, path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        line = (
            place.removeprefix("line ").split(",")[0]
            if place.startswith("line")
            else str(source.count("\n") + 1)
        )
        raise ConfigError((BriefmakerError(f"is not TOML: {message}", f"{path}:{line}"),)) from error


def _validated(parsed: dict[str, Any], source: str, path: str) -> tuple[File | None, list[BriefmakerError]]:
    try:
        return File.model_validate(parsed), []
    except ValidationError as error:
        lines = lines_of_keys(source)
        return None, [_problem(fault, lines, path) for fault in error.errors()]


def _problem(fault: Any, lines: Mapping[KeyPath, int], path: str) -> BriefmakerError:
    place: KeyPath = tuple(str(part) for part in fault["loc"] if part != "[key]")
    key = ".".join(place)
    match fault["type"]:
        case "extra_forbidden":
            known = _known_keys(place[:-1])
            message = f"there is no setting `{key}`; {nearest(place[-1], known)}"
        case "missing":
            message = f"the setting `{key}` is missing"
        case "string_pattern_mismatch" if place[:1] == ("topics",) and len(place) == 2:
            message = f"`{place[1]}` is no id for a topic: small letters, digits, - and _ only"
        case _ if place[:1] == ("words",) and len(place) > 1:
            message = f"{'.'.join(place[:2])}: {_faulty_words(fault, place)}"
        case "value_error":
            message = f"{key}: {fault['ctx']['error']}"
        case "string_pattern_mismatch":
            message = f"{key}: {fault['input']!r} is no language tag like en-GB"
        case _:
            message = f"{key}: {fault['msg'][0].lower()}{fault['msg'][1:]}"
    return BriefmakerError(message, f"{path}:{line_of(lines, place)}")


def _faulty_words(fault: Any, place: KeyPath) -> str:
    """Return what is wrong with a list of `[words]`."""
    match fault["type"]:
        case "string_too_short":
            return "an entry is empty"
        case "string_pattern_mismatch" if place[1] == "currencies":
            return f"{fault['input']!r} is no code of three capitals like EUR"
        case "string_pattern_mismatch":
            return f"{fault['input']!r} is more than one word; this list takes single words"
        case "dict_type":
            return 'write a table of words and codes: { forint = "HUF" }'
        case "list_type":
            return 'write a list, even of one: ["…"]'
        case _:
            return f"{fault['input']!r} is no text between quotation marks"


def _line(problem: BriefmakerError) -> int:
    return int((problem.where or "0").rpartition(":")[2])


def _known_keys(place: KeyPath) -> tuple[str, ...]:
    tables: Mapping[str, type[BaseModel]] = {
        "project": ProjectTable,
        "words": WordsTable,
        "rights": RightsTable,
        "approval": ApprovalTable,
        "mail": MailTable,
    }
    table: type[BaseModel] = File
    if len(place) == 2 and place[0] in ("publishers", "topics"):
        table = PublisherTable if place[0] == "publishers" else TopicTable
    elif place:
        table = tables.get(place[0], File)
    return tuple(field.alias or name for name, field in table.model_fields.items())


def _topics(
    tables: Any, file: File | None, source: str, path: str
) -> tuple[tuple[Topic, ...], list[BriefmakerError]]:
    """Return the topics whose queries can be read, and the problems of the others."""
    lines = lines_of_keys(source)
    topics, problems = [], []
    for name, table in tables.items() if isinstance(tables, dict) else ():
        where = ("topics", name, "query")
        query = table.get("query") if isinstance(table, dict) else None
        if name in RESERVED:
            problems.append(
                BriefmakerError(f"`{name}` is kept for {RESERVED[name]}", f"{path}:{line_of(lines, where)}")
            )
        if not isinstance(query, str) or not query.strip():
            continue  # the validation has already said so
        try:
            tree = parse_query(query)
        except QueryError as error:
            # A query over several lines begins at its key, or on the line after it.
            at = line_of(lines, where) + error.line - 1 + (_starts_below(source, line_of(lines, where)))
            problems.append(BriefmakerError(f"topics.{name}.query: {error.message}", f"{path}:{at}"))
        else:
            if file is not None:
                topics.append(Topic(name, file.topics[name].title, tree))
    return tuple(topics), problems


def _starts_below(source: str, line: int) -> bool:
    """Return whether the value of the key at `line` begins on the next line, after a triple quote."""
    return source.split("\n")[line - 1].rstrip().endswith(('"""', "'''"))
