"""Walking the document tree: every block, every inline, the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from briefmaker.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Citation,
    Container,
    Contents,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    PageBreak,
    Paragraph,
    Rule,
    SourceName,
    Statement,
    Strong,
    Table,
    Text,
)


def iter_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block, a parent before its children, in reading order."""
    for block in blocks:
        yield block
        match block:
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from iter_blocks(item)
            case BlockQuote(inner) | Container(_, inner):
                yield from iter_blocks(inner)
            case Heading() | Paragraph() | Table() | Rule() | PageBreak() | Contents():
                pass
            case _:
                assert_never(block)


def iter_runs(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """Yield the inlines of every heading, paragraph and cell, in reading order."""
    for block in iter_blocks(blocks):
        match block:
            case Heading(_, inlines) | Paragraph(inlines):
                yield inlines
            case Table(columns, rows):
                yield from (column.inlines for column in columns)
                yield from (cell for row in rows for cell in row)


def iter_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline, a parent before its children, in reading order."""
    for inline in inlines:
        yield inline
        match inline:
            case (
                Emphasis(inner) | Strong(inner) | Link(_, inner) | Statement(_, inner) | SourceName(_, inner)
            ):
                yield from iter_inlines(inner)
            case Text() | Citation() | LineBreak():
                pass
            case _:
                assert_never(inline)


def words(inlines: Iterable[Inline]) -> str:
    """Return the words of `inlines` as a reader sees them, a citation between square brackets."""
    pieces = []
    for inline in iter_inlines(inlines):
        match inline:
            case Text(text):
                pieces.append(text)
            case Citation(_, label):
                pieces.append(f"[{label}]")
            case LineBreak():
                pieces.append("\n")
    return "".join(pieces)
