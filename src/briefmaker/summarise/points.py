"""Points and developments, made of the chosen sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType

from briefmaker.model.analysis import Analysis
from briefmaker.model.evidence import evidence_at
from briefmaker.model.publisher import Publishers
from briefmaker.model.summary import Development, Point, TimelineEntry
from briefmaker.summarise.candidates import Candidate, Said
from briefmaker.summarise.corroboration import corroborated
from briefmaker.summarise.tellings import tellings

NO_PUBLISHERS: Publishers = MappingProxyType({})


def as_point(
    candidate: Candidate, offered: Sequence[Said] = (), publishers: Publishers = NO_PUBLISHERS
) -> Point:
    """Return the point that a sentence makes: its words, what is cut and what is said in brackets marked.

    `offered` is what other sources may say of the same.
    """
    article, wording = candidate.analysis.article, candidate.wording
    others = corroborated(candidate, offered, publishers)
    own = tuple(evidence_at(article, span) for span in wording.spans)
    also = tuple(evidence_at(analysis.article, span) for analysis, span in others.also)
    return Point(
        text=wording.text(article.text),
        evidence=own + also,
        reported_by=others.reported_by,
        asserted_by=others.asserted_by,
        reason=candidate.reason,
    )


def as_developments(
    chosen: Iterable[Candidate],
    make: Callable[[Candidate], Point] = as_point,
    among: Sequence[Analysis] = (),
) -> tuple[Development, ...]:
    """Return the chosen sentences, told event by event: articles that tell one event share a development.

    Its headline and date are those of the earliest. `among` is the folder.
    """
    return tuple(_development(group, make) for group in tellings(chosen, among))


def _development(group: Sequence[Candidate], make: Callable[[Candidate], Point]) -> Development:
    analysis = group[0].analysis
    return Development(
        title=analysis.title or f"Source without a headline ({analysis.article.path})",
        date=analysis.article.published,
        points=tuple(map(make, group)),
    )


def as_timeline(chosen: Iterable[Candidate]) -> tuple[TimelineEntry, ...]:
    """Return what the chosen sentences date by day and month, in order of time; empty below two entries.

    A date without a year keeps the words of the text, and the order of the sources. A bare year dates
    nothing: `since 2019`.
    """
    entries = []
    for candidate in chosen:
        text = candidate.analysis.article.text
        for date in candidate.analysis.dates:
            words = date.span.of(text)
            if any(span.holds(date.span) for span in candidate.wording.spans) and _names_day(
                words, date.value
            ):
                point = as_point(candidate)
                entries.append(TimelineEntry(date.value or words, point.text, point.evidence))
                break
    entries.sort(key=lambda entry: entry.date if entry.date[:1].isdigit() else "9999")
    return tuple(entries) if len(entries) > 1 else ()


def _names_day(words: str, value: str | None) -> bool:
    """Return whether a date says more than a year or a weekday."""
    return "-" in value if value else any(char.isdigit() for char in words) and any(map(str.isalpha, words))
