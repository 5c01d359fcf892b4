"""The canonical form of a tree: of all trees that print the same, the one that Markdown gives back.

- White space is single blanks, none at the edges of a run or beside a line break; U+00A0 and U+202F
  stay. That holds across the ends of nested inlines: `a [ b]{ev=x}` has one blank, in the first text.
- Adjoining texts are one, adjoining emphases of one kind too. Emphasis within the same kind, a link
  within a link, and a statement without evidence are their words.
- A line break in a heading or a cell, which Markdown writes on one line, is a blank; one at the edge
  of a run is nothing.
- What prints nothing is not there. A table's rows have a cell for each column.
- Page breaks and contents are in nothing else. A page break stands between two blocks, one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, pairwise
from typing import assert_never

from briefmaker.compose.address import canonical_address
from briefmaker.compose.blanks import trimmed_run
from briefmaker.compose.rebuild import Run, with_inner
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
from briefmaker.model.titles import DEEPEST, SHALLOWEST

UNKNOWN_LABEL = "?"
"""What stands for an empty label in Markdown, which has no empty brackets."""

_HIGHEST_LEVEL = 6
_LARGEST_START = 999_999_999
"""CommonMark reads numbers of nine digits."""


def normalised(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return `blocks` in canonical form; canonical blocks come back equal."""
    return _parted_once(normal for block in blocks for normal in _normal_outermost(block))


def normal_run(inlines: Run, *, one_line: bool = False) -> Run:
    """Return the inlines of a paragraph, or of a heading or cell (`one_line`), in canonical form."""
    return _merged(trimmed_run(_flat(inlines, frozenset(), one_line=one_line)))


def _parted_once(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return `blocks` with one page break where there are several, and none at either end."""
    kept: list[Block] = []
    for block, following in pairwise((*blocks, PageBreak())):
        if not isinstance(block, PageBreak) or (kept and not isinstance(following, PageBreak)):
            kept.append(block)
    return tuple(kept)


def _normal_outermost(block: Block) -> Iterator[Block]:
    """Yield in canonical form a block that stands in no other."""
    match block:
        case PageBreak():
            yield block
        case Contents(depth):
            yield Contents(min(max(depth, SHALLOWEST), DEEPEST))
        case _:
            yield from _normal_block(block)


def _normal_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return in canonical form blocks that stand in another."""
    return tuple(normal for block in blocks for normal in _normal_block(block))


def _normal_block(block: Block) -> Iterator[Block]:
    """Yield `block` in canonical form, nothing where it prints nothing."""
    match block:
        case Heading(level, inlines) if run := normal_run(inlines, one_line=True):
            yield Heading(min(max(level, 1), _HIGHEST_LEVEL), run)
        case Paragraph(inlines) if run := normal_run(inlines):
            yield Paragraph(run)
        case BulletList(items) if kept := _normal_items(items):
            yield BulletList(kept)
        case OrderedList(items, start) if kept := _normal_items(items):
            yield OrderedList(kept, min(max(start, 0), _LARGEST_START))
        case BlockQuote(inner) if quoted := _normal_blocks(inner):
            yield BlockQuote(quoted)
        case Container(kind, inner) if held := _normal_blocks(inner):
            yield Container(kind, held)
        case Table():
            yield from _normal_table(block)
        case Rule():
            yield block


def _normal_items(items: tuple[tuple[Block, ...], ...]) -> tuple[tuple[Block, ...], ...]:
    return tuple(kept for item in items if (kept := _normal_blocks(item)))


def _normal_table(table: Table) -> Iterator[Table]:
    columns = tuple(Column(_cell(column.inlines), column.alignment) for column in table.columns)
    rows = tuple(filter(any, (_normal_row(row, len(columns)) for row in table.rows)))
    if rows or any(column.inlines for column in columns):
        yield Table(columns, rows)


def _normal_row(row: tuple[Run, ...], width: int) -> tuple[Run, ...]:
    cells = tuple(_cell(cell) for cell in row[:width])
    return cells + ((),) * (width - len(cells))


def _cell(inlines: Run) -> Run:
    return normal_run(inlines, one_line=True)


def _flat(inlines: Run, around: frozenset[type[Inline]], *, one_line: bool) -> Run:
    """Return `inlines` without what says nothing: emphasis in emphasis, a link in a link, no evidence.

    `around` holds the kinds that these inlines stand within.
    """
    return tuple(chain.from_iterable(_flat_inline(inline, around, one_line=one_line) for inline in inlines))


def _flat_inline(inline: Inline, around: frozenset[type[Inline]], *, one_line: bool) -> Run:
    flat = partial(_flat, around=around | {type(inline)}, one_line=one_line)
    match inline:
        case Emphasis(inner) | Strong(inner) | Link(_, inner) if type(inline) in around:
            return flat(inner)
        case Statement((), inner):
            return flat(inner)
        case Link(target, inner):
            return (Link(canonical_address(target), flat(inner)),)
        case Citation(source, label):
            return (Citation(source, _normal_label(label)),)
        case LineBreak() if one_line:
            return (Text(" "),)
        case _:
            return (with_inner(inline, flat),)


def _normal_label(label: str) -> str:
    words = trimmed_run((Text(label),))
    text = words[0].text if words and isinstance(words[0], Text) else ""
    return "" if text == UNKNOWN_LABEL else text


def _merged(inlines: Run) -> Run:
    """Return `inlines` without empty ones, and adjoining ones of a kind as one."""
    merged: list[Inline] = []
    for inline in inlines:
        tidy = with_inner(inline, _merged)
        if _is_empty(tidy):
            continue
        joined = _joined(merged[-1], tidy) if merged else None
        merged[-1:] = [joined] if joined else [*merged[-1:], tidy]
    return tuple(merged)


def _joined(left: Inline, right: Inline) -> Inline | None:
    """Return the two as one inline; None where they stay two."""
    match left, right:
        case Text(first), Text(second):
            return Text(first + second)
        case Emphasis(inner), Emphasis(more):
            return Emphasis(_merged(inner + more))
        case Strong(inner), Strong(more):
            return Strong(_merged(inner + more))
        case _:
            return None


def _is_empty(inline: Inline) -> bool:
    match inline:
        case Text(text):
            return not text
        case Emphasis(inner) | Strong(inner) | Link(_, inner) | Statement(_, inner) | SourceName(_, inner):
            return not inner
        case Citation() | LineBreak():
            return False
        case _:
            assert_never(inline)
