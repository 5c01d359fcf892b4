"""Tables: a header row that is repeated, rows that are not split, columns as wide as their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefmaker.errors import RenderError
from briefmaker.model.document import Alignment, Inline, Table
from briefmaker.model.walk import words
from briefmaker.renderers.docx.markup import twips
from briefmaker.renderers.docx.paragraphs import page_start
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

    __slots__ = ("_header_face", "_runs", "_theme")

    def __init__(self, theme: Theme, runs: RunWriter) -> None:
        """Keep the theme and the writer of the cells' words."""
        self._theme = theme
        self._runs = runs
        self._header_face = ON_BOLD if theme.styles["table_header"].bold else PLAIN

    def write(self, table: Table, place: Place) -> str:
        """Return `table` as it stands at `place`; nothing if it has no column.

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
        rows = self._rows(table, widths, page_start(place))
        return f"<w:tbl>{_properties(widths, twips(place.left))}{_grid(widths)}{rows}</w:tbl>"

    def _widths(self, table: Table, available: float) -> list[int]:
        cells = zip(*(map(words, row) for row in table.rows), strict=True)
        columns = list(cells) or [()] * len(table.columns)
        texts = [(words(head.inlines), *column) for head, column in zip(table.columns, columns, strict=True)]
        size = self._theme.styles["table_cell"].size
        widths = [twips(width) for width in column_widths(texts, size, CELL_MARGIN, available)]
        widths[-1] += twips(available) - sum(widths)
        return widths

    def _rows(self, table: Table, widths: Sequence[int], start: str) -> str:
        """Return the rows; `start` is what the paragraphs of the first have because of its place."""
        alignments = [_ALIGNMENTS[column.alignment] for column in table.columns]
        first = [start + alignment for alignment in alignments]
        heads = [column.inlines for column in table.columns]
        layout = list(zip(widths, alignments, strict=True))
        head = zip(widths, first, strict=True)
        rows = [self._row(heads, head, "TableHeading", _HEADER_ROW, self._header_face)]
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


def _properties(widths: Sequence[int], left: int) -> str:
    return (
        f'<w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="0" w:noVBand="1"/></w:tblPr>'
    )


def _grid(widths: Iterable[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"
