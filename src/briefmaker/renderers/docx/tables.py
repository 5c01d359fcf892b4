"""Tables: a numbered caption, a header row that is repeated, columns as wide as their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefmaker.errors import RenderError
from briefmaker.model.captions import TABLE, Caption
from briefmaker.model.document import Alignment, Inline, Table
from briefmaker.model.walk import words
from briefmaker.renderers.docx.markup import escape, twips
from briefmaker.renderers.docx.paragraphs import ParagraphWriter
from briefmaker.renderers.docx.place import Place
from briefmaker.renderers.docx.runs import ON_BOLD, PLAIN, Face, RunWriter
from briefmaker.renderers.docx.styles import CELL_MARGIN
from briefmaker.renderers.docx.widths import column_widths
from briefmaker.renderers.theme import Theme

_MOST_COLUMNS = 63
_ALIGNMENTS: dict[Alignment, str] = {
    "left": "",
    "right": '<w:jc w:val="right"/>',
    "centre": '<w:jc w:val="center"/>',
}
_HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW = "<w:trPr><w:cantSplit/></w:trPr>"


class TableWriter:
    """Writes tables in the looks of `theme`."""

    __slots__ = ("_captions", "_header_face", "_paragraphs", "_runs", "_theme")

    def __init__(self, theme: Theme, runs: RunWriter, captions: Iterable[Caption]) -> None:
        """Keep the theme, the writer of the cells' words and the captions in reading order."""
        self._theme = theme
        self._captions = iter(captions)
        self._paragraphs = ParagraphWriter(theme)
        self._runs = runs
        self._header_face = ON_BOLD if theme.styles["table_header"].bold else PLAIN

    def write(self, table: Table, place: Place) -> str:
        """Return `table` as it stands at `place`, under its caption; nothing if it has no column.

        Raises RenderError if it has more columns than Word can open.
        """
        if not table.columns:
            return ""
        if len(table.columns) > _MOST_COLUMNS:
            raise RenderError(
                f"a table has {len(table.columns)} columns and Word takes at most {_MOST_COLUMNS}: "
                "split it in the template"
            )
        page = self._theme.page
        widths = self._widths(table, page.width - page.left - page.right - place.left)
        caption = next(self._captions)
        above = self._paragraphs.write("Caption", _caption_runs(caption), replace(place, mark=""))
        properties = _properties(widths, twips(place.left), caption)
        return f"{above}<w:tbl>{properties}{_grid(widths)}{self._rows(table, widths)}</w:tbl>"

    def _widths(self, table: Table, available: float) -> list[int]:
        cells = zip(*(map(words, row) for row in table.rows), strict=True)
        columns = list(cells) or [()] * len(table.columns)
        texts = [(words(head.inlines), *column) for head, column in zip(table.columns, columns, strict=True)]
        size = self._theme.styles["table_cell"].size
        widths = [twips(width) for width in column_widths(texts, size, CELL_MARGIN, available)]
        widths[-1] += twips(available) - sum(widths)
        return widths

    def _rows(self, table: Table, widths: Sequence[int]) -> str:
        alignments = [_ALIGNMENTS[column.alignment] for column in table.columns]
        heads = [column.inlines for column in table.columns]
        layout = list(zip(widths, alignments, strict=True))
        rows = [self._row(heads, layout, "TableHeading", _HEADER_ROW, self._header_face)]
        rows += [self._row(cells, layout, "TableText", _ROW, PLAIN) for cells in table.rows]
        return "".join(rows)

    def _row(
        self,
        cells: Iterable[tuple[Inline, ...]],
        layout: Iterable[tuple[int, str]],
        style: str,
        properties: str,
        face: Face,
    ) -> str:
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{alignment}</w:pPr>'
            f"{self._runs.write(cell, face)}</w:p></w:tc>"
            for cell, (width, alignment) in zip(cells, layout, strict=True)
        )
        return f"<w:tr>{properties}{written}</w:tr>"


def _caption_runs(caption: Caption) -> str:
    """Return the caption with its number as a field, so that Word can count on and list the tables."""
    number = rf'<w:fldSimple w:instr=" SEQ {TABLE} \* ARABIC ">{_plain(str(caption.number))}</w:fldSimple>'
    return f"{_plain(f'{TABLE} ')}{number}{_plain(caption.tail)}"


def _plain(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _properties(widths: Sequence[int], left: int, caption: Caption) -> str:
    """Return the table's properties; its caption is also what screen readers say on entering it."""
    return (
        f'<w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="{escape(str(caption))}"/></w:tblPr>'
    )


def _grid(widths: Iterable[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"
