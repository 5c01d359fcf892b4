"""Tables: a caption, a header cell for each column, rows that stack where the screen is narrow.

Browsers take the roles of a table away when its parts are laid out as blocks, so they are written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefmaker.model.captions import TABLE, Caption
from briefmaker.model.document import Alignment, Column, Inline, Table
from briefmaker.model.walk import words
from briefmaker.renderers.html.inlines import InlineWriter
from briefmaker.renderers.html.markup import attributes, element, escape


class TableWriter:
    """Writes tables, each with the next of its captions."""

    __slots__ = ("_captions", "_inlines")

    def __init__(self, inlines: InlineWriter, captions: Iterable[Caption]) -> None:
        """Keep the writer of the cells' words and the captions in reading order."""
        self._inlines = inlines
        self._captions = iter(captions)

    def write(self, table: Table) -> str:
        """Return `table`; nothing if it has no column."""
        if not table.columns:
            return ""
        head = "".join(map(self._head, table.columns))
        labels = [" ".join(words(column.inlines).split()) for column in table.columns]
        body = "\n".join(self._row(row, table.columns, labels) for row in table.rows)
        return (
            f'<table role="table">\n{_caption(next(self._captions))}\n'
            f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
            f"{_wrapped(body)}</table>"
        )

    def _head(self, column: Column) -> str:
        content = self._inlines.write(column.inlines)
        aligned = _class(column.alignment)
        if not words(column.inlines).strip():  # a header without words would be read out as one
            return element("td", content, role="cell", class_=aligned)
        return element("th", content, role="columnheader", scope="col", class_=aligned)

    def _row(
        self, cells: Sequence[tuple[Inline, ...]], columns: Sequence[Column], labels: Sequence[str]
    ) -> str:
        self._inlines.forget()
        written = "".join(
            f'<td role="cell"{attributes(class_=_class(column.alignment), data_label=label)}>'
            f"{self._inlines.write(cell)}</td>"
            for cell, column, label in zip(cells, columns, labels, strict=True)
        )
        return f'<tr role="row">{written}</tr>'


def _wrapped(rows: str) -> str:
    return f'<tbody role="rowgroup">\n{rows}\n</tbody>\n' if rows else ""


def _caption(caption: Caption) -> str:
    return f"<caption>{element('b', f'{TABLE} {caption.number}')}{escape(caption.tail)}</caption>"


def _class(alignment: Alignment) -> str | None:
    return None if alignment == "left" else alignment
