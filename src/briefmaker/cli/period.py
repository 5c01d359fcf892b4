"""`--since`, `--until` and `--window`: the period of a briefing."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from briefmaker.errors import UsageError

if TYPE_CHECKING:
    from briefmaker.model.period import Period

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WINDOW = re.compile(r"(?P<count>[1-9]\d{0,3})(?P<unit>[hdw])")
_HOURS = {"h": 1, "d": 24, "w": 168}


def period_of(since: str | None, until: str | None, window: str | None, today: str) -> Period | None:
    """Return the period that the options name, None where they name none.

    Articles have days, not hours: `--window 24h` is yesterday and today. Raises UsageError for what
    is no date or no window, for a window beside `--since`, and for a period that ends before it begins.
    """
    from briefmaker.model.period import Period

    if window is not None:
        if since is not None:
            raise UsageError("--window and --since both say when the period begins; give one of them")
        last = until or today
        since = (_day(last, "--until") - _days(window)).isoformat()
        until = last
    first_day = _day(since, "--since") if since else None
    last_day = _day(until, "--until") if until else None
    if first_day and last_day and last_day < first_day:
        raise UsageError(f"the period ends on {until}, before it begins on {since}")
    return Period(since, until) if since or until else None


def _day(text: str, option: str) -> dt.date:
    wrong = UsageError(f"{option} {text!r} is no date; write it as 2026-01-31")
    if not _DAY.fullmatch(text):
        raise wrong
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise wrong from error


def _days(window: str) -> dt.timedelta:
    match = _WINDOW.fullmatch(window)
    if match is None:
        raise UsageError(f"--window {window!r} is no time; write 24h, 7d or 2w")
    hours = int(match["count"]) * _HOURS[match["unit"]]
    return dt.timedelta(days=-(-hours // 24))
