"""A date expression as it was found, and what it is taken to mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefmaker.analysis.dates.forms import Form
from briefmaker.analysis.dates.tense import Tense, tense_at
from briefmaker.analysis.lexicon import Calendar, Lexicon
from briefmaker.model.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means."""

    value: str | None = None
    """ISO 8601, None where it is not settled."""
    known: str | None = None
    """What the words alone say, in the extended form of ISO 8601-2, where `value` does not hold it all."""


OPEN = Reading()


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a form fits, and what its meaning depends on."""

    form: Form
    match: re.Match[str]
    span: Span
    text: str
    sentence: Span
    published: dt.date | None
    """The day that `today` means here, None where that is not known."""
    lexicon: Lexicon

    @property
    def groups(self) -> Mapping[str, str | None]:
        """Return the parts of the expression by name; a part that this form has not is None."""
        return _Groups(self.match.groupdict())

    @property
    def calendar(self) -> Calendar:
        """Return the language's names."""
        return self.lexicon.calendar

    @property
    def tense(self) -> Tense | None:
        """Return whether it is past or to come, None where the sentence leaves that open."""
        return tense_at(self.text, self.sentence, self.span, self.lexicon)

    @property
    def is_pair(self) -> bool:
        """Return whether two ends stand side by side, as `1 and 2 May`, and no word makes them a range."""
        return bool(self.groups["pair"]) and not self.text[: self.span.start].endswith(
            ("between ", "Between ")
        )

    def month(self, name: str = "month") -> int:
        """Return the number of the month in the group `name`."""
        return self.calendar.months[(self.groups[name] or "").lower()]

    def year(self) -> int | None:
        """Return the year that is written, or meant by `last year`; None where there is neither."""
        year, shift = self.groups["year"], self.groups["shift"]
        if year:
            return int(year)
        if shift and self.published:
            return self.published.year + {"last": -1, "this": 0, "next": 1}[shift]
        return None


class _Groups(dict[str, "str | None"]):
    """The named groups of a match."""

    def __missing__(self, key: str) -> None:
        return None
