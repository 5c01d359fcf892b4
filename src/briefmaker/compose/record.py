"""The evidence record: what a document states, with the place in a source that each piece rests on.

It holds what the tree prints and nothing else: a template that drops a section drops it from the
record. The form is that of the contract `briefmaker.brief/1`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from briefmaker.compose.evidence import Supported, iter_evidence
from briefmaker.compose.joint import joint_left_out, joint_sources
from briefmaker.compose.numbering import printed_evidence
from briefmaker.compose.printed import JSON, printed_runs
from briefmaker.model.document import Brief, Meta
from briefmaker.model.evidence import Evidence
from briefmaker.model.query import Topic
from briefmaker.model.summary import (
    Change,
    Conflict,
    Development,
    KeyFigure,
    KeyPerson,
    KeyQuote,
    Point,
    Source,
    Summary,
    TimelineEntry,
    source_id,
)

SCHEMA = "briefmaker.brief/1"
_NOT_PRINTED = "nothing from it is printed"


_S = TypeVar("_S", bound=Supported)


def record(summary: Summary, brief: Brief) -> dict[str, JSON]:
    """Return the record of one topic's document, its keys in a fixed order, ready for `json.dumps`."""
    numbers = {source: number for number, source in enumerate(brief.sources, start=1)}
    written = _Recorder(summary, numbers, frozenset(printed_evidence(brief.blocks))).record(brief.meta)
    return {**written, "document": printed_runs(brief.blocks, brief.sources)}


def record_pack(summaries: tuple[Summary, ...], brief: Brief) -> dict[str, JSON]:
    """Return the record of the joint pack: what every record has, and the topics' records as `topics`.

    The numbers of the sources are the pack's, in the topics too.
    """
    meta = brief.meta
    numbers = {source: number for number, source in enumerate(brief.sources, start=1)}
    printed = frozenset(printed_evidence(brief.blocks))
    whole = replace(
        _nothing(summaries[0].topic, meta),
        sources=joint_sources(summaries),
        left_out=joint_left_out(summaries),
    )
    topics: list[JSON] = [_topic_record(summary, numbers, printed, meta) for summary in summaries]
    written = _Recorder(whole, numbers, printed).record(meta)
    return {**written, "topics": topics, "document": printed_runs(brief.blocks, brief.sources)}


def _nothing(like: Topic, meta: Meta) -> Summary:
    """Return the summary that states nothing: all that the pack states is in its topics."""
    topic = replace(like, id=meta.topic, title=meta.subject)
    return Summary(topic, (), (), (), (), (), (), (), (), (), ())


def _topic_record(
    summary: Summary, numbers: dict[str, int], printed: frozenset[str], meta: Meta
) -> dict[str, JSON]:
    """Return one topic's part of the pack, with the sources that it rests on."""
    used = {source_id(piece.path) for piece in iter_evidence(summary) if piece.id in printed}
    own = {source: number for source, number in numbers.items() if source in used}
    return _Recorder(summary, own, printed).record(replace(meta, title=summary.topic.title))


def plain_decimal(value: Decimal | None) -> str | None:
    """Return the digits of `value` without an exponent."""
    return None if value is None else format(value, "f")


@dataclass(frozen=True, slots=True)
class _Recorder:
    """One summary beside the document made of it."""

    summary: Summary
    numbers: dict[str, int]
    """Of the document's sources, by id."""
    printed: frozenset[str]
    """Ids of the evidence that stands in the document."""

    def record(self, meta: Meta) -> dict[str, JSON]:
        summary = self.summary
        return {
            "schema": SCHEMA,
            "topic": {"id": summary.topic.id, "title": summary.topic.title},
            "title": meta.title,
            "edition": {"label": meta.edition, "built": meta.built, "against": summary.against},
            "status": meta.status,
            "bottom_line": self.each(summary.bottom_line, self.point),
            "slots": {str(name): text for name, text in summary.written.items()},
            "key_points": self.each(summary.key_points, self.point),
            "changes": [self.change(change) for change in summary.changes if self.is_stated(change)],
            "developments": self.developments(summary.developments),
            "quotes": self.quotes(summary.quotes),
            "figures": self.each(summary.figures, self.figure),
            "timeline": self.each(summary.timeline, self.entry),
            "conflicts": self.conflicts(summary.conflicts),
            "people": self.each(summary.people, self.person),
            "background": self.developments(summary.background),
            "gaps": list(summary.gaps),
            "sources": self.sources(),
            "left_out": self.left_out(),
        }

    def is_printed(self, piece: Supported) -> bool:
        """Return whether all that `piece` rests on stands in the document."""
        return bool(piece.evidence) and all(each.id in self.printed for each in piece.evidence)

    def each(self, pieces: Iterable[_S], entry: Callable[[_S], dict[str, JSON]]) -> list[JSON]:
        return [entry(piece) for piece in pieces if self.is_printed(piece)]

    def is_stated(self, change: Change) -> bool:
        """Return whether what the change rests on stands in the document; what is gone rests on nothing."""
        return all(piece.id in self.printed for piece in change.evidence)

    def change(self, change: Change) -> dict[str, JSON]:
        return {
            "kind": change.kind,
            "text": change.text,
            "before": change.before,
            "evidence": self.evidence(change),
        }

    def point(self, point: Point) -> dict[str, JSON]:
        return {
            "text": point.text,
            "reported_by": point.reported_by,
            "asserted_by": point.asserted_by,
            "is_disputed": point.is_disputed,
            "copies": point.copies,
            "reason": point.reason,
            "note": point.note,
            "pinned": point.pinned,
            "evidence": self.evidence(point),
        }

    def developments(self, developments: Iterable[Development]) -> list[JSON]:
        return [
            {"title": development.title, "date": development.date, "points": points}
            for development in developments
            if (points := self.each(development.points, self.point))
        ]

    def quotes(self, quotes: tuple[KeyQuote, ...]) -> list[JSON]:
        """Return the printed quotations; `continues` counts among these."""
        printed = [index for index, quote in enumerate(quotes) if self.is_printed(quote)]
        places = {index: place for place, index in enumerate(printed)}
        return [self.quote(quotes[index], places) for index in printed]

    def quote(self, quote: KeyQuote, places: dict[int, int]) -> dict[str, JSON]:
        return {
            "exact": quote.exact,
            "speaker": quote.speaker,
            "role": quote.role,
            "cue": quote.cue,
            "basis": quote.basis,
            "continues": None if quote.continues is None else places.get(quote.continues),
            "translation": quote.translation,
            "evidence": self.evidence(quote),
        }

    def figure(self, figure: KeyFigure) -> dict[str, JSON]:
        return {
            "surface": figure.surface,
            "value": plain_decimal(figure.value),
            "high": plain_decimal(figure.high),
            "unit": figure.unit,
            "measures": figure.measures,
            "said_by": figure.said_by,
            "status": figure.status,
            "sentence": figure.sentence,
            "is_disputed": figure.is_disputed,
            "evidence": self.evidence(figure),
        }

    def entry(self, entry: TimelineEntry) -> dict[str, JSON]:
        return {"date": entry.date, "text": entry.text, "evidence": self.evidence(entry)}

    def conflicts(self, conflicts: Iterable[Conflict]) -> list[JSON]:
        """Return the conflicts of which every side is printed: one side alone would be a choice."""
        return [
            {
                "about": conflict.about,
                "sides": [{"text": side.text, "evidence": self.evidence(side)} for side in conflict.sides],
            }
            for conflict in conflicts
            if all(map(self.is_printed, conflict.sides))
        ]

    def person(self, person: KeyPerson) -> dict[str, JSON]:
        return {"name": person.name, "role": person.role, "evidence": self.evidence(person)}

    def evidence(self, piece: Supported) -> list[JSON]:
        return [self.selector(evidence) for evidence in piece.evidence]

    def selector(self, evidence: Evidence) -> dict[str, JSON]:
        return {
            "id": evidence.id,
            "source": self.numbers[source_id(evidence.path)],
            "line": evidence.line,
            "start": evidence.span.start,
            "end": evidence.span.end,
            "exact": evidence.exact,
            "prefix": evidence.prefix,
            "suffix": evidence.suffix,
        }

    def sources(self) -> list[JSON]:
        numbered = [source for source in self.summary.sources if source.id in self.numbers]
        return [self.source(source) for source in sorted(numbered, key=lambda each: self.numbers[each.id])]

    def source(self, source: Source) -> dict[str, JSON]:
        return {
            "number": self.numbers[source.id],
            "path": source.path,
            "title": source.title,
            "publisher": source.publisher,
            "kind": source.kind,
            "published": source.published,
            "dateline": source.dateline,
            "url": source.url,
            "sha256": source.sha256,
            "quoted_share": source.quoted_share,
            "terms": {
                "max_share": source.terms.max_share,
                "max_words": source.terms.max_words,
                "must_link": source.terms.must_link,
                "must_name": source.terms.must_name,
                "notice": source.terms.notice,
            },
        }

    def left_out(self) -> list[JSON]:
        unused = [source.path for source in self.summary.sources if source.id not in self.numbers]
        reasons = [(file.path, file.reason) for file in self.summary.left_out]
        reasons += [(path, _NOT_PRINTED) for path in unused]
        return [{"path": path, "reason": reason} for path, reason in reasons]
