"""What stands above the article's first paragraph and below its last one."""

from __future__ import annotations

import re

from briefmaker.analysis.furniture.sheet import BODY, BULLET, NEAR, QUOTES, Row, Sheet, folded
from briefmaker.analysis.lexicon import Page

STANDFIRST = 45
"""Words in a standfirst."""
BIO = 70
"""Words in a paragraph on the author."""
LEAST = 4
"""Paragraphs of an article from which one may be taken for a standfirst or a note on the author."""
DATES = 2
"""More lines with a date are the headings of a chronicle."""
_NAME_ALONE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,3}")
_NAME = re.compile(r"(?:[A-Z][\w’'.-]+ ){0,3}([A-Z][\w’'-]+)")
_DATED = re.compile(r"(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b(?=\W*\w)|[QA]:)")
"""A line of a programme or of questions and answers."""
_ABOVE_TEXT = ("byline", "published", "reading-time")


def mark_head(sheet: Sheet, title: str | None) -> int | None:
    """Mark what stands above the first paragraph and return the number of the headline."""
    first = sheet.first_of_body()
    head = [number for number, _ in sheet.free() if first is None or number < first]
    headline = _titled(sheet, title) if title is not None else _headline(sheet, head)
    for number in head:
        if number != headline:
            above = headline is not None and number < headline
            sheet.mark(number, "section" if above else "standfirst")
    if headline is not None:
        _mark_duplicates(sheet, headline)
        _mark_standfirst(sheet, headline)
    return headline


def _titled(sheet: Sheet, title: str) -> int | None:
    wanted = folded(title)
    return next(
        (n for n, row in enumerate(sheet.rows) if row.count <= 60 and folded(row.words) == wanted), None
    )


def _headline(sheet: Sheet, head: list[int]) -> int | None:
    """Return the first line of the head that is long enough, else the longest of a short head."""
    long = [number for number in head if sheet.rows[number].count >= 4]
    if long:
        return long[0]
    return max(head, key=lambda number: sheet.rows[number].count, default=None)


def _mark_duplicates(sheet: Sheet, headline: int) -> None:
    """Mark the lines that say the headline again, with other quotation marks perhaps."""
    wanted, count = folded(sheet.rows[headline].words), sheet.rows[headline].count
    for number, row in enumerate(sheet.rows):
        if number != headline and abs(row.count - count) <= 1 and folded(row.words) == wanted:
            sheet.kinds[number] = "duplicate-title"


def _mark_standfirst(sheet: Sheet, headline: int) -> None:
    """Mark a sentence or two between the headline and the line that says by whom or when: they sum up."""
    paragraphs = [number for number in sheet.paragraphs() if number > headline]
    dated = sum(kind == "published" for kind in sheet.kinds)
    if len(paragraphs) < LEAST or dated > DATES:
        return
    for count in (1, 2):
        between = range(paragraphs[count - 1] + 1, paragraphs[count])
        short = all(sheet.rows[number].count <= STANDFIRST for number in paragraphs[:count])
        if short and any(sheet.kinds[number] in _ABOVE_TEXT for number in between):
            for number in paragraphs[:count]:
                sheet.mark(number, "standfirst")
            return


def mark_tail(sheet: Sheet, page: Page) -> None:
    """Mark what stands below the last paragraph, the author's name and what is said of the author."""
    _mark_bios(sheet, page)
    last = sheet.last_of_body()
    for number, row in sheet.free():
        is_text = row.ends and (row.count >= BODY or number <= last + NEAR)
        if number > last and not is_text and not _DATED.match(row.words):
            sheet.mark(number, "byline" if _NAME_ALONE.fullmatch(row.words) else "tail")


def _mark_bios(sheet: Sheet, page: Page) -> None:
    """Mark the last paragraphs that introduce a journalist of whom the article has not spoken."""
    paragraphs = sheet.paragraphs()
    if len(paragraphs) < LEAST:
        return
    for number in reversed(paragraphs):
        row = sheet.rows[number]
        if row.count > BIO or not page.bio.search(row.words) or _is_known(sheet, row, number):
            return
        sheet.mark(number, "bio")


def _is_known(sheet: Sheet, row: Row, number: int) -> bool:
    name = _NAME.match(row.words)
    return name is None or any(name[1] in above.words for n, above in sheet.free() if n < number)


def mark_headings(sheet: Sheet) -> None:
    """Mark short lines between paragraphs that end like no sentence; list items are kept."""
    for number, row in sheet.free():
        if row.count > 12 or row.ends or row.words.endswith((":", ",", ";")):
            continue
        if not (BULLET.match(row.words) or QUOTES.match(row.words) or _DATED.match(row.words)):
            sheet.mark(number, "heading")
