"""The blocks of the tree as parts of a page, in the look of the theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import assert_never

from briefmaker.model.captions import TABLE, Caption, captions
from briefmaker.model.document import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Container,
    ContainerKind,
    Contents,
    Heading,
    Inline,
    OrderedList,
    PageBreak,
    Paragraph,
    Rule,
    Strong,
    Table,
    Text,
)
from briefmaker.model.titles import titles
from briefmaker.model.walk import words
from briefmaker.renderers.drawing import Draw, Type
from briefmaker.renderers.pdf.column import Column, Frame
from briefmaker.renderers.pdf.contents import make_entries
from briefmaker.renderers.pdf.drawing_part import DrawingPart
from briefmaker.renderers.pdf.ink import Inker
from briefmaker.renderers.pdf.line_breaking import Line, break_lines
from briefmaker.renderers.pdf.masthead import Masthead
from briefmaker.renderers.pdf.parts import Entry, Part, RulePart, TextPart
from briefmaker.renderers.pdf.structure import NUMBERED, UNNUMBERED, Element, Outliner, table_elements
from briefmaker.renderers.pdf.table import make_table
from briefmaker.renderers.pictures import picture_of
from briefmaker.renderers.theme import StyleName, TextStyle, Theme

_HEADINGS: tuple[StyleName, ...] = ("title", "heading2", "heading3", "heading4")
_BULLETS = "•–"
_BAR = 2.5
# Wide enough for any text on one line.
_ENDLESS = 1e6
_BOX = Frame(left=16, right=14, top=12, bottom=10, bar_width=_BAR)


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand, which decides how their text is set."""

    paragraph: StyleName
    item: StyleName
    width: float
    depth: int = 0
    """How many lists they are in."""
    element: Element | None = None
    """What they stand in, in the structure; None for the section that is open."""

    def inside(self, frame: Frame) -> Place:
        """Return the place within `frame`."""
        return replace(self, width=self.width - frame.left - frame.right)


@dataclass(slots=True)
class Story:
    """Makes parts of the blocks of one document; it remembers which bookmarks it has given."""

    theme: Theme
    inker: Inker
    _level: int = field(default=-1, init=False)
    _headings: int = field(default=0, init=False)
    _blocks: tuple[Block, ...] = field(default=(), init=False)
    _captions: Iterator[Caption] = field(default=iter(()), init=False)
    _outliner: Outliner = field(default_factory=Outliner, init=False)

    def tell(self, blocks: Iterable[Block], width: float) -> Iterator[Iterator[Part]]:
        """Yield stretches of `blocks`, each the parts to be drawn at `width` from a new page on, in order.

        Parts are made when they are asked for; a stretch must be used up before the next.
        """
        self._blocks = tuple(blocks)
        self._captions = iter(captions(self._blocks))
        place = Place("body", "list", width)
        for is_break, stretch in groupby(self._blocks, lambda block: isinstance(block, PageBreak)):
            if not is_break:
                yield (part for block in stretch for part in self._block(block, place))

    def _parts(self, blocks: Iterable[Block], place: Place) -> tuple[Part, ...]:
        return tuple(part for block in blocks for part in self._block(block, place))

    def _block(self, block: Block, place: Place) -> Iterator[Part]:  # noqa: C901 - one for each kind
        match block:
            case Heading(level, inlines):
                yield self._heading(level, inlines, place)
            case Paragraph(inlines):
                leads_in = words(inlines).rstrip().endswith(":")
                element = Element("P", self._parent(place))
                yield self._text(inlines, place.paragraph, element, keeps_with_next=leads_in)
            case BulletList(items):
                bullet = _BULLETS[min(place.depth, len(_BULLETS) - 1)]
                element = Element("L", self._parent(place), UNNUMBERED)
                yield from self._list([bullet] * len(items), items, place, element)
            case OrderedList(items, start):
                element = Element("L", self._parent(place), NUMBERED)
                marks = [f"{start + at}." for at in range(len(items))]
                yield from self._list(marks, items, place, element)
            case BlockQuote(blocks):
                yield self._quote(blocks, place)
            case Table(columns) if columns:
                yield from self._table(block, place)
            case Table():
                pass
            case Rule():
                yield RulePart(self.theme.palette.rule)
            case Container(kind, blocks):
                yield from self._container(kind, blocks, place)
            case PageBreak():
                pass  # in normal form it stands in nothing, and `tell` has parted the story there
            case Contents(depth):
                yield from self._contents(depth, place)
            case _:
                assert_never(block)

    def _parent(self, place: Place) -> Element:
        return place.element or self._outliner.section

    def _text(
        self, inlines: Iterable[Inline], name: StyleName, element: Element, *, keeps_with_next: bool = False
    ) -> TextPart:
        style = self.theme.styles[name]
        return TextPart(
            self.inker.runs(inlines, style, element),
            style.size,
            style.leading,
            style.space_before,
            style.space_after,
            keeps_with_next=keeps_with_next,
        )

    def _cell(
        self, inlines: Iterable[Inline], style: TextStyle, element: Element, align: Alignment
    ) -> TextPart:
        runs = self.inker.runs(inlines, style, element)
        return TextPart(runs, style.size, style.leading, align=align, cell=element)

    def _heading(self, level: int, inlines: tuple[Inline, ...], place: Place) -> TextPart:
        element = self._outliner.heading(level, place.element)
        part = self._text(inlines, _HEADINGS[min(level, len(_HEADINGS)) - 1], element)
        self._level = min(max(level - 2, 0), self._level + 1)  # a bookmark's level cannot leap
        entry = Entry(words(inlines).replace("\n", " "), self._level, self._headings)
        self._headings += 1
        return replace(part, keeps_with_next=True, entry=entry)

    def _contents(self, depth: int, place: Place) -> Iterator[Column]:
        entries = make_entries(titles(self._blocks, depth), self.theme, self.inker, self._parent(place))
        if entries:
            yield Column(entries, after=self.theme.styles["body"].leading)

    def _list(
        self, marks: list[str], items: tuple[tuple[Block, ...], ...], place: Place, element: Element
    ) -> Iterator[Column]:
        style = self.theme.styles[place.item]
        entries = [Element("LI", element) for _ in items]
        markers = [self._marker(mark, style, entry) for mark, entry in zip(marks, entries, strict=True)]
        widest = max((marker.extent(self.theme.page.width).width for marker in markers), default=0.0)
        frame = Frame(left=max(self.theme.indent, widest + style.size / 2))
        within = replace(place.inside(frame), paragraph=place.item, depth=place.depth + 1)
        body = self.theme.styles[place.paragraph]
        for at, (marker, item) in enumerate(zip(markers, items, strict=True)):
            after = body.space_after if at == len(items) - 1 and not place.depth else style.space_after
            within = replace(within, element=Element("LBody", entries[at]))
            yield Column(self._parts(item, within), frame, after=after, marker=marker)

    def _marker(self, mark: str, style: TextStyle, entry: Element) -> TextPart:
        accented = replace(style, colour=self.theme.palette.accent)
        runs = self.inker.runs((Text(mark),), accented, Element("Lbl", entry))
        return TextPart(runs, style.size, style.leading)

    def _quote(self, blocks: tuple[Block, ...], place: Place) -> Column:
        """Return a quotation; its last paragraph of several is the attribution."""
        frame = Frame(left=self.theme.indent, bar=self.theme.palette.rule, bar_width=_BAR)
        element = Element("BlockQuote", self._parent(place))
        within = replace(place.inside(frame), paragraph="quote", item="quote", element=element)
        said, attributed = (blocks[:-1], blocks[-1:]) if _is_attributed(blocks) else (blocks, ())
        parts = self._parts(said, within) + self._parts(attributed, replace(within, paragraph="attribution"))
        styles = self.theme.styles
        before, after = styles["quote"].space_before, styles["attribution"].space_after
        return Column(parts, frame, before=before, after=after, whole=True)

    def _table(self, table: Table, place: Place) -> Iterator[Part]:
        elements, count = table_elements(self._parent(place), len(table.rows)), len(table.columns)
        yield self._caption(next(self._captions), Element("Caption", elements.table))
        names = [column.inlines for column in table.columns]
        header = self._cells(names, "table_header", elements.header_cells(count), table)
        rows = [self._cells(row, "table_cell", elements.cells(count), table) for row in table.rows]
        palette = self.theme.palette
        yield make_table(header, rows, place.width, palette.rule, palette.highlight)

    def _caption(self, caption: Caption, element: Element) -> TextPart:
        inlines = Strong((Text(f"{TABLE} {caption.number}"),)), Text(caption.tail)
        above = self.theme.styles["body"].leading
        return replace(self._text(inlines, "note", element, keeps_with_next=True), before=above, after=4.0)

    def _cells(
        self, row: Iterable[tuple[Inline, ...]], name: StyleName, elements: Iterable[Element], table: Table
    ) -> list[TextPart]:
        style = self.theme.styles[name]
        return [
            self._cell(inlines, style, element, column.alignment)
            for inlines, element, column in zip(row, elements, table.columns, strict=True)
        ]

    def _container(self, kind: ContainerKind, blocks: tuple[Block, ...], place: Place) -> Iterator[Part]:
        palette = self.theme.palette
        match kind:
            case "cover":
                yield self._cover(blocks, place)
            case "highlight":
                frame = replace(_BOX, tint=palette.highlight, bar=palette.accent)
                element = Element("Div", self._parent(place))
                within = replace(
                    place.inside(frame), paragraph="highlight", item="highlight", element=element
                )
                yield Column(self._parts(blocks, within), frame, before=8, after=14)
            case "pull-quote":
                yield self._pull_quote(blocks, place)
            case "note":
                yield from self._parts(blocks, replace(place, paragraph="note", item="note"))
            case "sources":
                yield from self._parts(blocks, replace(place, paragraph="source", item="source"))
            case "timeline" | "chart":
                draw = picture_of(kind, blocks)
                yield from [self._drawing(draw, place)] if draw else self._parts(blocks, place)
            case _:
                assert_never(kind)

    def _pull_quote(self, blocks: tuple[Block, ...], place: Place) -> Column:
        frame = Frame(left=self.theme.indent, bar=self.theme.palette.accent, bar_width=2 * _BAR)
        element = Element("Div", self._parent(place))
        within = replace(place.inside(frame), paragraph="pull_quote", item="pull_quote", element=element)
        before = self.theme.styles["pull_quote"].space_before
        return Column(self._parts(blocks, within), frame, before=before, after=before, whole=True)

    def _drawing(self, draw: Draw, place: Place) -> DrawingPart:
        style = self.theme.styles["note"]
        drawing = draw(place.width, Type(style.size, style.leading), lambda label: self._line(label).width)
        figure = Element("Figure", self._parent(place), words=drawing.alt)
        lines = {label.text: self._line(label.text, figure) for label in drawing.labels}
        return DrawingPart(drawing, lines, figure, self.theme.palette, keeps_with_next=True)

    def _line(self, text: str, element: Element | None = None) -> Line:
        """Return words of a picture on one line."""
        runs = self.inker.runs((Text(text),), self.theme.styles["note"], element or Element("Figure"))
        return break_lines(runs, _ENDLESS)[0]

    def _cover(self, blocks: tuple[Block, ...], place: Place) -> Column:
        """Return the masthead: a short strong rule, the title, the lines about it, logo, a thin rule."""
        palette, logo = self.theme.palette, self.theme.logo
        top = RulePart(palette.accent, weight=3, length=54, after=12, keeps_with_next=True)
        element = Element("Div", self._parent(place))
        head: tuple[Part, ...] = (
            top,
            *self._parts(blocks, replace(place, paragraph="cover", item="cover", element=element)),
        )
        if logo:
            head = (Masthead(Column(head), logo, Element("Figure", element, words=logo.alt)),)
        return Column((*head, RulePart(palette.rule, before=12)), after=16, whole=True)


def _is_attributed(blocks: tuple[Block, ...]) -> bool:
    return len(blocks) > 1 and isinstance(blocks[-1], Paragraph)
