"""Date expressions: `forms` finds them, `almanac` and `relative` say what they mean."""

from briefmaker.analysis.dates.finder import Dating, find_dates, stated_date

__all__ = ["Dating", "find_dates", "stated_date"]
