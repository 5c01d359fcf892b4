"""A tree like another, with each run of inlines changed: what normalising and numbering share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import assert_never

from briefmaker.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Citation,
    Column,
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

Run = tuple[Inline, ...]
Change = Callable[[Run], Run]


def with_runs(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    """Return `blocks` with `change` applied to the inlines of each heading, paragraph and cell."""
    return tuple(with_block_runs(block, change) for block in blocks)


def with_block_runs(block: Block, change: Change) -> Block:  # noqa: PLR0911 - one for each kind
    """Return `block` with `change` applied to every run of inlines in it."""
    match block:
        case Heading(level, inlines):
            return Heading(level, change(inlines))
        case Paragraph(inlines):
            return Paragraph(change(inlines))
        case BulletList(items):
            return BulletList(tuple(with_runs(item, change) for item in items))
        case OrderedList(items, start):
            return OrderedList(tuple(with_runs(item, change) for item in items), start)
        case BlockQuote(inner):
            return BlockQuote(with_runs(inner, change))
        case Container(kind, inner):
            return Container(kind, with_runs(inner, change))
        case Table(columns, rows):
            heads = tuple(Column(change(column.inlines), column.alignment) for column in columns)
            return Table(heads, tuple(tuple(change(cell) for cell in row) for row in rows))
        case Rule() | PageBreak() | Contents():
            return block
        case _:
            assert_never(block)


def with_inner(inline: Inline, change: Change) -> Inline:
    """Return `inline` with `change` applied to the inlines in it."""
    match inline:
        case Emphasis(inner) | Strong(inner) | Link(_, inner) | Statement(_, inner) | SourceName(_, inner):
            return replace(inline, inlines=change(inner))
        case Text() | Citation() | LineBreak():
            return inline
        case _:
            assert_never(inline)
