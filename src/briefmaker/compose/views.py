"""The pieces of a briefing as templates see them: the record's names, every string as words."""

from __future__ import annotations

from dataclasses import dataclass

from briefmaker.compose.escape import ArticleText

Words = ArticleText


@dataclass(frozen=True, slots=True)
class TopicView:
    """The topic."""

    id: Words
    title: Words


@dataclass(frozen=True, slots=True)
class MetaView:
    """What the document says about itself."""

    title: Words
    topic: Words
    language: Words
    author: Words
    subject: Words
    edition: Words
    built: Words
    status: Words
    """`draft` or `approved`."""
    approved_by: tuple[Words, ...]
    approved_at: Words | None
    """The day of the approval."""
    handling: Words | None
    contact: Words | None
    """Whom to ask."""
    since: Words | None
    """First day of the period; None where it has none."""
    until: Words | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source; `id` goes into `{cite=ID}` and `{source=ID}`."""

    id: Words
    path: Words
    title: Words | None
    publisher: Words | None
    published: Words | None
    url: Words | None
    """None also where the address is no http, https or mailto address."""
    quoted_share: float
    percent: int
    """The quoted share in whole percent; 0 for less than half of one."""
    when: Words | None
    """When it was published; `undated` where it does not say and other sources do, None where none does."""
    names_days: Words | None
    """Of an undated source, the days that its text names."""
    place: Words | None
    """The place above its text: `Minsk`."""
    kind: Words | None
    """What kind of outlet the publisher is, such as `state-controlled`."""
    most_percent: int | None
    """How much of it its terms let be quoted, in whole percent; None where they do not say."""
    notice: Words | None
    """Words that its terms want beside it."""

    @property
    def origin(self) -> tuple[Words | None, ...]:
        """What is said of where and when it was published; nothing but None where nothing is known."""
        return self.kind, self.place, self.when, self.names_days


@dataclass(frozen=True, slots=True)
class PointView:
    """A statement; `ev` goes into `{ev="…"}`, here as in all that follows."""

    text: Words
    ev: Words
    sources: tuple[SourceView, ...]
    reported_by: int
    asserted_by: int
    is_disputed: bool
    """Whether it is one side's of what the sources disagree about."""
    copies: int
    """How many other sources print the same words."""
    note: Words | None
    """What the desk says beside it."""
    pinned: bool
    """Whether the desk wants it printed."""


@dataclass(frozen=True, slots=True)
class DevelopmentView:
    """An event and what is told of it."""

    title: Words
    date: Words | None
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation; its marks are the template's."""

    exact: Words
    speaker: Words | None
    role: Words | None
    cue: Words | None
    basis: Words | None
    inferred: tuple[Words, ...]
    """Why the speech that this is part of is said to be the speaker's, where it does not name them."""
    ev: Words
    sources: tuple[SourceView, ...]
    is_followed: bool
    """Whether the next quotation goes on from this one, so that one attribution serves both."""
    note: Words | None
    """What the desk says beside it."""
    pinned: bool
    """Whether the desk wants it printed."""
    is_foreign: bool
    """Whether its words are in another language, so that readers need a translation."""
    translation: Words | None
    """That of the desk; none where nobody has written one."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure, as the source writes it."""

    surface: Words
    unit: Words | None
    measures: Words | None
    said_by: Words | None
    status: Words | None
    sentence: Words
    is_disputed: bool
    ev: Words
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class FigureRowView:
    """The figures of one sentence."""

    figures: tuple[FigureView, ...]
    sentence: Words
    """The sentence as it is printed; in quotation marks where somebody is quoted."""
    said_by: tuple[Words, ...]
    """Who says so; empty where no party is named."""
    is_disputed: bool
    """Whether others give another number."""
    ev: Words
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class BarView:
    """A figure to be drawn beside others."""

    name: Words
    """Whom or what it is of."""
    value: Words
    """The number in digits, to scale: `1500000`."""
    surface: Words
    """The figure as its source has it: `1.5 million people`."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Figures of the same thing, three at least, and the sources of their sentence."""

    bars: tuple[BarView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the timeline."""

    date: Words
    day: Words | None
    """The date where it names one day: only these stand on a line to scale."""
    text: Words
    ev: Words
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the accounts that disagree."""

    text: Words
    ev: Words
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Something that the sources disagree about."""

    about: Words
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What is different from an earlier edition."""

    kind: Words
    """`new`, `updated`, `dropped`, `corrected`, `source-changed` or `source-gone`."""
    text: Words
    before: Words | None
    ev: Words
    """Empty for what is no longer stated."""
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody in the news."""

    name: Words
    role: Words | None
    ev: Words
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A file that was not used, and why."""

    path: Words
    reason: Words


@dataclass(frozen=True, slots=True)
class OnePageView:
    """What of a briefing stands on one page of at most 350 words."""

    bottom_line: tuple[PointView, ...]
    """One of at most 40 words; empty where an editor has written their own."""
    stories: tuple[PointView, ...]
    changes: tuple[ChangeView, ...]
    coming: tuple[EntryView, ...]
    """What is dated within 72 hours of the build."""
    figure_rows: tuple[FigureRowView, ...]
    quotes: tuple[QuoteView, ...]
    sources: tuple[SourceView, ...]
    """The sources of these."""


@dataclass(frozen=True, slots=True)
class SlotsView:
    """What an editor has written in their own words; None where nothing."""

    bottom_line: Words | None
    why_it_matters: Words | None
    action: Words | None
    lines_to_take: Words | None
    missing: tuple[Words, ...]
    """Names of those that are asked for before approval and are not filled, such as `why-it-matters`."""
    empty: tuple[Words, ...]
    """Names of the others that are not filled."""


@dataclass(frozen=True, slots=True)
class BriefView:
    """A topic's briefing, under the names of the record."""

    meta: MetaView
    topic: TopicView
    is_empty: bool
    is_dated: bool
    """Whether a source says when it was published."""
    bottom_line: tuple[PointView, ...]
    """A suggestion, one of the key points; empty where an editor has written their own."""
    slots: SlotsView
    key_points: tuple[PointView, ...]
    developments: tuple[DevelopmentView, ...]
    quotes: tuple[QuoteView, ...]
    figures: tuple[FigureView, ...]
    figure_rows: tuple[FigureRowView, ...]
    """The same, those of one sentence together."""
    held_back: tuple[SourceView, ...]
    """Sources that say more than their terms let be printed."""
    comparisons: tuple[ComparisonView, ...]
    """Figures that can be drawn side by side."""
    timeline: tuple[EntryView, ...]
    conflicts: tuple[ConflictView, ...]
    people: tuple[PersonView, ...]
    gaps: tuple[Words, ...]
    sources: tuple[SourceView, ...]
    left_out: tuple[LeftOutView, ...]
    background: tuple[DevelopmentView, ...]
    """What is told by articles from outside the period, or without a date."""
    changes: tuple[ChangeView, ...]
    one_page: OnePageView | None
    """What of it stands on one page; None only while that is chosen."""
    against: Words | None
    """Label of the edition that `changes` compares with."""
