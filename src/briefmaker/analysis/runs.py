"""Capitalised words in a row, with the title before them: what may be somebody's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefmaker.analysis.lexicon import Names
from briefmaker.model.span import Span

_WORD = re.compile(r"(?:[A-Z]\.)+(?=[ \xa0A-Z])|[^\W\d_][\w’'-]*[\w]|[A-Z]\b")
POSSESSIVE = re.compile(r"[’']s$|(?<=s)[’']$")
_GAP = re.compile(r"[ \xa0]")
_COMMA = re.compile(r",? ")
_STANDINGS = ("former", "acting", "deputy", "interim")
_OF_WHAT = re.compile(r" of (?:the )?")
_PORTFOLIO = re.compile(r" (?:of|for) (?:the )?(?=[A-Z])")
MOST_OF_A_PORTFOLIO = 7
"""Words of the longest office, with the first name behind it."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+")


def is_capitalised(word: str) -> bool:
    """Return whether `word` begins with a capital letter."""
    return word[:1].isupper()


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, with the title before them."""

    words: tuple[tuple[str, Span], ...]
    title: Span | None


def iter_runs(text: str, stretch: Span, names: Names) -> Iterator[Run]:
    """Yield the runs of capitalised words, cut after their last title."""
    at = stretch.start
    for match in _WORD.finditer(text, stretch.start, stretch.end):
        word = match[0]
        capital = word[0].isupper()
        if match.start() < at or not (capital or word in names.title_words):
            continue
        begins_title = not capital or word.lower() in names.title_words
        title = _title_at(text, match, stretch.end, names) if begins_title else None
        if title:
            at = title.end
            comma = _COMMA.match(text, at, stretch.end)
            after = comma.end() if comma else at
            words = _name_at(text, after, stretch.end, names)
            if words and not (comma and comma[0].startswith(",") and len(words) < 2):
                yield Run(words, _role_span(text, title, stretch, names))
                at = words[-1][1].end
        elif capital:
            words = _name_at(text, match.start(), stretch.end, names)
            at = words[-1][1].end if words else match.end()
            if words and not _leads_to_title(text, at, stretch.end, names):
                yield Run(words, None)


def _leads_to_title(text: str, at: int, end: int, names: Names) -> bool:
    """Return whether the words before `at` only say whose office follows: `Riverton Mayor Anna Berg`."""
    word = _WORD.match(text, at + 1, end) if at < end and text[at] in " \xa0" else None
    begins_title = word is not None and word[0].lower() in names.title_words
    title = _title_at(text, word, end, names) if word and begins_title else None
    return title is not None and _capital_follows(text, title.end, end)


def _title_at(text: str, word: re.Match[str], end: int, names: Names) -> Span | None:
    """Return the title that begins at `word`, with those that follow it: `Deputy Mayor of the City`."""
    last: re.Match[str] | None = None
    at = word.start()
    while title := _known_title(text, at, end, names):
        last, at = title, title.end() + 1
    return Span(word.start(), _office_end(text, last.end(), end, names)) if last else None


def _office_end(text: str, title: int, end: int, names: Names) -> int:
    """Return where a title that ends at `title` ends with its office: `President of the European Commission`.

    Only what names a body, a place or a people belongs to it, and only where a name follows.
    """
    office, match = title, _OF_WHAT.match(text, title, end)
    at = match.end() if match else end
    while (word := _WORD.match(text, at, end)) and word[0] in names.body_heads | names.places | names.peoples:
        office, at = word.end(), word.end() + 1
    if office == title:
        return _portfolio_end(text, title, end, names)
    return office if _capital_follows(text, office, end) else title


def _portfolio_end(text: str, title: int, end: int, names: Names) -> int:
    """Return where an office ends before a known first name: `Minister of Trade and Crafts Anna Berg`."""
    match = _PORTFOLIO.match(text, title, end)
    at = match.end() if match else end
    office = title
    for _ in range(MOST_OF_A_PORTFOLIO):
        word = _WORD.match(text, at, end)
        if word is None or not (is_capitalised(word[0]) or word[0] in ("and", "of", "the")):
            return title
        if word[0] in names.given and office > title:
            return office
        office, at = word.end(), word.end() + 1
    return title


def _known_title(text: str, at: int, end: int, names: Names) -> re.Match[str] | None:
    word = _WORD.match(text, at, end)
    return names.titles.match(text, at, end) if word and word[0].lower() in names.title_words else None


def _name_at(text: str, start: int, end: int, names: Names) -> tuple[tuple[str, Span], ...]:
    """Return the words of the name that begins at `start`: capitalised, with particles between."""
    words: list[tuple[str, Span]] = []
    at = start
    while match := _WORD.match(text, at, end):
        word = match[0]
        if is_capitalised(word):
            title = _known_title(text, at, end, names) if words else None
            if title and _leads_to_name(text, title.end(), end, names):
                break  # a title begins what is really the name: the run so far was its modifier
        elif word not in names.particles or not (words or _capital_follows(text, match.end(), end)):
            break
        words.append((word, Span(*match.span())))
        if POSSESSIVE.search(word) or not _GAP.match(text, match.end(), end):
            break
        at = match.end() + 1
    while words and not is_capitalised(words[-1][0]):
        words.pop()
    return tuple(words)


def _leads_to_name(text: str, title: int, end: int, names: Names) -> bool:
    return _capital_follows(text, title, end) or _portfolio_end(text, title, end, names) > title


def _capital_follows(text: str, at: int, end: int) -> bool:
    return at + 1 < end and text[at] in " \xa0" and text[at + 1].isupper()


def _role_span(text: str, title: Span, stretch: Span, names: Names) -> Span:
    """Return the title with the words before it that say of what: `US`, `Russian`, `NATO`."""
    start = title.start
    while start > stretch.start + 1 and text[start - 1] == " ":
        before = re.search(r"[\w.’'-]+$", text[stretch.start : start - 1])
        word = before[0] if before else ""
        ofwhat = word.rstrip(".’s").strip("’") if word else ""
        acronym = len(word) > 1 and word.replace(".", "").isupper()
        known = ofwhat in names.peoples | names.places | names.body_heads or word.lower() in _STANDINGS
        ends = word.endswith(".") and not _INITIALS.fullmatch(word)
        if not before or ends or not (acronym or known):
            break
        start = stretch.start + before.start()
    return Span(start, title.end)
