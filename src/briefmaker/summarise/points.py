"""Points and developments, made of the chosen sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType

from briefmaker.model.analysis import Analysis, DateMention
from briefmaker.model.evidence import evidence_at
from briefmaker.model.publisher import Publishers
from briefmaker.model.summary import Development, Point, TimelineEntry
from briefmaker.summarise.candidates import Candidate, Said
from briefmaker.summarise.corroboration import corroborated
from briefmaker.summarise.tellings import tellings

_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|from|to|through|of) (?:the |late |early |mid-)?$", re.IGNORECASE
)
"""What makes a date the beginning or end of a time."""
_RELATIVE = re.compile(
    r"(?<!said )(?<!says )(?<!told )(?<!announced )(?<!added )"
    r"\b(?:that|which|who|whom|whose|where|when|as|if)\b"
)
"""What opens a clause of its own."""
MOST_TITLES = 3
"""Headlines over one development."""
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
        copies=others.copies,
        reason=candidate.reason,
    )


def as_developments(
    chosen: Iterable[Candidate],
    make: Callable[[Candidate], Point] = as_point,
    among: Sequence[Analysis] = (),
) -> tuple[Development, ...]:
    """Return the chosen sentences, told event by event: articles that tell one event share a development.

    It stands under the headlines of all, and its date is that of the earliest. `among` is the folder.
    """
    return tuple(_development(group, make) for group in tellings(chosen, among))


def _development(group: Sequence[Candidate], make: Callable[[Candidate], Point]) -> Development:
    analyses = {candidate.analysis.article.path: candidate.analysis for candidate in group}
    titles = [a.title or f"Source without a headline ({path})" for path, a in analyses.items()]
    named = titles if len(titles) <= MOST_TITLES else [*titles[: MOST_TITLES - 1], "…"]
    return Development(
        title=" · ".join(dict.fromkeys(named)),
        date=group[0].analysis.article.published,
        points=tuple(map(make, group)),
    )


def as_timeline(chosen: Iterable[Candidate]) -> tuple[TimelineEntry, ...]:
    """Return what the chosen sentences date by day and month, in order of time; empty below two entries.

    A date without a year keeps the words of the text, and the order of the sources.
    """
    entries = []
    for candidate in chosen:
        date = next((date for date in candidate.analysis.dates if _dates(date, candidate)), None)
        if date:
            point = as_point(candidate)
            words = date.span.of(candidate.analysis.article.text)
            entries.append(TimelineEntry(date.value or words, point.text, point.evidence))
    entries.sort(key=lambda entry: entry.date if entry.date[:1].isdigit() else "9999")
    return tuple(entries) if len(entries) > 1 else ()


def _dates(date: DateMention, candidate: Candidate) -> bool:
    """Return whether the date is when that happened which the sentence tells.

    A bare year dates nothing, `since Friday` and `until June` are the ends of a time, and a date within
    a clause of its own is that clause's: `a loan that it promised in February`.
    """
    text = candidate.analysis.article.text
    span = next((span for span in candidate.wording.spans if span.holds(date.span)), None)
    if span is None or not _names_day(date.span.of(text), date.value):
        return False
    before = text[span.start : date.span.start]
    clause = _RELATIVE.search(before)
    return not _BOUND.search(before) and (clause is None or "," in before[clause.end() :])


def _names_day(words: str, value: str | None) -> bool:
    """Return whether a date says more than a year or a weekday."""
    return "-" in value if value else any(char.isdigit() for char in words) and any(map(str.isalpha, words))
