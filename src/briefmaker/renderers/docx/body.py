"""Blocks as paragraphs and tables: the story of the document, written as one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

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
from briefmaker.renderers.docx.contents import ContentsWriter
from briefmaker.renderers.docx.headings import HeadingWriter
from briefmaker.renderers.docx.lists import LEVELS, Numbering, mark
from briefmaker.renderers.docx.paragraphs import ParagraphWriter
from briefmaker.renderers.docx.pictures import PictureWriter
from briefmaker.renderers.docx.place import Place, paragraph_style
from briefmaker.renderers.docx.runs import RunWriter
from briefmaker.renderers.docx.tables import TableWriter
from briefmaker.renderers.pictures import picture_of
from briefmaker.renderers.theme import Theme

_GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'


class BodyWriter:
    """Writes blocks in reading order; lists and headings are counted as they come."""

    __slots__ = (
        "_contents",
        "_headings",
        "_numbering",
        "_paragraphs",
        "_pictures",
        "_runs",
        "_tables",
        "_theme",
    )

    def __init__(
        self,
        theme: Theme,
        runs: RunWriter,
        tables: TableWriter,
        numbering: Numbering,
        contents: ContentsWriter,
        pictures: PictureWriter,
    ) -> None:
        """Keep the theme, the writers of words, tables, contents and pictures and the lists of the body."""
        self._pictures = pictures
        self._theme = theme
        self._runs = runs
        self._paragraphs = ParagraphWriter(theme)
        self._tables = tables
        self._numbering = numbering
        self._contents = contents
        self._headings = HeadingWriter(theme, runs, self._paragraphs, contents.numbers())

    def write(self, blocks: Sequence[Block]) -> str:
        """Return the paragraphs and tables of `blocks`."""
        return self._blocks(blocks, Place())

    def _blocks(self, blocks: Sequence[Block], place: Place) -> str:
        written: list[str] = []
        for number, block in enumerate(blocks):
            if isinstance(block, PageBreak):
                place = replace(place, fresh=bool(written) or place.fresh)
                continue
            before = blocks[number - 1] if number else None
            text = self._block(block, place, before, blocks[number + 1 : number + 3])
            if text:  # contents of nothing do not take the start of a page from what follows
                written.append(text)
                place = place.entered()
        return "".join(written)

    def _block(  # noqa: C901, PLR0911 - one for each kind
        self, block: Block, place: Place, before: Block | None, after: Sequence[Block]
    ) -> str:
        match block:
            case Heading(level, inlines):
                return self._headings.write(level, inlines, place)
            case Paragraph(inlines):
                style = paragraph_style(place, first=not isinstance(before, Paragraph))
                return self._paragraphs.write(style, self._runs.write(inlines), place)
            case BulletList(items):
                return self._list(items, self._numbering.bullets(), 1, place)
            case OrderedList(items, start):
                instance = self._numbering.ordered(start, min(place.depth, LEVELS - 1))
                return self._list(items, instance, len(str(start + len(items) - 1)), place)
            case BlockQuote(inner):
                return self._quote(inner, place)
            case Table():
                return self._carrier(place) + self._tables.write(block, place) + _gap(after)
            case Rule():
                place = place.entered() if (carrier := self._carrier(place)) else place
                return carrier + self._paragraphs.write("HorizontalRule", "", place)
            case Container(kind, inner) if draw := picture_of(kind, inner):
                return self._carrier(place) + self._pictures.write(draw, place)
            case Container(kind, inner):
                boxed = kind == "highlight"
                inside = replace(place, container=kind, opening=boxed)
                written = self._blocks(inner, inside) + (_gap(after) if boxed else "")
                return _begun_with(self._pictures.logo(), written) if kind == "cover" else written
            case Contents(depth):
                return self._contents.write(depth, place, self._paragraphs)
            case PageBreak():
                return ""
            case _:
                assert_never(block)

    def _quote(self, blocks: Sequence[Block], place: Place) -> str:
        quoted = replace(place, quoted=True)
        attribution = _attribution(blocks)
        if attribution is None:
            return self._blocks(blocks, quoted)
        said = self._blocks(blocks[:-1], replace(quoted, keep_next=True))
        return said + self._paragraphs.write("Attribution", self._runs.write(attribution), place.entered())

    def _list(self, items: Iterable[Sequence[Block]], instance: int, digits: int, place: Place) -> str:
        written = [self._carrier(place)]
        item = self._item(place.entered() if place.mark else place, instance, digits)
        for blocks in items:
            written.append(self._blocks(blocks, item) if blocks else self._carrier(item))
            item = replace(item, opening=False, fresh=False)
        return "".join(written)

    def _item(self, place: Place, instance: int, digits: int) -> Place:
        """Return the place of an item in a list at `place` whose numbers have up to `digits`."""
        # A number of three figures needs more room than the theme's indent.
        hanging = max(self._theme.indent, (digits + 1.5) * 0.56 * self._theme.styles["list"].size)
        return replace(
            place,
            depth=place.depth + 1,
            left=place.left + hanging if place.depth < LEVELS else place.left,
            hanging=hanging,
            mark=mark(instance, min(place.depth, LEVELS - 1)),
        )

    def _carrier(self, place: Place) -> str:
        """Return an empty paragraph for an item's mark, where no paragraph is there to take it."""
        return self._paragraphs.write(paragraph_style(place, first=True), "", place) if place.mark else ""


def _begun_with(run: str, paragraphs: str) -> str:
    """Return paragraphs, the first of which begins with `run`."""
    return paragraphs.replace("</w:pPr>", f"</w:pPr>{run}", 1)


def _gap(after: Sequence[Block]) -> str:
    """Return what parts a table or a box from the blocks `after` it; two that touch would be one to Word."""
    match after:
        case [Heading(), *_] | [PageBreak(), Heading() | Paragraph(), *_]:
            return ""
        case _:
            return _GAP


def _attribution(blocks: Sequence[Block]) -> tuple[Inline, ...] | None:
    """Return the words that say whose the quotation is: its last paragraph, of several blocks."""
    match blocks:
        case [_, *_, Paragraph(inlines)]:
            return inlines
        case _:
            return None
