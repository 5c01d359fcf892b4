"""Headings as a list of contents names them.

Every heading has a number, by which a renderer finds the place that an entry leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefmaker.model.document import Block, Citation, Container, Heading, Inline, LineBreak, Text
from briefmaker.model.walk import iter_blocks, iter_inlines

SHALLOWEST = 2
DEEPEST = 4
"""Contents list headings from one level to the other; level 1 is the document's title."""

_BLANKS = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading's entry in the contents."""

    number: int
    """Which of all headings of the document it is, from 0, in reading order."""
    level: int
    words: str


def titles(blocks: Iterable[Block], depth: int = DEEPEST) -> tuple[Title, ...]:
    """Return the headings of level 2 to `depth` outside the cover, in reading order; each has words."""
    found = (
        Title(number, heading.level, title_words(heading.inlines))
        for number, (heading, covered) in enumerate(_headings(blocks))
        if not covered and SHALLOWEST <= heading.level <= depth
    )
    return tuple(title for title in found if title.words)


def title_words(inlines: Iterable[Inline]) -> str:
    """Return the words of a heading on one line, without citations and the blanks before them."""
    text = ""
    for inline in iter_inlines(inlines):
        match inline:
            case Text(more):
                text += more
            case LineBreak():
                text += " "
            case Citation():
                text = text.rstrip(" ")
    return _BLANKS.sub(" ", text).strip(" ")


def _headings(blocks: Iterable[Block]) -> Iterator[tuple[Heading, bool]]:
    """Yield every heading, and whether it is the cover's."""
    for block in blocks:
        covered = isinstance(block, Container) and block.kind == "cover"
        for inner in iter_blocks((block,)):
            if isinstance(inner, Heading):
                yield inner, covered
