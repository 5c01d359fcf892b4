"""A page's lines while they are being sorted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefmaker.analysis.layout import Line, ends_sentence
from briefmaker.model.span import Span

BODY = 8
"""Words in a line that ends like a sentence; the public test pages lose least at eight."""
TITLE = 40
"""Words in a headline."""
NEAR = 3
"""Lines from a paragraph at which a shorter sentence belongs to the article."""
OPENING = ("“", '"', "«", "„")
BULLET = re.compile(r"[-–—•*·▪◦]\s+|\d{1,2}[.)]\s")
QUOTES = re.compile("[\"'“”‘’«»„‚‹›]")
_FULL_STOP = re.compile('[.][”"»“’]?$')
_SIGNED = re.compile('[.?!…][”"»] ?[―—–-] ?[A-Z]')
"""A quotation with its speaker behind a dash."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line with what every rule asks of it."""

    span: Span
    block: int
    words: str
    count: int
    """How many words."""
    ends: bool
    """Whether it ends as a sentence does."""

    @property
    def is_body(self) -> bool:
        """Return whether it reads like a paragraph."""
        return self.ends and self.count >= BODY


@dataclass(slots=True)
class Sheet:
    """The lines of a page and, as far as it is known, what each is; None may be the article."""

    rows: tuple[Row, ...]
    kinds: list[str | None]
    repeated: Counter[str]
    """How often each short line stands there, bullets and quotation marks aside."""

    def mark(self, number: int, kind: str) -> None:
        """Note what a line is, where nothing is known yet."""
        self.kinds[number] = self.kinds[number] or kind

    def free(self) -> Iterator[tuple[int, Row]]:
        """Yield the lines of which nothing is known yet, with their numbers."""
        return ((n, row) for n, row in enumerate(self.rows) if self.kinds[n] is None)

    def paragraphs(self) -> list[int]:
        """Return the numbers of the lines that read like the article's paragraphs."""
        return [number for number, row in self.free() if row.is_body]

    def opens_body(self, number: int) -> bool:
        """Return whether a line may begin the article: a label or a headline ends in no full stop."""
        row = self.rows[number]
        if row.is_body or (row.ends and row.count >= 3 and _FULL_STOP.search(row.words)):
            return True
        if _SIGNED.search(row.words):
            return True
        introduces = number + 1 < len(self.rows) and self.rows[number + 1].words[:1] in OPENING
        return row.words.endswith(":") and (row.count >= BODY or introduces)

    def first_of_body(self) -> int | None:
        """Return the number of the line with which the article begins, None where there is none.

        It is the first paragraph, or a shorter sentence right above it; a headline may be a question.
        """
        paragraphs = (n for n, row in self.free() if row.is_body and not self._asks_again(row))
        first = next(paragraphs, None)
        if first is None:
            return next((number for number, _ in self.free() if self.opens_body(number)), None)
        while above := [n for n in range(max(0, first - NEAR), first) if self._is_sentence(n)]:
            first = above[0]
        return first

    def last_of_body(self) -> int:
        """Return the number of the article's last line, -1 where there is none."""
        last = max(self.paragraphs(), default=-1)
        if last < 0:
            return max((number for number, _ in self.free() if self.opens_body(number)), default=-1)
        while below := [
            n for n in range(last + 1, min(last + 1 + NEAR, len(self.rows))) if self._is_sentence(n)
        ]:
            last = below[-1]
        return last

    def _is_sentence(self, number: int) -> bool:
        row = self.rows[number]
        return self.kinds[number] is None and self.opens_body(number) and not self._asks_again(row)

    def _asks_again(self, row: Row) -> bool:
        """Return whether a line is a headline that asks or exclaims: it stands there twice."""
        return (
            row.ends and row.count <= TITLE and row.words[-1] != "." and self.repeated[folded(row.words)] > 1
        )


def sheet_of(text: str, lines: Sequence[Line]) -> Sheet:
    """Return the lines of `text` with nothing known of them."""
    rows = tuple(_row(line, line.span.of(text)) for line in lines)
    repeated = Counter(folded(row.words) for row in rows if row.count <= TITLE)
    return Sheet(rows, [None] * len(rows), repeated)


def folded(words: str) -> str:
    """Return `words` for comparing titles: no bullet, no quotation marks, no case, single blanks."""
    bullet = BULLET.match(words)
    plain = QUOTES.sub("", words[bullet.end() :] if bullet else words)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
    return " ".join(plain.casefold().split()).rstrip(".")


def _row(line: Line, words: str) -> Row:
    return Row(line.span, line.block, words, len(words.split()), ends_sentence(words))
