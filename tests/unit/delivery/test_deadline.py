"""The hour by which a pack is owed, beside that of its sign-off."""

from __future__ import annotations

import datetime as dt

import pytest

from briefmaker.delivery.deadline import hour_of, lateness
from briefmaker.errors import UsageError

ZONE = dt.timezone(dt.timedelta(hours=1))
BY = dt.time(7, 30)


def told(approved_at: str | None, now: str) -> str | None:
    found = lateness(BY, approved_at, dt.datetime.fromisoformat(now), "ukraine")
    return str(found) if found else None


def test_a_sign_off_in_time_is_not_mentioned() -> None:
    assert told("2026-11-30T07:30:00+01:00", "2026-11-30T08:00:00+01:00") is None


def test_a_late_sign_off_is_told_with_the_minutes() -> None:
    late = "ukraine: warning: was signed off at 07:42, 12 min after 07:30 [late]"

    assert told("2026-11-30T07:42:10+01:00", "2026-11-30T09:00:00+01:00") == late
    assert told("2026-11-30T06:42:10+00:00", "2026-11-30T09:00:00+01:00") == late  # in another zone


@pytest.mark.parametrize("approved_at", [None, "2026-11-29T07:00:00+01:00"])
def test_no_sign_off_is_told_once_the_hour_is_past(approved_at: str | None) -> None:
    assert told(approved_at, "2026-11-30T07:29:00+01:00") is None
    assert told(approved_at, "2026-11-30T09:05:00+01:00") == (
        "ukraine: warning: nothing has been signed off today; it was owed by 07:30, 1 h 35 min ago [late]"
    )


@pytest.mark.parametrize("text", ["7.30", "25:00", "", "07:30:00"])
def test_what_is_no_hour_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        hour_of(text)

    assert str(caught.value) == f"--by {text} is no hour of the day such as 07:30"
