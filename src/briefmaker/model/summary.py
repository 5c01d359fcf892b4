"""What is chosen for one topic, and the evidence for each piece. Names are those of the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefmaker.model.analysis import Basis
from briefmaker.model.desk import SlotName
from briefmaker.model.evidence import Evidence, short_hash
from briefmaker.model.publisher import PublisherKind
from briefmaker.model.query import Topic
from briefmaker.model.rights import NO_TERMS, Terms


@dataclass(frozen=True, slots=True)
class Point:
    """A statement of the briefing."""

    text: str
    """The source's words; a trimmed lead-in is an ellipsis."""
    evidence: tuple[Evidence, ...]
    reported_by: int
    """Independent outlets that report it; a source of unknown publisher adds nothing."""
    asserted_by: int
    """Parties that say so."""
    reason: str
    """Why it was chosen, for `--explain`."""
    is_disputed: bool = False
    """Whether it is one side's of what the sources disagree about."""
    copies: int = 0
    """How many other sources print the same words, such as a wire story."""
    note: str | None = None
    """What the desk says beside it."""
    pinned: bool = False
    """Whether the desk wants it printed."""


@dataclass(frozen=True, slots=True)
class Development:
    """An event and what is told of it."""

    title: str
    date: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class KeyQuote:
    """A quotation worth printing."""

    exact: str
    speaker: str | None
    role: str | None
    cue: str | None
    basis: Basis | None
    evidence: tuple[Evidence, ...]
    continues: int | None = None
    """Index, among the summary's quotes, of the one that this goes on from."""
    reason: str = ""
    """Why it was chosen, for `--explain`."""
    note: str | None = None
    """What the desk says beside it."""
    pinned: bool = False
    """Whether the desk wants it printed."""
    is_foreign: bool = False
    """Whether its words are in another language, so that readers need a translation."""
    translation: str | None = None
    """That of the desk; None where nobody has written one."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure worth printing, with the sentence that it stands in."""

    surface: str
    value: Decimal | None
    high: Decimal | None
    unit: str | None
    measures: str | None
    """What is measured, in the article's words; None where that is not sure: then the sentence is printed."""
    said_by: str | None
    status: str | None
    sentence: str
    evidence: tuple[Evidence, ...]
    is_disputed: bool = False
    """Whether others give another number."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure to be drawn beside others."""

    name: str
    """Whom or what it is of, in the words of its sentence."""
    figure: KeyFigure


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures of one unit that are of the same thing, three at least."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened on a date."""

    date: str
    """ISO 8601 where the text gives the year, else the words of the text."""
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the accounts that disagree."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that the sources disagree about."""

    about: str
    sides: tuple[Side, ...]


ChangeKind = Literal["new", "updated", "dropped", "corrected", "source-changed", "source-gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """What is different from an earlier edition."""

    kind: ChangeKind
    """`corrected`: the words are no longer in the source that they came from."""
    text: str
    """The statement, or the path of the source."""
    evidence: tuple[Evidence, ...]
    """Empty for what is no longer stated, and for sources."""
    before: str | None = None
    """What the earlier edition said instead."""


@dataclass(frozen=True, slots=True)
class KeyPerson:
    """Somebody in the news, with the role that a source gives."""

    name: str
    role: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article that the summary rests on."""

    path: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    sha256: str
    quoted_share: float
    """Share of the body's characters that the summary reproduces, 0 to 1."""
    characters: int
    """How many the body has, white space aside."""
    kind: PublisherKind | None = None
    """What kind of outlet the publisher is, where the desk says."""
    dateline: str | None = None
    """The place above its text."""
    names_days: str | None = None
    """The first day of a month that its text names, in its words: `November 30–December 2`."""
    terms: Terms = NO_TERMS
    """What may be taken from it."""

    @property
    def id(self) -> str:
        """Return the id by which templates and the document tree name this source."""
        return source_id(self.path)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not used, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A topic's briefing before it is laid out."""

    topic: Topic
    key_points: tuple[Point, ...]
    developments: tuple[Development, ...]
    quotes: tuple[KeyQuote, ...]
    figures: tuple[KeyFigure, ...]
    timeline: tuple[TimelineEntry, ...]
    conflicts: tuple[Conflict, ...]
    people: tuple[KeyPerson, ...]
    gaps: tuple[str, ...]
    sources: tuple[Source, ...]
    left_out: tuple[LeftOut, ...]
    bottom_line: tuple[Point, ...] = ()
    """A suggestion: one of the key points. Empty where the desk has written its own."""
    written: Mapping[SlotName, str] = field(default_factory=dict)
    """What the desk has written itself, by slot."""
    background: tuple[Development, ...] = ()
    """What articles outside the period say, or without a date."""
    changes: tuple[Change, ...] = ()
    """What is different from the edition `against`."""
    held_back: tuple[str, ...] = ()
    """Paths of sources that say more on the topic than their terms let be printed."""
    comparisons: tuple[Comparison, ...] = ()
    """Those of the figures that can be drawn side by side."""
    against: str | None = None
    """Label of the edition that this one is compared with; None where with none."""

    @property
    def is_empty(self) -> bool:
        """Return whether the sources say nothing on the topic."""
        return not (self.key_points or self.developments or self.quotes or self.figures or self.background)


def source_id(path: str) -> str:
    """Return the id of the source at `path`."""
    return short_hash(path)
