"""Days, months, seasons and years of the calendar."""

from __future__ import annotations

import datetime as dt
import re

from briefmaker.analysis.dates.found import OPEN, Found, Reading

NEAR = 150
"""Days within which a date without a year is the one nearest to the article's."""
NEAR_MONTHS = 3
"""The same for a month without a year; further off, last year's and this year's are equally likely."""
WINTER = 24
"""The number of winter in ISO 8601-2; the only season that belongs to two years."""
_WORD_BEFORE = re.compile(r"\b([A-Za-z]+)[ -]$")
_PLURAL = re.compile(r"[ -]([a-z]{3,})\b")


def read_day(found: Found) -> Reading | None:
    """Return a day, or an interval of days; None where the numbers are none of a day."""
    groups = found.groups
    month = int(groups["number"] or 0) or found.month()
    day = int(groups["day"] or 0)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if groups["day2"]:
        return _days(
            found, (month, day), (found.month("month2" if groups["month2"] else "month"), int(groups["day2"]))
        )
    year = found.year() or int(groups["year1"] or 0) or None
    date = _date(year, month, day) if year else _nearest(found.published, month, day)
    return Reading(date.isoformat()) if date else Reading(known=f"XXXX-{month:02}-{day:02}")


def _days(found: Found, first: tuple[int, int], last: tuple[int, int]) -> Reading:
    """Return an interval; a year at its end is the year of the end."""
    known = Reading(known=f"XXXX-{first[0]:02}-{first[1]:02}/XXXX-{last[0]:02}-{last[1]:02}")
    year, year1 = found.year(), found.groups["year1"]
    over = last[0] < first[0]
    start = (
        _date(int(year1) if year1 else (year or 0) - over, *first)
        if year or year1
        else _nearest(found.published, *first)
    )
    if start is None:
        return known
    end = _date(year or start.year + over, *last)
    if end is None or end <= start or (found.is_pair and end - start > dt.timedelta(days=1)):
        return OPEN
    return Reading(f"{start.isoformat()}/{end.isoformat()}")


def read_month(found: Found) -> Reading:
    """Return a month, or an interval of months."""
    month, last = found.month(), found.month("month2") if found.groups["month2"] else None
    year = found.year()
    if last is None:
        year = year or _year_of_month(found, month)
        return Reading(f"{year}-{month:02}") if year else Reading(known=f"XXXX-{month:02}")
    if year is None:
        return Reading(known=f"XXXX-{month:02}/XXXX-{last:02}")
    if found.is_pair and (last - month) % 12 != 1:
        return OPEN
    return Reading(f"{year - (last < month)}-{month:02}/{year}-{last:02}")


def _year_of_month(found: Found, month: int) -> int | None:
    """Return the year of a month without one: `last` or the tense tells, else it is one nearby."""
    today, which = found.published, (found.groups["which"] or "").lower()
    if today is None:
        return None
    ahead = (month - today.month) % 12
    if which:
        away = {"last": ahead - 12, "this": month - today.month, "next": ahead or 12}[which]
    elif tense := found.tense:
        away = ahead if tense == "future" or not ahead else ahead - 12
    else:
        away = ahead if ahead <= NEAR_MONTHS else ahead - 12
        if away < -NEAR_MONTHS:
            return None
    return today.year + (today.month - 1 + away) // 12


def read_season(found: Found) -> Reading:
    """Return the year of a season; winter belongs to two, and months differ over the globe."""
    season, year = found.groups["season"], found.groups["year"]
    if not season or not year:
        return OPEN
    number = found.calendar.seasons[season.lower()]
    return Reading(None if number == WINTER else year, f"{year}-{number}")


def read_part(found: Found) -> Reading:
    """Return the months of a quarter or half; those of `the year` stay open."""
    groups, year = found.groups, found.year()
    if year is None:
        return OPEN
    months = 6 if groups["part"] == "half" else 3
    number = int(groups["quarter"] or 0) or found.calendar.ordinals[(groups["nth"] or "").lower()]
    if months == 6 and number > 2:
        return OPEN
    return Reading(f"{year}-{(number - 1) * months + 1:02}/{year}-{number * months:02}")


def read_years(found: Found) -> Reading | None:
    """Return an interval of years; None where the numbers are none."""
    first, last = found.groups["year"] or "", found.groups["year2"] or ""
    short = len(last) == 2
    if short and " " in found.match[0]:
        return None
    last = first[:2] + last if short else last
    if last <= first or (found.is_pair and int(last) - int(first) > 1):
        return None
    return Reading(f"{first}/{last}")


def read_decade(found: Found) -> Reading:
    """Return an interval of ten years."""
    first = found.groups["decade"] or ""
    return Reading(f"{first}/{first[:3]}9")


def read_year(found: Found) -> Reading | None:
    """Return the year; `2000 soldiers` is none, but `in 2014 sanctions` is."""
    after = _PLURAL.match(found.text, found.span.end)
    counted = after and (after[1].endswith("s") or after[1] in found.lexicon.numbers.plurals)
    before = _WORD_BEFORE.search(found.text, max(0, found.span.start - 12), found.span.start)
    sure = before and before[1].lower() in found.calendar.before_year
    return None if counted and not sure else Reading(found.groups["year"])


def _nearest(today: dt.date | None, month: int, day: int) -> dt.date | None:
    """Return the date in the year that brings it near to `today`; None where no year does."""
    if today is None:
        return None
    years = (today.year - 1, today.year, today.year + 1)
    near = [date for year in years if (date := _date(year, month, day))]
    best = min(near, key=lambda date: abs(date - today), default=None)
    return best if best and abs(best - today) <= dt.timedelta(days=NEAR) else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
