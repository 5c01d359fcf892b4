"""Paragraphs and tables → blocks: headings, lists, quotations, boxes, by the styles that we write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefmaker.model.document import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Column,
    Container,
    ContainerKind,
    Contents,
    Heading,
    Inline,
    LineBreak,
    OrderedList,
    PageBreak,
    Paragraph,
    Rule,
    Table,
)

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"(?:toc|contents) [1-9]")
_CONTAINERS: Mapping[str, ContainerKind] = {
    "title": "cover",
    "subtitle": "cover",
    "highlight": "highlight",
    "pull quote": "pull-quote",
    "note": "note",
    "source": "sources",
}
_QUOTED = ("block text", "attribution", "quote", "intense quote")
_LISTS = {"list bullet": "bullet", "list number": "decimal"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What makes a paragraph an item of a list."""

    instance: str
    level: int
    form: str
    """`bullet`, or how it is counted."""
    definition: str = ""
    """What lists of one kind share."""
    restarts: bool = True

    def goes_on(self, before: Mark) -> bool:
        """Return whether it is an item of the list that `before` is one of."""
        if self.instance == before.instance:
            return True
        return not self.restarts and bool(self.definition) and self.definition == before.definition


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the file."""

    style: str
    """The name of its style, in small letters."""
    inlines: tuple[Inline, ...]
    mark: Mark | None = None
    indented: bool = False
    """Whether it stands in without a mark: in a list it belongs to the item before."""
    boxed: bool = False
    new_page: bool = False
    """Whether it begins a page."""
    page_ends: bool = False
    """Whether the page ends behind it."""
    picture: Container | None = None
    """The picture that it holds and nothing else."""

    @property
    def container(self) -> ContainerKind | None:
        """The container that its style belongs to."""
        return "highlight" if self.boxed else _CONTAINERS.get(self.style)

    @property
    def item(self) -> Mark | None:
        """The mark of a list, of its own or of its style."""
        form = next((form for name, form in _LISTS.items() if self.style.startswith(name)), None)
        return self.mark or (Mark(self.style, 0, form) if form else None)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the file: rows of cells, the first the header."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignments: tuple[Alignment, ...]
    new_page: bool = False
    container: ContainerKind | None = None


Part = Line | Grid


def story(parts: Sequence[Part], depth: int, *, has_cover: bool) -> tuple[Block, ...]:
    """Return the blocks of the document; `depth` is how far down its contents go.

    Without a cover a title stands by itself.
    """
    blocks: list[Block] = []
    for (kind, _), held in groupby(
        _numbered(_captioned(parts), has_cover=has_cover), key=lambda each: (each[1], each[2])
    ):
        inside = [part for part, _, _ in held]
        if inside[0].new_page:
            blocks.append(PageBreak())
        made = _blocks(inside, depth)
        blocks += [Container(kind, made)] if kind and made else made
    return tuple(blocks)


def _numbered(parts: Iterable[Part], *, has_cover: bool) -> Iterable[tuple[Part, ContainerKind | None, int]]:
    """Yield the parts with their container and its number: a gap and a new page begin another."""
    number, page_ends = 0, False
    for part in parts:
        if isinstance(part, Line) and part.style == "gap" and not part.inlines:
            number += 1
            continue
        kind = part.container
        kind = None if kind == "cover" and not has_cover else kind
        begins = part.new_page or page_ends
        number += begins
        page_ends = isinstance(part, Line) and part.page_ends
        yield replace(part, new_page=begins), kind, number


def _captioned(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts without the captions of tables, which are counted anew; a table is where its was."""
    caption: Line | None = None
    for part in parts:
        if caption and isinstance(part, Grid):
            begins = caption.new_page or part.new_page
            yield replace(part, container=caption.container, new_page=begins)
            caption = None
            continue
        if caption:
            yield caption
        caption = part if isinstance(part, Line) and part.style == "caption" else None
        if caption is None:
            yield part
    if caption:
        yield caption


def _blocks(parts: Sequence[Part], depth: int) -> tuple[Block, ...]:
    """Return the blocks of parts that stand in one container, or in none."""
    made: list[Block] = []
    for kind, held in groupby(_spread(parts), key=lambda each: each[1]):
        inside = [part for part, _ in held]
        match kind:
            case "quote":
                made += _quotes([part for part in inside if isinstance(part, Line)])
            case "list":
                made += _listed([part for part in inside if isinstance(part, Line)])
            case "contents":
                made.append(Contents(depth))
            case _:
                made += [_block(part) for part in inside]
    return tuple(made)


def _spread(parts: Iterable[Part]) -> Iterable[tuple[Part, str]]:
    """Yield the parts with what they are part of."""
    kind = ""
    for part in parts:
        kind = _kind(part, kind)
        yield part, kind


def _kind(part: Part, before: str) -> str:
    if isinstance(part, Grid):
        return "table"
    if part.style in _QUOTED:
        return "quote"
    if part.item or (before == "list" and part.indented):
        return "list"
    return "contents" if _CONTENTS.fullmatch(part.style) else "block"


def _block(part: Part) -> Block:
    if isinstance(part, Grid):
        head, *rows = part.rows
        return Table(tuple(map(Column, head, part.alignments)), tuple(rows))
    if part.picture:
        return part.picture
    if part.style == "horizontal rule":
        return Rule()
    if part.style == "title":
        return Heading(1, part.inlines)
    heading = _HEADING.fullmatch(part.style)
    return Heading(int(heading[1]) + 1, part.inlines) if heading else Paragraph(part.inlines)


def _quotes(lines: Sequence[Line]) -> list[Block]:
    """Return the quotations: an attribution ends each."""
    quotes: list[Block] = []
    held: list[Line] = []
    for line in lines:
        held.append(line)
        if line.style == "attribution":
            quotes.append(BlockQuote(_quoted(held)))
            held = []
    return [*quotes, BlockQuote(_quoted(held))] if held else quotes


def _quoted(lines: Sequence[Line]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for marked, held in groupby(lines, key=lambda line: line.item is not None):
        inside = list(held)
        blocks += _listed(inside) if marked else [Paragraph(line.inlines) for line in inside]
    return tuple(blocks)


def _listed(lines: Sequence[Line], level: int = 0) -> list[Block]:
    """Return the lists that the lines make, those of a lower level within the items of this one."""
    lists: list[Block] = []
    items: list[list[Line]] = []
    opened: Mark | None = None
    for line in lines:
        mark = line.item
        if mark and mark.level <= level:
            if opened and not mark.goes_on(opened):
                lists.append(_list(opened, items, level))
                items = []
            opened = mark
            items.append([line])
        elif items:
            items[-1].append(line)
        else:  # an item that begins at a lower level than its list
            opened = mark
            items.append([line])
    return [*lists, _list(opened, items, level)] if opened and items else [*lists, *_loose(items)]


def _loose(items: Sequence[Sequence[Line]]) -> list[Block]:
    return [Paragraph(line.inlines) for item in items for line in item]


def _list(mark: Mark, items: Sequence[Sequence[Line]], level: int) -> Block:
    made = tuple(_item(item, level) for item in items)
    return BulletList(made) if mark.form == "bullet" else OrderedList(made)


def _item(lines: Sequence[Line], level: int) -> tuple[Block, ...]:
    first, *rest = lines
    blocks: list[Block] = []
    if first.item and first.item.level > level:
        return tuple(_listed(lines, level + 1))
    blocks.append(Paragraph(first.inlines))
    for nested, held in groupby(rest, key=lambda line: line.item is not None):
        inside = list(held)
        blocks += _listed(inside, level + 1) if nested else [Paragraph(each.inlines) for each in inside]
    return tuple(blocks)


def joined(paragraphs: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Return the paragraphs of a cell as one run, a line break between two."""
    run: list[Inline] = []
    for inlines in paragraphs:
        run += [LineBreak(), *inlines] if run else inlines
    return tuple(run)
