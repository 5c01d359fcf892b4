"""Date expressions: what the text says of when, resolved only against a date that the article has."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from briefmaker.analysis.lexicon import Lexicon, alternatives
from briefmaker.model.analysis import DateMention, Sentence
from briefmaker.model.span import Span

_NUMBERS = {
    word: number
    for number, words in enumerate(
        ["", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
    for word in words.split()
}


@cache
def _patterns(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns by kind, the fullest first: what one has taken no later one takes again."""
    month = alternatives(month.capitalize() for month in lexicon.calendar.months)
    day = alternatives(day.capitalize() for day in lexicon.calendar.weekdays)
    number = alternatives(_NUMBERS)
    ordinal = r"(?:st|nd|rd|th)?"
    to = r"\s?[–—-]\s?"
    year = r"(?P<year>(?:19|20)\d\d)"
    sources = {
        "month-day": (
            rf"\b(?P<month>{month})\.? (?P<day>\d{{1,2}}){ordinal}"
            rf"(?:{to}(?:(?P<month2>{month})\.? )?(?P<day2>\d{{1,2}}))?(?:,? {year})?\b(?!\d)"
        ),
        "day-month": (
            rf"\b(?P<day>\d{{1,2}}){ordinal}(?:{to}(?P<day2>\d{{1,2}}))?"
            rf" (?P<month>{month})\b\.?(?:,? {year})?"
        ),
        "month-year": rf"\b(?P<month>{month})\.? {year}\b",
        "weekday": (
            rf"\b(?:(?:last|next|this) )?(?P<weekday>{day})(?: (?:morning|afternoon|evening|night))?\b"
        ),
        "ago": rf"\b(?P<count>\d{{1,3}}|{number}) (?P<unit>day|week|month|year)s? ago\b",
        "relative": r"\b(?P<relative>yesterday|last (?:week|month|year))\b",
        "year": rf"\b{year}\b(?![-–]?(?:nation|strong)|,\d{{3}})(?=\W|$)",
    }
    return tuple((kind, re.compile(source)) for kind, source in sources.items())


def find_dates(
    text: str, sentences: tuple[Sentence, ...], published: str | None, lexicon: Lexicon
) -> tuple[DateMention, ...]:
    """Return the date expressions of the sentences in reading order.

    The value is a date `2021-12-02`, a month or year `2014`, or an interval `2021-11-30/2021-12-02`;
    None where neither the text nor `published` settles it.
    """
    day = dt.date.fromisoformat(published[:10]) if published else None
    found: list[DateMention] = []
    for sentence in sentences:
        if not _may_date().search(text, sentence.span.start, sentence.span.end):
            continue
        taken: list[Span] = []
        for match, kind in _iter_matches(text, sentence.span, lexicon):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                found.append(DateMention(span, _value(kind, match, day, lexicon)))
    return tuple(sorted(found, key=lambda mention: mention.span))


@cache
def _may_date() -> re.Pattern[str]:
    """Return what every date has; most sentences have none of it, and seven patterns need not be tried."""
    return re.compile(r"\d|day\b|\bago\b|\blast ")


def _iter_matches(text: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[re.Match[str], str]]:
    for kind, pattern in _patterns(lexicon):
        for match in pattern.finditer(text, span.start, span.end):
            yield match, kind


def _value(kind: str, match: re.Match[str], published: dt.date | None, lexicon: Lexicon) -> str | None:
    match kind:
        case "year":
            value = match["year"]
        case "month-year":
            value = f"{match['year']}-{lexicon.calendar.months[match['month'].lower()]:02}"
        case "month-day" | "day-month":
            value = _day_value(match, published, lexicon)
        case _:
            value = _relative_value(kind, match, published, lexicon) if published else None
    return value


def _relative_value(kind: str, match: re.Match[str], published: dt.date, lexicon: Lexicon) -> str | None:
    match kind:
        case "weekday":
            return _weekday_value(match, published, lexicon)
        case "ago":
            return _ago_value(match, published)
        case _:
            yesterday = published - dt.timedelta(days=1)
            return yesterday.isoformat() if match["relative"] == "yesterday" else None


def _day_value(match: re.Match[str], published: dt.date | None, lexicon: Lexicon) -> str | None:
    months, groups = lexicon.calendar.months, match.groupdict()
    first = _nearest(groups["year"], months[groups["month"].lower()], int(groups["day"]), published)
    if first is None or not groups.get("day2"):
        return first.isoformat() if first else None
    month = months[(groups.get("month2") or groups["month"]).lower()]
    last = _date(first.year + (month < first.month), month, int(groups["day2"]))
    return f"{first.isoformat()}/{last.isoformat()}" if last and first <= last else None


def _nearest(year: str | None, month: int, day: int, published: dt.date | None) -> dt.date | None:
    """Return the date in its year, else in the year that brings it nearest to publication."""
    if year:
        return _date(int(year), month, day)
    if published is None:
        return None
    near = [date for y in (-1, 0, 1) if (date := _date(published.year + y, month, day))]
    return min(near, key=lambda date: abs(date - published), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _weekday_value(match: re.Match[str], published: dt.date, lexicon: Lexicon) -> str | None:
    """Return the last such day up to publication; news says `on Friday` of the days just past."""
    if match[0].startswith(("next", "last")):
        return None
    wanted = lexicon.calendar.weekdays.index(match["weekday"].lower())
    return (published - dt.timedelta(days=(published.weekday() - wanted) % 7)).isoformat()


def _ago_value(match: re.Match[str], published: dt.date) -> str | None:
    count = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"].lower()]
    match match["unit"]:
        case "day":
            return (published - dt.timedelta(days=count)).isoformat()
        case "year":
            return str(published.year - count)
        case "month":
            months = published.year * 12 + published.month - 1 - count
            return f"{months // 12}-{months % 12 + 1:02}"
        case _:
            return None
