"""Lines that are furniture by themselves, wherever they stand: bylines, players' notices, share buttons."""

from __future__ import annotations

from briefmaker.analysis.furniture.sheet import BULLET, Row, Sheet
from briefmaker.analysis.lexicon import Page, Signed

MOST = 90
"""Words in a line that can be furniture by itself."""


def mark_lines(sheet: Sheet, page: Page) -> None:
    """Mark the lines that are furniture by their own words."""
    for number, row in sheet.free():
        kind = _kind(row, page)
        if kind:
            sheet.mark(number, kind)


def _kind(row: Row, page: Page) -> str | None:
    if row.count > MOST:
        return None
    for kind, pattern in page.line:
        if pattern.fullmatch(row.words):
            return kind
    lowered = row.words.casefold() if page.anywhere else ""
    for kind, signed in page.anywhere:
        if holds(signed, row.words, lowered):
            return kind
    bullet = BULLET.match(row.words)
    return "share" if bullet and page.share.fullmatch(row.words[bullet.end() :]) else None


def holds(signed: Signed, words: str, lowered: str) -> bool:
    """Return whether one of the patterns stands in `words`; most lines have not even a sign of them."""
    return any(sign in lowered for sign in signed.signs) and bool(signed.pattern.search(words))
