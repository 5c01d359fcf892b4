"""Dates in the words of a document."""

from __future__ import annotations

import re

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def date_in_words(date: object, months: tuple[str, ...]) -> str:
    """Return `2 February 2024` for `2024-02-02`, `1 to 3 …` for an interval, other words as they are.

    Only the form changes: a month without a day stays one, and nothing is completed.
    """
    first, _, last = str(date).partition("/")
    if last and _ISO.fullmatch(first) and _ISO.fullmatch(last):
        return f"{_in_words(first, months)} – {_in_words(last, months)}"
    return _in_words(str(date), months)


def _in_words(date: str, months: tuple[str, ...]) -> str:
    found = _ISO.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= len(months):
        return date
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{months[int(found[2]) - 1]} {found[1]}"
