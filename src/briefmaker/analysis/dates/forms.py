"""The forms in which a text says when, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefmaker.analysis.lexicon import Calendar, Lexicon, alternatives

Kind = Literal["day", "month", "weekday", "ago", "relative", "season", "part", "years", "decade", "year"]

_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)?"
_OF_YEAR = rf"(?:(?:,? |, of )(?P<year>{_YEAR})\b|(?: of)? (?P<shift>last|this|next) year\b)?"
_FIGURES = (
    rf"\b(?P<year>{_YEAR})-(?P<number>0\d|1[0-2])-(?P<day>[0-3]\d)\b",
    rf"\b(?P<day>[0-3]?\d)\.(?P<number>[01]?\d)\.(?P<year>{_YEAR})\b",
)
_QUARTER = rf"\bQ(?P<quarter>[1-4])(?: of)? (?P<year>{_YEAR})\b"
_DECADE = r"\b(?P<decade>(?:19|20)\d0)s\b"
_BARE = rf"\b(?P<year>{_YEAR})\b(?![-–]?(?:nation|strong)|[,.]\d)(?=\W|$)"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say when: its words are the group `at`, or all that the pattern takes."""

    kind: Kind
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Family:
    """Forms with the same signs."""

    signs: tuple[str, ...]
    """A text with none of these holds none of the forms; asking is cheaper than searching."""
    forms: tuple[Form, ...]


@lru_cache(maxsize=8)
def families_of(lexicon: Lexicon) -> tuple[Family, ...]:
    """Return the forms of the language by their signs."""
    calendar = lexicon.calendar
    months = {month.capitalize()[:3]: None for month in calendar.months}
    return (
        _family(months, {"day": _days(calendar), "month": _months(calendar)}),
        _family(
            ("19", "20"), {"day": _FIGURES, "years": _years(calendar), "decade": [_DECADE], "year": [_BARE]}
        ),
        _family(("day",), {"weekday": [_weekday(calendar)]}),
        _family((" ago",), {"ago": [_ago(calendar)]}),
        _family((phrase[1:] for phrase in calendar.relative), {"relative": [_relative(calendar)]}),
        _family((season[1:] for season in calendar.seasons), {"season": _seasons(calendar)}),
        _family(("quarter of", "half of", "Q"), {"part": _parts(calendar)}),
    )


def _family(signs: Iterable[str], sources: Mapping[Kind, Iterable[str]]) -> Family:
    forms = (Form(kind, re.compile(source)) for kind, listed in sources.items() for source in listed)
    return Family(tuple(signs), tuple(forms))


def _days(calendar: Calendar) -> Iterator[str]:
    month = _capitalised(calendar.months)
    weekday = rf"(?:(?:{_capitalised(calendar.weekdays)}),? (?:the )?)?"
    to, year = _to(calendar), _OF_YEAR
    first = rf"(?P<month>{month})\.? (?P<day>\d{{1,2}}){_ORDINAL}\b(?:, (?P<year1>{_YEAR}))?"
    yield (
        rf"\b(?<![Ii]n ){weekday}{first}"
        rf"(?:{to}(?:(?P<month2>{month})\.? )?(?P<day2>\d{{1,2}}){_ORDINAL}\b)?{year}(?![\d:%]|[.,]\d)"
    )
    yield (
        rf"\b{weekday}(?P<day>\d{{1,2}}){_ORDINAL} (?:of )?(?P<month>{month})\b\.?(?: (?P<year1>{_YEAR}))?"
        rf"{to}{weekday}(?P<day2>\d{{1,2}}){_ORDINAL} (?:of )?(?P<month2>{month})\b{year}"
    )
    yield (
        rf"\b{weekday}(?P<day>\d{{1,2}}){_ORDINAL}(?:{to}(?P<day2>\d{{1,2}}){_ORDINAL})? (?:of )?"
        rf"(?P<month>{month})\b(?:\.(?=,? \d))?{year}"
    )


def _months(calendar: Calendar) -> Iterator[str]:
    month, before = _capitalised(calendar.months), _either_case(calendar.before_month)
    before_sure, people = (
        _either_case(calendar.before_sure_month),
        _capitalised(calendar.month_names_of_people),
    )
    near = r"(?:[Ee]arly |[Ll]ate |[Mm]id[ -])?"
    year = rf"(?:,? (?:of )?(?P<year>{_YEAR})\b|(?: of)? (?P<shift>last|this|next) year\b)"
    yield rf"\b(?P<month>{month})\.?{_to(calendar)}(?P<month2>{month})\b\.?{year}"
    yield rf"\b{near}(?P<month>{month})\b\.?{year}"
    yield (
        rf"\b(?:(?:{before})|(?:{before_sure})(?! (?:{people})\b))[ -]"
        rf"(?P<at>{near}(?:(?P<which>last|this|next) )?(?P<month>{month}))\b"
        rf"(?:{_to(calendar)}(?P<month2>{month})\b)?"
    )
    yield rf"\b(?P<at>(?P<which>[Ll]ast|[Tt]his|[Nn]ext) (?P<month>{month}))\b"


def _weekday(calendar: Calendar) -> str:
    day, part = _capitalised(calendar.weekdays), alternatives(calendar.dayparts)
    not_before = "".join(rf"(?<!{re.escape(name)} )" for name in calendar.names_with_days["before"])
    not_after = alternatives(calendar.names_with_days["after"])
    return (
        rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?{not_before}(?P<weekday>{day})\b(?! (?:{not_after})\b)"
        rf"(?:{_to(calendar)}(?P<weekday2>{day})\b)?(?: (?:{part})\b)?"
    )


def _ago(calendar: Calendar) -> str:
    about, vague = _either_case(calendar.approximate), _either_case(calendar.vague_numbers)
    count = _either_case(calendar.numbers)
    return (
        rf"\b(?:(?P<about>{about}) )?(?:(?P<count>\d{{1,3}}|{count})|(?:{vague})) "
        rf"(?P<unit>{alternatives(calendar.units)})s? ago\b"
    )


def _relative(calendar: Calendar) -> str:
    return rf"\b(?P<relative>{_either_case(calendar.relative)})\b"


def _seasons(calendar: Calendar) -> Iterator[str]:
    season = alternatives([*calendar.seasons, *(name.capitalize() for name in calendar.seasons)])
    yield rf"\b(?P<season>{season})(?: of)?,? (?P<year>{_YEAR})\b"
    yield rf"\b(?:[Ll]ast|[Tt]his|[Nn]ext) (?:{season})\b"
    yield rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil) (?P<at>(?:the )?(?:early |late )?(?:{season}))\b(?! of)"


def _parts(calendar: Calendar) -> Iterator[str]:
    year = rf"(?:(?P<year>{_YEAR})|(?P<shift>last|this|next) year|the year)"
    yield rf"\b(?P<nth>{_either_case(calendar.ordinals)}) (?P<part>quarter|half) of {year}\b"
    yield _QUARTER


def _years(calendar: Calendar) -> Iterator[str]:
    yield rf"\b(?P<year>{_YEAR})(?:\s?[–—/-]\s?|{_to(calendar)})(?P<year2>{_YEAR}|\d\d)\b(?![-.]\d)"


def _to(calendar: Calendar) -> str:
    return rf"(?:\s?[–—-]\s?|\s(?:{alternatives(calendar.to)})\s|\s(?P<pair>and)\s)"


def _capitalised(words: Iterable[str]) -> str:
    return alternatives(word.capitalize() for word in words)


def _either_case(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, at the beginning of a sentence too."""
    listed = tuple(words)
    return alternatives([*listed, *(word[:1].upper() + word[1:] for word in listed)])
