"""Blocks as HTML: the story of the document, written as one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from briefmaker.model.captions import captions
from briefmaker.model.document import (
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
from briefmaker.model.titles import titles
from briefmaker.model.walk import iter_blocks, words
from briefmaker.renderers.html.contents import contents
from briefmaker.renderers.html.drawing import drawn
from briefmaker.renderers.html.inlines import InlineWriter
from briefmaker.renderers.html.markup import attributes, element
from briefmaker.renderers.html.sections import Outline, Sections
from briefmaker.renderers.html.tables import TableWriter
from briefmaker.renderers.pictures import picture_of

_LARGEST_START = 2**31 - 1
"""Browsers take a list that starts at a larger number for one that starts at 1."""


class BodyWriter:
    """Writes blocks in reading order; headings, tables and citations are counted as they come."""

    __slots__ = ("_blocks", "_contents", "_headings", "_inlines", "_outline", "_places", "_tables")

    def __init__(
        self, blocks: tuple[Block, ...], inlines: InlineWriter, places: Sequence[str], *, titled: bool
    ) -> None:
        """Keep the whole of the document, the writer of its words and the ids of its headings.

        `titled` says that the page shows its title without the document's help.
        """
        self._blocks = blocks
        self._inlines = inlines
        self._tables = TableWriter(inlines, captions(blocks))
        self._places = places
        self._outline = Outline(titled=titled)
        self._headings = 0
        self._contents = 0

    def write(self, blocks: Iterable[Block]) -> str:
        """Return the markup of `blocks`, in which nothing begins a section or a page."""
        return "\n".join(filter(None, map(self._block, blocks)))

    def write_sections(self, blocks: Iterable[Block]) -> str:
        """Return the markup of `blocks`, each heading and what follows it in a section of its own."""
        sections = Sections()
        written: list[str] = []
        fresh = False
        for block in blocks:
            if isinstance(block, PageBreak):
                fresh = bool(written)
            elif isinstance(block, Heading) and words(block.inlines).strip():
                rank, place, heading = self._headed(block)
                written.append(f"{sections.enter(rank, place, fresh=fresh)}{heading}\n")
                fresh = False
            elif text := self._block(block):
                written.append(f'<div class="fresh">\n{text}\n</div>\n' if fresh else f"{text}\n")
                fresh = False
        return "".join(written) + sections.leave()

    def _block(self, block: Block) -> str:  # noqa: C901, PLR0911 - one for each kind
        match block:
            case Heading(_, inlines):
                return self._heading(block)
            case Paragraph(inlines):
                return element("p", self._inlines.write(inlines))
            case BulletList(items):
                return f"<ul>\n{self._items(items)}\n</ul>"
            case OrderedList(items, start):
                first = None if start == 1 else str(min(max(start, 0), _LARGEST_START))
                return f"<ol{attributes(start=first)}>\n{self._items(items)}\n</ol>"
            case BlockQuote(inner):
                return self._quote(inner)
            case Table():
                return self._tables.write(block)
            case Rule():
                return "<hr>"
            case Container(kind, inner) if draw := picture_of(kind, inner):
                return drawn(draw)
            case Container(kind, inner):
                return f'<div class="{kind}">\n{self.write(inner)}\n</div>'
            case PageBreak():
                return ""  # in normal form it stands in nothing, and `write_sections` has seen to it there
            case Contents(depth):
                return self._listed(depth)
            case _:
                assert_never(block)

    def _headed(self, heading: Heading) -> tuple[int, str, str]:
        """Return the level in HTML, the id and the markup of the next heading, which has words."""
        place = self._places[self._headings]
        self._headings += 1
        rank = self._outline.rank(heading.level)
        return rank, place, element(f"h{rank}", self._inlines.write(heading.inlines), id=place)

    def _heading(self, heading: Heading) -> str:
        if words(heading.inlines).strip():
            return self._headed(heading)[2]
        self._headings += 1  # a heading that nobody can see is a trap in a list of headings
        return element("p", self._inlines.write(heading.inlines))

    def _items(self, items: Iterable[tuple[Block, ...]]) -> str:
        return "\n".join(map(self._item, items))

    def _item(self, blocks: tuple[Block, ...]) -> str:
        self._inlines.forget()
        runs = [block.inlines for block in blocks if isinstance(block, Paragraph)]
        back = self._inlines.ways_back(inline for run in runs for inline in run)
        match blocks:
            case [Paragraph(inlines)]:
                return f"<li>{self._inlines.write(inlines)}{back}</li>"
            case _:
                return f"<li>\n{self.write(blocks)}{back}\n</li>"

    def _quote(self, blocks: tuple[Block, ...]) -> str:
        """Return a quotation; its last paragraph of several is the attribution."""
        said = tuple(inline for block in iter_blocks(blocks) for inline in _inlines(block))
        there = attributes(cite=self._inlines.address_of_words(said))
        match blocks:
            case [_, *_, Paragraph(inlines)]:
                quoted = self.write(blocks[:-1])
                return (
                    f"<blockquote{there}>\n{quoted}\n"
                    f"{element('footer', self._inlines.write(inlines))}\n</blockquote>"
                )
            case _:
                return f"<blockquote{there}>\n{self.write(blocks)}\n</blockquote>"

    def _listed(self, depth: int) -> str:
        text = contents(titles(self._blocks, depth), self._places, first=not self._contents)
        self._contents += bool(text)
        return text


def _inlines(block: Block) -> tuple[Inline, ...]:
    return block.inlines if isinstance(block, Paragraph) else ()
