"""What a date expression means: settled by its own words and the article's date, else left open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefmaker.analysis.dates import almanac, relative
from briefmaker.analysis.dates.forms import Kind
from briefmaker.analysis.dates.found import Found, Reading

_READERS: Mapping[Kind, Callable[[Found], Reading | None]] = {
    "day": almanac.read_day,
    "month": almanac.read_month,
    "weekday": relative.read_weekday,
    "ago": relative.read_ago,
    "relative": relative.read_relative,
    "season": almanac.read_season,
    "part": almanac.read_part,
    "years": almanac.read_years,
    "decade": almanac.read_decade,
    "year": almanac.read_year,
}


def read(found: Found) -> Reading | None:
    """Return what the expression means; None where it is no date after all."""
    return _READERS[found.form.kind](found)
