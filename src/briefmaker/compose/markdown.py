"""Markdown → the document tree. `write` is the way back.

`parse` takes a template's output or an edited draft and gives a tree in normal form. What the tree
has no place for is an error with its line, or prints as it stands; nothing is dropped.
"""

from __future__ import annotations

import re
from typing import get_args

from markdown_it.token import Token

from briefmaker.compose.faults import MarkdownError
from briefmaker.compose.inlines import InlineReader
from briefmaker.compose.normal import normalised
from briefmaker.compose.slots import Slots
from briefmaker.compose.standalone import STANDALONE, standalone
from briefmaker.compose.syntax import CONTAINER, tokens
from briefmaker.errors import TemplateError, nearest
from briefmaker.model.document import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Column,
    Container,
    ContainerKind,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Rule,
    Table,
)

_KINDS: tuple[ContainerKind, ...] = get_args(ContainerKind)
_ALIGNMENTS: dict[str, Alignment] = {"text-align:right": "right", "text-align:center": "centre"}
_FENCE = re.compile(r"[\s>]*:{3,}\s*")
# A backslash before a pipe escapes it whatever stands before the backslash: so the table rule reads.
_PIPE = re.compile(r"(?<!\\)\|")


def parse(text: str, name: str | None = None, slots: Slots | None = None) -> tuple[Block, ...]:
    """Return the tree for Markdown, in normal form; `slots` are those that it may name.

    Raises `TemplateError` for an unknown attribute or container, a container that is not closed, a page
    break or contents within something else, an address other than http, https and mailto, a table's
    row with too many cells; its place is a line of the text, in the file `name` where one is given.
    """
    try:
        return normalised(_Reader(text, slots).blocks())
    except MarkdownError as error:
        if name is None:
            raise
        raise TemplateError(error.message, f"{name}:{error.line}") from error
    except RecursionError:
        raise TemplateError("lists, quotations or brackets are nested too deeply", name) from None


class _Reader:
    """Reads markdown-it's tokens from first to last, once."""

    def __init__(self, text: str, slots: Slots | None) -> None:
        self.slots = slots
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.tokens = iter(tokens(text))

    def blocks(self, end: str = "") -> tuple[Block, ...]:
        """Return the blocks up to the token of type `end`, which is read too."""
        found = []
        for token in self.tokens:
            if token.type == end:
                break
            found.append(self.block(token))
        return tuple(found)

    def block(self, token: Token) -> Block:  # noqa: PLR0911 - one for each kind
        """Return the block that `token` opens."""
        match token.type:
            case "paragraph_open":
                return Paragraph(self.run("paragraph_close"))
            case "heading_open":
                return Heading(int(token.tag[1:]), self.run("heading_close"))
            case "bullet_list_open":
                return BulletList(self.items("bullet_list_close"))
            case "ordered_list_open":
                return OrderedList(self.items("ordered_list_close"), int(token.attrs.get("start", 1)))
            case "blockquote_open":
                return BlockQuote(self.blocks("blockquote_close"))
            case "table_open":
                return self.table()
            case "hr":
                return Rule()
            case _:
                return self.container(token)

    def run(self, end: str) -> tuple[Inline, ...]:
        """Return the inlines up to the token of type `end`, which is read too."""
        found: tuple[Inline, ...] = ()
        for token in self.tokens:
            if token.type == end:
                break
            found += InlineReader(token).run()
        return found

    def items(self, end: str) -> tuple[tuple[Block, ...], ...]:
        """Return a list's items up to the token of type `end`."""
        found = []
        for token in self.tokens:
            if token.type == end:
                break
            found.append(self.blocks("list_item_close"))
        return tuple(found)

    def table(self) -> Table:
        """Return the table whose opening token was read."""
        columns: list[Column] = []
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        cells: list[tuple[Inline, ...]] = []
        for token in self.tokens:
            match token.type:
                case "table_close":
                    break
                case "th_open":
                    columns.append(Column(self.run("th_close"), _alignment(token)))
                case "tr_open":
                    cells = []
                    self.check_width(token, len(columns))
                case "td_open":
                    cells.append(self.run("td_close"))
                case "tr_close" if cells:
                    rows.append(tuple(cells))
        return Table(tuple(columns), tuple(rows))

    def check_width(self, row: Token, width: int) -> None:
        """Raise for a row with more cells than the header, which markdown-it would cut off."""
        line = row.map[0] if row.map else 0
        pieces = _PIPE.split(self.lines[line].rstrip())
        cells = len(pieces) - (not pieces[0].strip(" \t>-+")) - (not pieces[-1])
        if width and cells > width:
            message = (
                f"this row has {cells} cells and the table {width} columns; write `\\|` for a line in a cell"
            )
            raise MarkdownError(message, line + 1, self.lines[line].strip())

    def container(self, token: Token) -> Block:
        """Return the container that `token` opens, or the block that stands for one with nothing in it."""
        start, end = token.map or [0, 0]
        opening = self.lines[start].strip()
        kind = token.info.strip()
        known = next((each for each in _KINDS if each == kind), None)
        alone = kind.partition(" ")[0] in STANDALONE
        if not kind:
            raise MarkdownError(
                f"`{opening}` closes nothing; a container opens with its name", start + 1, opening
            )
        if not (known or alone):
            raise MarkdownError(
                f"there is no container `{kind}`; {nearest(kind.partition(' ')[0], (*_KINDS, *STANDALONE))}",
                start + 1,
                opening,
            )
        if end >= len(self.lines) or not _FENCE.fullmatch(self.lines[end]):
            raise MarkdownError(
                f"`{opening}` is not closed; write `{token.markup}` below it", start + 1, opening
            )
        held = self.blocks(f"{CONTAINER}_close")
        return Container(known, held) if known else standalone(kind, opening, token, held, self.slots)


def _alignment(token: Token) -> Alignment:
    return _ALIGNMENTS.get(str(token.attrs.get("style", "")), "left")
