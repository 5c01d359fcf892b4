from __future__ import annotations

import pytest

from briefmaker.cli.period import period_of
from briefmaker.errors import UsageError
from briefmaker.model.period import Period


def test_a_window_ends_today() -> None:
    assert period_of(None, None, "24h", "2026-03-02") == Period("2026-03-01", "2026-03-02")
    assert period_of(None, None, "2w", "2026-03-15") == Period("2026-03-01", "2026-03-15")


def test_a_window_may_end_earlier() -> None:
    assert period_of(None, "2026-02-10", "7d", "2026-03-02") == Period("2026-02-03", "2026-02-10")


def test_without_options_there_is_no_period() -> None:
    assert period_of(None, None, None, "2026-03-02") is None


@pytest.mark.parametrize(
    ("since", "until", "window", "said"),
    [
        ("2026-3-1", None, None, "is no date; write it as 2026-01-31"),
        ("yesterday", None, None, "is no date"),
        ("2026-03-05", "2026-03-01", None, "before it begins"),
        (None, None, "soon", "write 24h, 7d or 2w"),
        ("2026-03-01", None, "7d", "give one of them"),
    ],
)
def test_what_is_no_period_is_refused(
    since: str | None, until: str | None, window: str | None, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        period_of(since, until, window, "2026-03-02")


@pytest.mark.parametrize("date", ["2026-03-01", "2026-03-31", "2026-03-15T08:00"])
def test_a_period_holds_its_days(date: str) -> None:
    assert Period("2026-03-01", "2026-03-31").holds(date)


@pytest.mark.parametrize("date", ["2026-02-28", "2026-04", "2026", None])
def test_it_holds_no_other_day_and_nothing_without_one(date: str | None) -> None:
    assert not Period("2026-03-01", "2026-03-31").holds(date)
