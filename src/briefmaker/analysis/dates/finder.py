"""Date expressions: what the text says of when, settled only against a date that the article has."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefmaker.analysis.dates.forms import Family, Form, families_of
from briefmaker.analysis.dates.found import Found
from briefmaker.analysis.dates.values import read
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.model.analysis import DateMention, Furniture, Sentence
from briefmaker.model.span import Span


@dataclass(frozen=True, slots=True)
class Dating:
    """What the dates of an article are settled against."""

    published: str | None
    """ISO 8601, None where the article has no date."""
    quoted: Sequence[Span] = ()
    """The quotations in their order: `yesterday` in one of them is the speaker's, and stays open."""

    @property
    def day(self) -> dt.date | None:
        """Return the day of the article."""
        return dt.date.fromisoformat(self.published[:10]) if self.published else None

    def day_for(self, form: Form, place: Span) -> dt.date | None:
        """Return the day against which a form at `place` is settled, None where that is not known."""
        if form.kind == "day":
            return self.day  # a day of the calendar is the same for every speaker
        at = bisect_right(self.quoted, place.start, key=lambda span: span.start) - 1
        return None if at >= 0 and place.start < self.quoted[at].end else self.day


def find_dates(
    text: str, sentences: Sequence[Sentence], dating: Dating, lexicon: Lexicon
) -> tuple[DateMention, ...]:
    """Return the date expressions of the sentences in reading order; no two overlap.

    The value is a date `2021-12-02`, a month or year `2014`, or an interval `2021-11-30/2021-12-02`;
    None where neither the text nor the article's date settles it.
    """
    families = _families_in(text, lexicon)
    return tuple(
        mention
        for sentence in sentences
        for mention in _apart(_mentions(text, sentence.span, families, dating, lexicon))
    )


def stated_date(text: str, furniture: Sequence[Furniture], before: int, lexicon: Lexicon) -> str | None:
    """Return the date in the line above the article that says when it was published.

    None where no line before the place `before` does, or where two of them differ.
    """
    lines = [found.span for found in furniture if found.kind == "published" and found.span.start < before]
    dates = {date for line in lines if (date := _first_day(text, line, lexicon))}
    return dates.pop() if len(dates) == 1 else None


def _first_day(text: str, line: Span, lexicon: Lexicon) -> str | None:
    families = _families_in(line.of(text), lexicon)
    mentions = _apart(_mentions(text, line, families, Dating(None), lexicon))
    return next(
        (date.value for date in mentions if date.value and len(date.value) == len("2021-12-02")), None
    )


def _families_in(text: str, lexicon: Lexicon) -> tuple[Family, ...]:
    """Return the families that may occur in `text`, each with those of its signs that do."""
    present = (
        Family(tuple(sign for sign in family.signs if sign in text), family.forms)
        for family in families_of(lexicon)
    )
    return tuple(family for family in present if family.signs)


def _mentions(
    text: str, sentence: Span, families: Sequence[Family], dating: Dating, lexicon: Lexicon
) -> Iterator[DateMention]:
    words = sentence.of(text)
    for family in families:
        if not any(sign in words for sign in family.signs):
            continue
        for form in family.forms:
            for match in form.pattern.finditer(text, sentence.start, sentence.end):
                span = Span(*match.span("at" if match.groupdict().get("at") else 0))
                reading = read(Found(form, match, span, text, sentence, dating.day_for(form, span), lexicon))
                if reading:
                    yield DateMention(span, reading.value, reading.known)


def _apart(mentions: Iterator[DateMention]) -> Iterator[DateMention]:
    """Yield the mentions in reading order; of two that overlap the first, else the longer."""
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            end = mention.span.end
            yield mention
