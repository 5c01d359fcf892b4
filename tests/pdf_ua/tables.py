"""Tables: whole grids, and a header for each cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pdf_ua.file import File, Node, listed

_GROUPS = ("Table", "THead", "TBody", "TFoot")


@dataclass(frozen=True)
class _Cell:
    """A cell and where it lies in the grid."""

    node: Node
    rows: range
    columns: range

    def heads(self, other: _Cell) -> bool:
        """Return whether it is a header of `other` by its scope."""
        scope = str(self.node.attribute("/Scope"))
        beside = scope in ("/Row", "/Both") and _meet(self.rows, other.rows)
        above = scope in ("/Column", "/Both") and _meet(self.columns, other.columns)
        return self.node.kind == "TH" and (beside or above)


def tables(file: File) -> Iterator[str]:
    """Yield what is wrong with the tables."""
    for table in (node for node in file.nodes if node.kind == "Table"):
        yield from _groups(table.kinds())
        rows = [
            row for kid in (table, *table.kids) if kid.kind in _GROUPS for row in kid.kids if row.kind == "TR"
        ]
        cells = _laid_out(rows)
        yield from _grid(cells, len(rows))
        yield from _headers(cells)


def _groups(kinds: list[str]) -> Iterator[str]:
    ends = [kind for kind in kinds if kind in ("THead", "TFoot")]
    if len(ends) > len(set(ends)) or (ends and "TBody" not in kinds):
        yield "7.2: Table with a head and no body, or with several heads"


def _laid_out(rows: list[Node]) -> list[_Cell]:
    """Return the cells, each at the first place of its row that no cell above it takes."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for at, row in enumerate(rows):
        column = 0
        for node in row.kids:
            while (at, column) in taken:
                column += 1
            deep, wide = (int(node.attribute(name) or 1) for name in ("/RowSpan", "/ColSpan"))
            cell = _Cell(node, range(at, at + deep), range(column, column + wide))
            taken |= {(row, place) for row in cell.rows for place in cell.columns}
            cells.append(cell)
            column = cell.columns.stop
    return cells


def _grid(cells: list[_Cell], rows: int) -> Iterator[str]:
    places = [(row, column) for cell in cells for row in cell.rows for column in cell.columns]
    if len(places) > len(set(places)):
        yield "7.2: Table with cells that lie over one another"
    widths = {row: sum(place == row for place, _ in places) for row in range(rows)}
    if len(set(widths.values())) > 1:
        yield "7.2: Table with rows of different lengths"
    if any(row >= rows for row, _ in places):
        yield "7.2: Table with a cell that reaches below its last row"


def _headers(cells: list[_Cell]) -> Iterator[str]:
    named = {str(cell.node.element.get("/ID", "")) for cell in cells if cell.node.kind == "TH"}
    data = [cell for cell in cells if cell.node.kind == "TD"]
    heads = [cell for cell in cells if cell.node.kind == "TH"]
    scoped = all(head.node.attribute("/Scope") is not None for head in heads)
    if not scoped and not any(head.node.attribute("/Headers") for head in heads):
        yield "ours: TH without a scope"
    rows = {cell.rows.start for cell in data if all(_is_corner(cell, other) for other in cells)}
    for cell in data:
        told = listed(cell.node.attribute("/Headers"))
        if any(str(name) not in named for name in told):
            yield "7.5: TD names a header that is not there"
        found = scoped and any(head.heads(cell) for head in heads)
        if not told and not found and cell.rows.start not in rows:
            yield "7.5: TD without a header"


def _is_corner(cell: _Cell, other: _Cell) -> bool:
    """Return whether `other` lets `cell` be the empty corner beside the headers of the columns."""
    return other is cell or other.node.kind == "TH" or other.rows.start != cell.rows.start


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
