"""Other articles on the page: lists of them with teasers and ages, and stretches that belong to another."""

from __future__ import annotations

from briefmaker.analysis.furniture.sheet import BULLET, Sheet
from briefmaker.analysis.lexicon import Page

FAR = 9
"""Lines between two paragraphs that part the article from something else."""
SMALL = 0.45
"""A stretch with fewer words, against the largest, is not the article."""
FOOT = 3
"""Paragraphs that a body says of itself below its press release."""
LONG = 40
"""Words in a paragraph that no teaser has."""


def mark_lists(sheet: Sheet, page: Page) -> None:
    """Mark a list of other articles from its heading to where whole paragraphs go on, or to the end."""
    number = 0
    while number < len(sheet.rows):
        row = sheet.rows[number]
        if row.count <= 8 and page.list_heading.fullmatch(row.words.rstrip(": ")):
            end = _end_of_list(sheet, number + 1)
            for inside in range(number, end):
                sheet.mark(inside, "related")
            number = end
        else:
            number += 1


def _end_of_list(sheet: Sheet, start: int) -> int:
    """Return where the article goes on: below bullets, or at a paragraph that no teaser is as long as."""
    bullets = start
    while bullets < len(sheet.rows) and BULLET.match(sheet.rows[bullets].words):
        bullets += 1
    if bullets > start + 1:
        return bullets
    for number in range(start, len(sheet.rows)):
        row = sheet.rows[number : number + 3]
        whole = [said for said in row if said.is_body and not said.words.endswith(("…", "..."))]
        if whole[:1] == list(row[:1]) and (row[0].count >= LONG or len(whole) == 3):
            return number if len(whole) == 3 else _first_sentence(sheet, start, number)
    return len(sheet.rows)


def _first_sentence(sheet: Sheet, start: int, paragraph: int) -> int:
    """Return where a list that hangs between paragraphs ends: at the first line that is a sentence."""
    return next((number for number in range(start, paragraph) if sheet.rows[number].is_body), paragraph)


def mark_foot(sheet: Sheet, page: Page) -> None:
    """Mark everything from the readers' comments, or the page's foot, to the end.

    A counted heading, `34 responses to …`, may come early: the comments can be longer than the article.
    """
    paragraphs = sheet.paragraphs()
    if len(paragraphs) < 3:
        return
    for number in range(paragraphs[2] + 1, len(sheet.rows)):
        row = sheet.rows[number]
        if row.count > 30:
            continue
        early = number <= paragraphs[len(paragraphs) // 3]
        late = not early and row.count <= 14
        counted = not row.words.endswith(".") and page.comments.fullmatch(row.words)
        if counted or (late and _is_foot(sheet, number, page)):
            for below in range(number, len(sheet.rows)):
                sheet.mark(below, "foot")
            return


def _is_foot(sheet: Sheet, number: int, page: Page) -> bool:
    """Return whether a heading begins the foot: `About Nordvik Ports` does, above `Nordvik Ports is …`."""
    words = sheet.rows[number].words.rstrip(" :")
    if page.end_heading.fullmatch(words):
        return True
    about = page.about.fullmatch(words)
    below = number + 1
    if about is None or below == len(sheet.rows) or not sheet.rows[below].words.startswith(about[1]):
        return False
    return sum(row.is_body for row in sheet.rows[below:]) <= FOOT and sheet.rows[below].is_body


def mark_outside(sheet: Sheet) -> None:
    """Mark paragraphs far away from the article's: teasers above it, other stories below it.

    The article is the stretch of lines with most words in paragraphs; between two of its paragraphs
    stand at most a few lines that are none.
    """
    stretches = _stretches(sheet)
    sizes = [sum(sheet.rows[number].count for number in stretch) for stretch in stretches]
    for stretch, size in zip(stretches, sizes, strict=True):
        if size < max(sizes) * SMALL:
            for number in stretch:
                sheet.mark(number, "outside")


def _stretches(sheet: Sheet) -> list[list[int]]:
    """Return the paragraphs that stand near one another, by their numbers."""
    stretches: list[list[int]] = []
    between = 0
    for number, row in sheet.free():
        if not row.is_body:
            between += 1
            continue
        if stretches and between <= FAR:
            stretches[-1].append(number)
        else:
            stretches.append([number])
        between = 0
    return stretches
