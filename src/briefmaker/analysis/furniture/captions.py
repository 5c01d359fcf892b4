"""Pictures: their captions and credits, those too that look like a sentence."""

from __future__ import annotations

import re
from collections import Counter

from briefmaker.analysis.furniture.lines import holds
from briefmaker.analysis.furniture.sheet import QUOTES, Row, Sheet
from briefmaker.analysis.lexicon import Page

LONGEST = 50
"""Words in a caption."""
SMALL_BLOCK = 3
"""Lines of a picture: its description, its caption, its credit."""
_CREDIT = re.compile(r"\(([^()]{1,60})\)\W*$")


def mark_captions(sheet: Sheet, page: Page) -> None:
    """Mark captions and credits, and what stands right above them."""
    for number, row in sheet.free():
        if row.count <= LONGEST and _is_caption(row, page):
            sheet.mark(number, "caption")
    blocks = Counter(row.block for row in sheet.rows)
    for number in range(len(sheet.rows) - 2, -1, -1):
        above, below = sheet.rows[number], sheet.rows[number + 1]
        if sheet.kinds[number + 1] != "caption" or above.block != below.block:
            continue
        is_alone = blocks[above.block] <= SMALL_BLOCK and above.count <= LONGEST
        if not above.ends or (is_alone and holds(page.credit_line, below.words, below.words.casefold())):
            sheet.mark(number, "caption")  # an image's description, or the caption above its credit


def _is_caption(row: Row, page: Page) -> bool:
    words = row.words
    if QUOTES.sub("", words[:1]) == "":
        return False
    lowered = words.casefold()
    if holds(page.position, words, lowered) or holds(page.credit_line, words, lowered):
        return True
    credit = _CREDIT.search(words) if words.rstrip(" .").endswith(")") else None
    return credit is not None and _is_credited(row, credit, page)


def _is_credited(row: Row, credit: re.Match[str], page: Page) -> bool:
    """Return whether the brackets at the end of a line name a photographer or an agency."""
    before = row.words[: credit.start()].rstrip()
    known = bool(page.credit.search(credit[1]))
    if not before:
        return known
    named = credit[1][:1].isupper() and len(credit[1].split()) <= 5
    return (known or named) and (before[-1:] in '.!?…”"’' or not row.ends) and not row.words.endswith(").")
