"""The document tree → Markdown: a draft that an analyst reads and edits. `parse` is the way back.

`parse(write(tree)) == tree` for every tree in normal form. Ordinary words look ordinary: characters
are escaped only where they would mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import assert_never

from briefmaker.compose.standalone import notation
from briefmaker.compose.write_inlines import write_run
from briefmaker.model.document import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Container,
    Contents,
    Heading,
    Inline,
    OrderedList,
    PageBreak,
    Paragraph,
    Rule,
    Table,
)
from briefmaker.model.walk import iter_blocks

_RULE = "---"
_RULE_IN_ITEM = "***"
"""`- ---` would be one rule, not an item with a rule in it."""

_DELIMITERS: dict[Alignment, str] = {"left": "---", "right": "---:", "centre": ":---:"}
_LONGEST_NUMBER = 999_999_999

# A pipe in a cell takes one more backslash, and the table rule takes away exactly that one.
_PIPE = re.compile(r"\|")

# What would start a block at the start of a line: a heading, an item, a quotation, a container, a rule
# or a table's second line. A number is escaped at its full stop, all else at its first character.
_BLOCK_START = re.compile(r"#{1,6}(?= |$)|[-+](?= |$)|>|:::|~~~|[|:-][-|: ]*$|=+$")
_NUMBER_START = re.compile(r"(\d{1,9})([.)])(?= |$)")


def write(blocks: Iterable[Block]) -> str:
    """Return the Markdown of a tree in normal form, ending in a newline; nothing for no blocks."""
    text = _blocks(tuple(blocks))
    return text + "\n" if text else ""


def _blocks(blocks: tuple[Block, ...]) -> str:
    """Return the blocks with an empty line between them."""
    turns = _turns(blocks)
    return "\n\n".join(_block(block, turn) for block, turn in zip(blocks, turns, strict=True))


def _turns(blocks: tuple[Block, ...]) -> list[int]:
    """Return for each block whether it is the first (0) or second (1) of two lists side by side.

    Two lists with the same marks would be one, so every other one has the other marks.
    """
    turns = [0 for _ in blocks[:1]]
    for before, block in pairwise(blocks):
        is_second = type(before) is type(block) and isinstance(block, (BulletList, OrderedList))
        turns.append(1 - turns[-1] if is_second else 0)
    return turns


def _block(block: Block, turn: int) -> str:  # noqa: PLR0911 - one for each kind
    match block:
        case Heading(level, inlines):
            return f"{'#' * level} {_heading_words(inlines)}"
        case Paragraph(inlines):
            return _paragraph(inlines)
        case BulletList(items):
            return _list([("-+"[turn], item) for item in items])
        case OrderedList(items, start):
            numbers = (min(start + index, _LONGEST_NUMBER) for index in range(len(items)))
            return _list(
                [(f"{number}{'.)'[turn]}", item) for number, item in zip(numbers, items, strict=True)]
            )
        case BlockQuote(inner):
            return "\n".join(f"> {line}" if line else ">" for line in _blocks(inner).split("\n"))
        case Table():
            return _table(block)
        case Rule():
            return _RULE
        case Container(kind, inner):
            fence = ":" * (3 + _depth(inner))
            return f"{fence} {kind}\n\n{_blocks(inner)}\n\n{fence}"
        case PageBreak() | Contents():
            return notation(block)
        case _:
            assert_never(block)


def _depth(blocks: tuple[Block, ...]) -> int:
    """Return how many containers stand within one another in `blocks`: each needs a longer fence."""
    inner = (_depth(block.blocks) + 1 for block in iter_blocks(blocks) if isinstance(block, Container))
    return max(inner, default=0)


def _paragraph(inlines: tuple[Inline, ...]) -> str:
    return "\n".join(_without_block_start(line) for line in write_run(inlines).split("\n"))


def _without_block_start(line: str) -> str:
    """Return `line` so that it is words, wherever it stands."""
    if _BLOCK_START.match(line):
        return "\\" + line
    return _NUMBER_START.sub(r"\1\\\2", line, count=1) if _NUMBER_START.match(line) else line


def _heading_words(inlines: tuple[Inline, ...]) -> str:
    """Return a heading's words; `#` at their end would be taken for a closing mark."""
    words = write_run(inlines)
    return f"{words[:-1]}\\#" if words.endswith("#") else words


def _list(items: list[tuple[str, tuple[Block, ...]]]) -> str:
    """Return the items behind their marks: line by line where each is one paragraph."""
    tight = all(len(blocks) == 1 and isinstance(blocks[0], Paragraph) for _, blocks in items)
    return ("\n" if tight else "\n\n").join(_item(mark, blocks) for mark, blocks in items)


def _item(mark: str, blocks: tuple[Block, ...]) -> str:
    text = _blocks(blocks)
    if isinstance(blocks[0], Rule):
        text = _RULE_IN_ITEM + text.removeprefix(_RULE)
    indent = " " * (len(mark) + 1)
    return f"{mark} " + "\n".join(indent + line if line else line for line in text.split("\n")).lstrip(" ")


def _table(table: Table) -> str:
    head = _row(column.inlines for column in table.columns)
    marks = " | ".join(_DELIMITERS[column.alignment] for column in table.columns)
    return "\n".join([head, f"| {marks} |", *(_row(row) for row in table.rows)])


def _row(cells: Iterable[tuple[Inline, ...]]) -> str:
    return "| " + " | ".join(_PIPE.sub(r"\\|", write_run(cell)) for cell in cells) + " |"
