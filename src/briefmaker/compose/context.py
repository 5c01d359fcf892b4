"""What a template sees: the summary's pieces under the record's names, every string as words.

Never an Article or the settings: templates outlive refactoring because they know only these names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

from briefmaker.compose.address import usable_address
from briefmaker.compose.joint import joint_left_out, joint_sources
from briefmaker.compose.labels import Labels
from briefmaker.compose.one_page import one_page
from briefmaker.compose.views import (
    BarView,
    BriefView,
    ChangeView,
    ComparisonView,
    ConflictView,
    DevelopmentView,
    EntryView,
    FigureRowView,
    FigureView,
    LeftOutView,
    MetaView,
    PersonView,
    PointView,
    QuoteView,
    SideView,
    SlotsView,
    SourceView,
    TopicView,
    Words,
)
from briefmaker.model.desk import SlotName
from briefmaker.model.document import Meta
from briefmaker.model.evidence import Evidence
from briefmaker.model.summary import (
    Change,
    Comparison,
    Conflict,
    Development,
    KeyFigure,
    KeyPerson,
    KeyQuote,
    LeftOut,
    Point,
    Side,
    Source,
    Summary,
    TimelineEntry,
    source_id,
)

Sources = Mapping[str, SourceView]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

NAMED = ("named", "surname")
"""Bases of speakers whom the sentence itself names; every other one is an inference, and marked."""


def context(summaries: tuple[Summary, ...], meta: Meta, labels: Labels) -> dict[str, Any]:
    """Return the names that a template may use.

    `briefs` holds all topics, `brief` and `topic` are the first; `sources` and `left_out` are those of
    the whole document.
    """
    briefs = tuple(brief_view(summary, meta) for summary in summaries)
    return {
        "meta": briefs[0].meta,
        "brief": briefs[0],
        "topic": briefs[0].topic,
        "briefs": briefs,
        "sources": _sources(joint_sources(summaries)),
        "left_out": tuple(map(_left_out, joint_left_out(summaries))),
        "labels": labels,
    }


def brief_view(summary: Summary, meta: Meta) -> BriefView:
    """Return `summary` as a template sees it."""
    sources: Sources = {view.path: view for view in _sources(summary.sources)}
    figures = tuple(_figure(figure, sources) for figure in summary.figures)
    whole = BriefView(
        meta=_meta(meta),
        topic=TopicView(Words(summary.topic.id), Words(summary.topic.title)),
        is_empty=summary.is_empty,
        is_dated=any(source.published for source in summary.sources),
        bottom_line=tuple(_point(point, sources) for point in summary.bottom_line),
        slots=_slots(summary.written, meta.required),
        key_points=tuple(_point(point, sources) for point in summary.key_points),
        developments=tuple(_development(each, sources) for each in summary.developments),
        quotes=_quotes(summary.quotes, sources),
        figures=figures,
        figure_rows=_figure_rows(figures),
        held_back=tuple(sources[path] for path in summary.held_back),
        comparisons=tuple(_comparison(each, sources) for each in summary.comparisons),
        timeline=tuple(_entry(entry, sources) for entry in summary.timeline),
        conflicts=tuple(_conflict(conflict, sources) for conflict in summary.conflicts),
        people=tuple(_person(person, sources) for person in summary.people),
        gaps=tuple(Words(gap) for gap in summary.gaps),
        sources=tuple(sources.values()),
        left_out=tuple(_left_out(file) for file in summary.left_out),
        background=tuple(_development(each, sources) for each in summary.background),
        changes=tuple(_change(change, sources) for change in summary.changes),
        one_page=None,
        against=_words(summary.against),
    )
    return replace(whole, one_page=one_page(whole, _coming(whole.timeline, meta.built)))


def _coming(timeline: Sequence[EntryView], built: str) -> list[EntryView]:
    """Return the entries dated from the day of the build to three days after it."""
    days = {(date.fromisoformat(built) + timedelta(days=ahead)).isoformat() for ahead in range(4)}
    return [entry for entry in timeline if entry.date in days]


def _words(text: str | None) -> Words | None:
    """Return `text` as words; None where there is nothing to read."""
    return Words(text) if text is not None and text.strip() else None


def _ev(evidence: tuple[Evidence, ...]) -> Words:
    return Words(" ".join(dict.fromkeys(piece.id for piece in evidence)))


def _sources_of(evidence: tuple[Evidence, ...], sources: Sources) -> tuple[SourceView, ...]:
    """Return the sources of `evidence`, each once; KeyError where the summary does not hold one."""
    return tuple(sources[path] for path in dict.fromkeys(piece.path for piece in evidence))


def _meta(meta: Meta) -> MetaView:
    return MetaView(
        title=Words(meta.title),
        topic=Words(meta.topic),
        language=Words(meta.language),
        author=Words(meta.author),
        subject=Words(meta.subject),
        edition=Words(meta.edition),
        built=Words(meta.built),
        status=Words(meta.status),
        approved_by=tuple(map(Words, meta.approved_by)),
        approved_at=_words(meta.approved_at and meta.approved_at[:10]),
        handling=_words(meta.handling),
        contact=_words(meta.contact),
        since=_words(meta.since),
        until=_words(meta.until),
    )


def _slots(written: Mapping[SlotName, str], required: Sequence[str]) -> SlotsView:
    return SlotsView(
        bottom_line=_words(written.get("bottom-line")),
        why_it_matters=_words(written.get("why-it-matters")),
        action=_words(written.get("action")),
        lines_to_take=_words(written.get("lines-to-take")),
        missing=tuple(Words(name) for name in required if name not in written),
        empty=tuple(
            Words(name) for name in get_args(SlotName) if name not in written and name not in required
        ),
    )


def _sources(sources: Iterable[Source]) -> tuple[SourceView, ...]:
    """Return the sources; one without a date is called so where others have one."""
    known = tuple(sources)
    undated = "undated" if any(source.published for source in known) else None
    return tuple(_source(source, source.published or undated) for source in known)


def _source(source: Source, when: str | None) -> SourceView:
    return SourceView(
        id=Words(source_id(source.path)),
        path=Words(source.path),
        title=_words(source.title),
        publisher=_words(source.publisher),
        published=_words(source.published),
        url=_words(usable_address(source.url)),
        quoted_share=source.quoted_share,
        percent=round(source.quoted_share * 100),
        when=_words(when),
        names_days=None if source.published else _words(source.names_days),
        place=_words(source.dateline),
        kind=_words(source.kind),
        most_percent=None if source.terms.max_share is None else round(source.terms.max_share * 100),
        notice=_words(source.terms.notice),
    )


def _point(point: Point, sources: Sources) -> PointView:
    return PointView(
        text=Words(point.text),
        ev=_ev(point.evidence),
        sources=_sources_of(point.evidence, sources),
        reported_by=point.reported_by,
        asserted_by=point.asserted_by,
        is_disputed=point.is_disputed,
        copies=point.copies,
        note=_words(point.note),
        pinned=point.pinned,
    )


def _development(development: Development, sources: Sources) -> DevelopmentView:
    points = tuple(_point(point, sources) for point in development.points)
    return DevelopmentView(Words(development.title), _words(development.date), points)


def _quotes(quotes: tuple[KeyQuote, ...], sources: Sources) -> tuple[QuoteView, ...]:
    return tuple(view for speech in _speeches(quotes) for view in _speech(speech, sources))


def _speeches(quotes: tuple[KeyQuote, ...]) -> list[list[KeyQuote]]:
    """Return the quotations in their order, those together that go on from one another."""
    speeches: list[list[KeyQuote]] = []
    for index, quote in enumerate(quotes):
        if index and quote.continues == index - 1:
            speeches[-1].append(quote)
        else:
            speeches.append([quote])
    return speeches


def _speech(quotes: list[KeyQuote], sources: Sources) -> list[QuoteView]:
    bases = dict.fromkeys(quote.basis for quote in quotes)
    marks = tuple(Words(basis) for basis in bases if basis is not None and basis not in NAMED)
    last = len(quotes) - 1
    return [_quote(quote, sources, marks, is_followed=index < last) for index, quote in enumerate(quotes)]


def _quote(quote: KeyQuote, sources: Sources, inferred: tuple[Words, ...], *, is_followed: bool) -> QuoteView:
    return QuoteView(
        exact=Words(quote.exact),
        speaker=_words(quote.speaker),
        role=_words(quote.role),
        cue=_words(quote.cue),
        basis=_words(quote.basis),
        inferred=inferred,
        ev=_ev(quote.evidence),
        sources=_sources_of(quote.evidence, sources),
        is_followed=is_followed,
        note=_words(quote.note),
        pinned=quote.pinned,
        is_foreign=quote.is_foreign,
        translation=_words(quote.translation),
    )


def _figure(figure: KeyFigure, sources: Sources) -> FigureView:
    return FigureView(
        surface=Words(figure.surface),
        unit=_words(figure.unit),
        measures=_words(figure.measures),
        said_by=_words(figure.said_by),
        status=_words(figure.status),
        sentence=Words(figure.sentence),
        is_disputed=figure.is_disputed,
        ev=_ev(figure.evidence),
        sources=_sources_of(figure.evidence, sources),
    )


def _figure_rows(figures: Sequence[FigureView]) -> tuple[FigureRowView, ...]:
    """Return the figures by the sentence that they stand in, in the order of the first of each."""
    rows: dict[tuple[str, str], list[FigureView]] = {}
    for figure in figures:
        rows.setdefault((figure.sentence, figure.ev), []).append(figure)
    return tuple(
        FigureRowView(
            figures=tuple(row),
            sentence=row[0].sentence,
            said_by=tuple(dict.fromkeys(figure.said_by for figure in row if figure.said_by)),
            is_disputed=any(figure.is_disputed for figure in row),
            ev=row[0].ev,
            sources=row[0].sources,
        )
        for row in rows.values()
    )


def _comparison(comparison: Comparison, sources: Sources) -> ComparisonView:
    bars = tuple(
        BarView(Words(bar.name), Words(f"{bar.figure.value:f}"), Words(bar.figure.surface))
        for bar in comparison.bars
    )
    return ComparisonView(bars, _sources_of(comparison.bars[0].figure.evidence, sources))


def _entry(entry: TimelineEntry, sources: Sources) -> EntryView:
    found = _sources_of(entry.evidence, sources)
    day = Words(entry.date) if _DAY.fullmatch(entry.date) else None
    return EntryView(Words(entry.date), day, Words(entry.text), _ev(entry.evidence), found)


def _side(side: Side, sources: Sources) -> SideView:
    return SideView(Words(side.text), _ev(side.evidence), _sources_of(side.evidence, sources))


def _conflict(conflict: Conflict, sources: Sources) -> ConflictView:
    return ConflictView(Words(conflict.about), tuple(_side(side, sources) for side in conflict.sides))


def _change(change: Change, sources: Sources) -> ChangeView:
    return ChangeView(
        kind=Words(change.kind),
        text=Words(change.text),
        before=_words(change.before),
        ev=_ev(change.evidence),
        sources=_sources_of(change.evidence, sources),
    )


def _person(person: KeyPerson, sources: Sources) -> PersonView:
    found = _sources_of(person.evidence, sources)
    return PersonView(Words(person.name), _words(person.role), _ev(person.evidence), found)


def _left_out(file: LeftOut) -> LeftOutView:
    return LeftOutView(Words(file.path), Words(file.reason))
