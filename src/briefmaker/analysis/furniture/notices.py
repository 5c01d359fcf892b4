"""The article's rights, and credits that stand in a line with its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefmaker.analysis.furniture.lines import holds
from briefmaker.analysis.furniture.sheet import Row, Sheet
from briefmaker.analysis.lexicon import Page
from briefmaker.model.analysis import Furniture
from briefmaker.model.span import Span

_CITY = r"[A-Z][A-Z.’'-]+(?:[ ,/]+[A-Z][A-Z.’'-]+){0,3}"
_TOWN = r"[A-Z][\w.’'-]+(?:[,/]? ?[A-Z][\w.’'-]+){0,3}(?=,? ?\()"
_DATELINE = re.compile(
    rf"(?:{_CITY}|{_TOWN})(?:, [A-Z][a-z]+(?=,? ?[(A-Z]| ?[–—-]))?"
    r"(?:, (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?)?"
    r"(?: ?\([\w ./-]{2,30}\)| /[\w ]{2,30}/)?\s*(?:[–—]|--?)\s*(?=[A-Z“\"‘«„])"
)
_AGENCY = re.compile(r"\([A-Z][\w ./-]{1,30}\)\s*(?:[–—]|--?)\s*(?=[A-Z“\"‘«„])")
_PLACE = re.compile(r"[A-Z]{3}[A-Z’'-]*(?: [A-Z’'-]{3,})?(?=[ ,(])")
_OUTLET = re.compile(r"\b(?:NEWS|WIRE|PRESS|AGENCY|RADIO|MEDIA|UPI|AFP|TASS|REUTERS)\b")
"""Who stands where a place does, and is none."""
_STOP = re.compile(r"[.!?…][”\"’»)]?\s+(?=[A-Z©(])")


def mark_notices(sheet: Sheet, page: Page) -> None:
    """Mark the lines that say who holds the rights, where the text comes from or what may be done with it.

    A line that speaks of this very text does so anywhere; others only in the last third of the page.
    """
    late = len(sheet.rows) * 2 // 3
    for number, row in sheet.free():
        kind = kind_of_sentence(row.words, page)
        if kind is None and number >= late and holds(page.licence, row.words, row.words.casefold()):
            kind = "licence"
        if kind and not _has_text_before(row, page):
            sheet.mark(number, kind)


def _has_text_before(row: Row, page: Page) -> bool:
    """Return whether the notice is only the end of a paragraph."""
    first = next((match.end() for match in _STOP.finditer(row.words)), len(row.words))
    return (
        first < len(row.words)
        and kind_of_sentence(row.words[:first].strip(), page) is None
        and any(True for _ in _trailing(row.words, page))
    )


def _trailing(words: str, page: Page) -> Iterator[tuple[int, str]]:
    """Yield where the notices begin that end a paragraph, and their kinds, the last one first."""
    end = len(words)
    for start in reversed([match.end() for match in _STOP.finditer(words)]):
        kind = kind_of_sentence(words[start:end].strip(), page)
        if kind is None:
            return
        yield start, kind
        end = start


def kind_of_sentence(sentence: str, page: Page) -> str | None:
    """Return whether a sentence is a licence or a credit, None where it is text."""
    lowered = sentence.casefold()
    if holds(page.own_licence, sentence, lowered):
        return "licence"
    signed = page.credit_sentence
    credited = any(sign in lowered for sign in signed.signs) and signed.pattern.fullmatch(sentence)
    return "credit" if credited else None


def dateline_of(row: Row) -> Furniture | None:
    """Return place, date and agency at the beginning of a paragraph."""
    match = _DATELINE.match(row.words) or _AGENCY.match(row.words)
    return Furniture(Span(row.span.start, row.span.start + match.end()), "dateline") if match else None


def place_of(text: str, furniture: Iterable[Furniture]) -> str | None:
    """Return the place that the first dateline names, `Minsk` for `MINSK –`; None where none does."""
    dateline = next((found.span.of(text) for found in furniture if found.kind == "dateline"), "")
    place = _PLACE.match(dateline)
    return place[0].title() if place and not _OUTLET.search(place[0]) else None


def notices_of(row: Row, start: int, page: Page) -> tuple[Furniture, ...]:
    """Return the notices behind `start` with which a paragraph ends: `Reprinted with permission.`, say."""
    lowered = row.words.casefold()
    if not any(sign in lowered for sign in (*page.own_licence.signs, *page.credit_sentence.signs)):
        return ()
    found: list[Furniture] = []
    end = row.span.end
    for at, kind in _trailing(row.words, page):
        if row.span.start + at <= start:
            break
        found.append(Furniture(Span(row.span.start + at, end), kind))
        end = row.span.start + at
    return tuple(reversed(found))
