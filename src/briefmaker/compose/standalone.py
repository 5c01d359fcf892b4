"""Containers that hold nothing and stand alone: `::: page-break`, `::: contents 3`, `::: slot action`.

This module reads and writes their notation.
"""

from __future__ import annotations

from typing import assert_never

from markdown_it.token import Token

from briefmaker.compose.faults import MarkdownError
from briefmaker.compose.slots import Slots
from briefmaker.model.document import Block, Contents, PageBreak, Paragraph
from briefmaker.model.titles import DEEPEST, SHALLOWEST

STANDALONE = ("contents", "page-break", "slot")
"""Their names."""
_LEVELS = tuple(str(level) for level in range(SHALLOWEST, DEEPEST + 1))


def standalone(
    kind: str, opening: str, token: Token, held: tuple[Block, ...], slots: Slots | None
) -> PageBreak | Contents | Paragraph:
    """Return the block for the container `kind` that `token` opens on the line `opening`.

    `slots` are those that a template may have filled; None where there is no template.

    Raises `MarkdownError` where it stands within another block, where something is in it (`held`), and
    for contents of a level that they cannot go down to.
    """
    name, _, detail = kind.partition(" ")
    line = token.map[0] + 1 if token.map else 1
    if token.level and name != "slot":
        raise MarkdownError(
            f"`{opening}` stands in a list, a quotation or a container; move it out", line, opening
        )
    if held:
        raise MarkdownError(
            f"`{opening}` holds nothing; write `{token.markup}` on the line below it", line, opening
        )
    if name == "slot":
        return _slot(detail, slots, line, opening)
    if name == "contents" and (not detail or detail in _LEVELS):
        return Contents(int(detail)) if detail else Contents()
    if name == "contents":
        raise MarkdownError(f"contents go down to level 2, 3 or 4, not to `{detail}`", line, opening)
    if detail:
        raise MarkdownError(f"a page break takes no more words; write `::: {name}`", line, opening)
    return PageBreak()


def _slot(detail: str, slots: Slots | None, line: int, opening: str) -> Paragraph:
    name, _, topic = detail.partition(" ")
    if slots is None:
        raise MarkdownError(f"`{opening}` is for templates; write the words themselves here", line, opening)
    try:
        return slots.filled(name, topic.strip())
    except LookupError as error:
        raise MarkdownError(str(error.args[0]), line, opening) from error


def notation(block: PageBreak | Contents) -> str:
    """Return the Markdown of `block`."""
    match block:
        case PageBreak():
            return "::: page-break\n:::"
        case Contents(depth):
            return f"::: contents {depth}\n:::"
        case _:
            assert_never(block)
