"""Quotation marks, paired paragraph by paragraph.

An odd mark spoils its own paragraph at most. Speech that goes over several paragraphs opens each of
them and closes the last, as English style books have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from briefmaker.model.span import Span

MOST_MARKS = 1_000
"""Marks of a paragraph that is still read; one with more is no prose, and quotes nobody."""
_CLOSERS = {"“": "”", "«": "»", "„": "“”", "‘": "’"}
_MARK = re.compile("[“”\"«»„‘’']")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks."""

    span: Span
    """The words, marks left out."""
    outer: Span
    """The words with their marks."""
    paragraph: int
    runs_on: bool = False
    """Whether no mark closes it here: the next paragraph opens with a mark and goes on."""


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    char: str
    opens: bool
    closes: bool


def pair_marks(text: str, paragraphs: Iterable[Span]) -> tuple[Quoted, ...]:
    """Return the outermost quotations of the paragraphs, in reading order.

    Double marks of every kind come first; single marks count only in a paragraph without double
    ones, since an apostrophe looks the same.
    """
    spans = tuple(paragraphs)
    found = []
    for number, span in enumerate(spans):
        marks = _marks(text, span)
        if len(marks) > MOST_MARKS:
            continue
        doubles = [mark for mark in marks if mark.char not in "‘’'"]
        opens_next = number + 1 < len(spans) and text[spans[number + 1].start] in '“"«„'
        found.extend(_paired(doubles, number, span, runs_on=opens_next))
        if not doubles:
            found.extend(_paired(_without_apostrophes(marks), number, span, runs_on=False))
    return tuple(found)


def _marks(text: str, span: Span) -> list[_Mark]:
    marks = []
    for match in islice(_MARK.finditer(text, span.start, span.end), MOST_MARKS + 1):
        at = match.start()
        before = text[at - 1] if at > span.start else " "
        after = text[at + 1] if at + 1 < span.end else " "
        marks.append(_mark(match[0], at, before, after))
    return marks


def _mark(char: str, at: int, before: str, after: str) -> _Mark:
    free_before = not _WORD.match(before)
    if char in "“«„‘":
        # A low opening mark is closed by “, which therefore may close as well as open.
        closes = char == "“" and not before.isspace()
        return _Mark(at, char, opens=char != "‘" or free_before, closes=closes)
    if char in "”»":
        return _Mark(at, char, opens=False, closes=True)
    free_after = not _WORD.match(after)
    if char == "’":
        return _Mark(at, char, opens=False, closes=free_after)
    opens = not after.isspace() and ((free_before and before not in ".,!?…") or before.isspace())
    return _Mark(at, char, opens=opens, closes=not before.isspace() and (char == '"' or free_after))


def _paired(marks: list[_Mark], paragraph: int, span: Span, *, runs_on: bool) -> list[Quoted]:
    found = []
    opening: _Mark | None = None
    for mark in marks:
        if opening is None:
            opening = mark if mark.opens else None
        elif mark.closes and _fits(opening.char, mark.char):
            found.append(_quoted(opening.at, mark.at, paragraph))
            opening = None
        elif mark.opens and mark.char == opening.char and mark.char in "“«":
            opening = mark  # the earlier one was never closed: it is the odd mark
    if opening is not None and runs_on:
        words = Span(opening.at + 1, span.end)
        found.append(Quoted(words, Span(opening.at, span.end), paragraph, runs_on=True))
    return [quoted for quoted in found if len(quoted.span)]


def _fits(opening: str, closing: str) -> bool:
    return (
        closing in _CLOSERS.get(opening, opening)
        or (opening == "“" and closing == '"')
        or (opening == '"' and closing == "”")
    )


def _quoted(start: int, end: int, paragraph: int) -> Quoted:
    return Quoted(Span(start + 1, end), Span(start, end + 1), paragraph)


def _without_apostrophes(singles: list[_Mark]) -> list[_Mark]:
    """Return the marks from the first opening one on; `allies'` before it is a possessive."""
    first = next((number for number, mark in enumerate(singles) if mark.opens), len(singles))
    return singles[first:]
