"""What a table is called: its number and the heading that it stands under.

The words of a caption are not in the tree. They come from here, so that all formats print the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefmaker.model.document import Block, Heading, Table
from briefmaker.model.titles import title_words
from briefmaker.model.walk import iter_blocks

TABLE = "Table"


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of one table."""

    number: int
    """Which of all tables of the document it is, from 1, in reading order."""
    words: str
    """Those of the heading above it; empty where there is none."""

    @property
    def tail(self) -> str:
        """Return what follows label and number."""
        return f". {self.words}" if self.words else ""

    def __str__(self) -> str:
        return f"{TABLE} {self.number}{self.tail}"


def captions(blocks: Iterable[Block]) -> tuple[Caption, ...]:
    """Return the captions of the tables of `blocks` that have a column, in reading order."""
    found: list[Caption] = []
    heading = ""
    for block in iter_blocks(blocks):
        match block:
            case Heading(_, inlines):
                heading = title_words(inlines) or heading
            case Table(columns) if columns:
                found.append(Caption(len(found) + 1, heading))
    return tuple(found)
