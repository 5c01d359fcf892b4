"""The hour by which a pack is owed, beside the hour at which it was signed off."""

from __future__ import annotations

import datetime as dt

from briefmaker.diagnostics import Diagnostic
from briefmaker.errors import UsageError


def hour_of(text: str) -> dt.time:
    """Return the hour that `text` names, such as 07:30; raises UsageError where it names none."""
    try:
        return dt.datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - an hour of the day, not a moment
    except ValueError as error:
        raise UsageError(f"--by {text} is no hour of the day such as 07:30") from error


def lateness(by: dt.time, approved_at: str | None, now: dt.datetime, topic: str) -> Diagnostic | None:
    """Return a warning where the sign-off came after the hour `by` of the day of `now`, or has not come.

    `approved_at` is when the newest edition was signed off, None where there is none.
    """
    owed = now.replace(hour=by.hour, minute=by.minute, second=0, microsecond=0)
    signed = dt.datetime.fromisoformat(approved_at).astimezone(now.tzinfo) if approved_at else None
    hour = f"{by:%H:%M}"
    if signed is None or signed.date() < now.date():
        if now < owed:
            return None
        message = f"nothing has been signed off today; it was owed by {hour}, {_minutes(now - owed)} ago"
    elif signed > owed:
        message = f"was signed off at {signed:%H:%M}, {_minutes(signed - owed)} after {hour}"
    else:
        return None
    return Diagnostic("late", "warning", message, topic)


def _minutes(time: dt.timedelta) -> str:
    hours, minutes = divmod(int(time.total_seconds() // 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
