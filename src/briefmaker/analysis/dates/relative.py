"""Days against the article's: weekdays, `two months ago`, `earlier this week`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from briefmaker.analysis.dates.found import OPEN, Found, Reading


def read_weekday(found: Found) -> Reading:
    """Return the date of a weekday, or an interval between two."""
    if found.published is None:
        return OPEN
    days, groups = found.calendar.weekdays, found.groups
    last = days.index((groups["weekday2"] or groups["weekday"] or "").lower())
    end = _weekday_date(found, last)
    if end is None or not groups["weekday2"]:
        return Reading(end.isoformat()) if end else OPEN
    length = (last - days.index((groups["weekday"] or "").lower())) % 7
    if found.is_pair and length != 1:
        return OPEN
    return Reading(f"{(end - dt.timedelta(days=length)).isoformat()}/{end.isoformat()}")


def _weekday_date(found: Found, wanted: int) -> dt.date | None:
    """Return the date of a weekday; news says `on Friday` of the days just past and of those to come."""
    today = found.published
    if today is None:
        return None
    ahead = (wanted - today.weekday()) % 7
    away = _which_week(found.groups["which"], ahead, in_week=wanted >= today.weekday())
    if not found.groups["which"]:
        away = {"past": ahead - 7 if ahead else 0, "future": ahead}.get(
            found.tense or "", None if ahead else 0
        )
    return None if away is None else today + dt.timedelta(days=away)


def _which_week(which: str | None, ahead: int, *, in_week: bool) -> int | None:
    """Return how many days away `last Friday` or `this Friday` is, None where people differ.

    Before the weekday has come again, `last` may be this week's or the one before; `next` is always either.
    """
    if not in_week or not which or which.lower() == "next":
        return None
    return ahead - 7 if which.lower() == "last" else ahead


def read_ago(found: Found) -> Reading:
    """Return the day, month or year so long ago; weeks and rough numbers stay open."""
    groups, today = found.groups, found.published
    count = groups["count"]
    if today is None or count is None or groups["about"]:
        return OPEN
    number = int(count) if count.isdigit() else found.calendar.numbers[count.lower()]
    match groups["unit"]:
        case "day":
            return Reading((today - dt.timedelta(days=number)).isoformat())
        case "month":
            return Reading(month_away(today, -number))
        case "year":
            return Reading(str(today.year - number))
        case _:
            return OPEN


def read_relative(found: Found) -> Reading:
    """Return what a phrase such as `earlier this week` means against the article's date."""
    today = found.published
    if today is None:
        return OPEN
    phrase = found.groups["relative"] or ""
    unit, away, *rest = found.calendar.relative[phrase[:1].lower() + phrase[1:]].split()
    if rest == ["told"] and found.tense != "past":
        return OPEN
    return Reading(_AWAY[unit](today, int(away), *rest[:1]))


def _day_away(today: dt.date, away: int, _: str = "") -> str:
    return (today + dt.timedelta(days=away)).isoformat()


def _week_away(today: dt.date, away: int, part: str = "") -> str | None:
    monday = today - dt.timedelta(days=today.weekday() - 7 * away)
    first = today if part == "from" else monday
    last = today if part == "until" else monday + dt.timedelta(days=6)
    return f"{first.isoformat()}/{last.isoformat()}" if first < last else first.isoformat()


def _weekend_away(today: dt.date, away: int, _: str = "") -> str | None:
    """Return Saturday and Sunday; on a weekend `last weekend` may be the one before."""
    if today.weekday() >= 5:
        return None
    saturday = today + dt.timedelta(days=5 - today.weekday() + 7 * away)
    return f"{saturday.isoformat()}/{(saturday + dt.timedelta(days=1)).isoformat()}"


def month_away(today: dt.date, away: int, _: str = "") -> str:
    """Return the month so many months away."""
    months = today.year * 12 + today.month - 1 + away
    return f"{months // 12}-{months % 12 + 1:02}"


def _year_away(today: dt.date, away: int, _: str = "") -> str:
    return str(today.year + away)


_AWAY: Mapping[str, Callable[..., str | None]] = {
    "day": _day_away,
    "week": _week_away,
    "weekend": _weekend_away,
    "month": month_away,
    "year": _year_away,
}
