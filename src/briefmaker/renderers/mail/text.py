"""The tree as plain text, for those who read their mail so: lines of 72 characters (RFC 3676, 4.2)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import assert_never

from briefmaker.model.document import (
    Block,
    BlockQuote,
    Brief,
    BulletList,
    Citation,
    Container,
    Contents,
    Heading,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    PageBreak,
    Paragraph,
    Rule,
    Table,
    Text,
)
from briefmaker.model.drawn import is_drawn
from briefmaker.model.walk import words
from briefmaker.renderers.characters import FORBIDDEN, REPLACEMENT
from briefmaker.renderers.mark import handling_mark

WIDTH = 72
RULE = "-" * WIDTH
"""What parts sections, and the words from the foot."""


def mail_text(brief: Brief) -> str:
    """Return the document as text, ending in a newline."""
    meta = brief.meta
    foot = " · ".join(filter(None, (meta.title, meta.edition, meta.fingerprint, handling_mark(meta))))
    text = "\n\n".join([*_blocks(brief.blocks), f"{RULE}\n{foot}"])
    return FORBIDDEN.sub(REPLACEMENT, text) + "\n"


def _blocks(blocks: Iterable[Block]) -> list[str]:
    return [text for block in blocks if (text := _block(block))]


def _block(block: Block) -> str:  # noqa: PLR0911 - one for each kind
    match block:
        case Heading(level, inlines):
            return _heading(_run(inlines), level)
        case Paragraph(inlines):
            return _filled(_run(inlines))
        case BulletList(items):
            return _list([("- ", item) for item in items])
        case OrderedList(items, start):
            return _list([(f"{number}. ", item) for number, item in enumerate(items, start)])
        case BlockQuote(inner):
            return textwrap.indent("\n\n".join(_blocks(inner)), "    ")
        case Table(columns, rows):
            return _table([_run(column.inlines) for column in columns], rows)
        case Rule():
            return RULE
        case Container(kind, inner):
            return "" if is_drawn(kind, inner) else "\n\n".join(_blocks(inner))
        case PageBreak() | Contents():
            return ""
        case _:
            assert_never(block)


def _heading(text: str, level: int) -> str:
    if level <= 1:
        return f"{_filled(text)}\n{'=' * min(len(text), WIDTH)}"
    return _filled(text.upper() if level == 2 else text)


def _filled(text: str, first: str = "", rest: str = "") -> str:
    lines = [
        textwrap.fill(
            line,
            WIDTH,
            initial_indent=first if not number else rest,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, line in enumerate(text.split("\n"))
    ]
    return "\n".join(lines)


def _list(items: Sequence[tuple[str, tuple[Block, ...]]]) -> str:
    return "\n".join(_item(mark, blocks) for mark, blocks in items)


def _item(mark: str, blocks: tuple[Block, ...]) -> str:
    indent = " " * len(mark)
    match blocks:
        case [Paragraph(inlines)]:
            return _filled(_run(inlines), mark, indent)
        case _:
            return mark + textwrap.indent("\n\n".join(_blocks(blocks)), indent)[len(indent) :]


def _table(heads: Sequence[str], rows: Iterable[Sequence[tuple[Inline, ...]]]) -> str:
    """Return a table row by row, each cell behind its column's head: columns do not fit in 72 letters."""
    told = []
    for row in rows:
        cells = [(head, _run(cell)) for head, cell in zip(heads, row, strict=True)]
        lines = [_filled(f"{head}: {cell}" if head else cell, rest="  ") for head, cell in cells if cell]
        told.append("\n".join(lines))
    return "\n\n".join(told)


def _run(inlines: Iterable[Inline]) -> str:
    """Return the words, each address behind the words that lead to it."""
    return "".join(_inline(inline) for inline in inlines).strip()


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return "\n"
        case Citation():
            return words((inline,))
        case Link(target, inner):
            told = _run(inner)
            return told if told == target else f"{told} <{target}>"
        case _:
            return "".join(map(_inline, inline.inlines))
