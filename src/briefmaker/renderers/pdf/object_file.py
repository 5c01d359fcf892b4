"""A PDF file of numbered objects, those that are no streams compressed together.

ReportLab writes each object by itself and uncompressed; the structure tree of a tagged document has
a few dozen on each page. Object streams and the cross-reference stream that they need are described
in ISO 32000-1, 7.5.7 and 7.5.8.
"""

from __future__ import annotations

import zlib
from array import array
from dataclasses import dataclass, field

# Bytes beyond ASCII tell programs that the file is no text.
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# Objects in one stream; fewer than 256, so that a place in it takes one byte.
_GROUP = 200
_ROW = 6
_NOWHERE = 0
# The difference between the rows of neighbours in an object stream, as most are.
_NEXT = b"\2\0\0\0\0\0\1"


@dataclass(slots=True)
class ObjectFile:
    """Takes objects in any order, each number once, and gives the file."""

    _out: bytearray = field(default_factory=lambda: bytearray(_HEADER))
    _places: array[int] = field(default_factory=lambda: array("Q", [_NOWHERE]))
    """By number: twice the offset in the file; or twice the place in the object streams, and one."""
    _groups: list[tuple[int, int, bytes]] = field(default_factory=list)
    _open: list[tuple[int, bytes]] = field(default_factory=list)

    def add_stream(self, number: int, body: bytes) -> None:
        """Write a stream as object `number`."""
        self._place(number, 2 * len(self._out))
        self._out += b"%d 0 obj\n%b\nendobj\n" % (number, body.rstrip(b"\n"))

    def add(self, number: int, body: bytes) -> None:
        """Write anything else as object `number`."""
        self._place(number, 2 * (_GROUP * len(self._groups) + len(self._open)) + 1)
        self._open.append((number, body))
        if len(self._open) == _GROUP:
            self._close_group()

    def finish(self, trailer: bytes) -> bytes:
        """Return the file, with the entries of `trailer` beside those that tell where objects are."""
        if self._open:
            self._close_group()
        first = len(self._places)
        for number, (count, start, content) in enumerate(self._groups, first):
            entries = b"/Type/ObjStm/N %d/First %d" % (count, start)
            self.add_stream(number, _stream(entries, content))
        last, start = first + len(self._groups), len(self._out)
        self._place(last, 2 * start)
        self._out += b"%d 0 obj\n%b\nendobj\n" % (last, self._references(first, last, trailer))
        self._out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._out)

    def _place(self, number: int, place: int) -> None:
        self._places.extend([_NOWHERE] * (number + 1 - len(self._places)))
        self._places[number] = place

    def _close_group(self) -> None:
        places, bodies, at = [], [], 0
        for number, body in self._open:
            places.append(b"%d %d" % (number, at))
            bodies.append(body)
            at += len(body) + 1
        index = b" ".join(places) + b"\n"
        self._groups.append((len(places), len(index), zlib.compress(index + b"\n".join(bodies))))
        self._open = []

    def _references(self, first: int, last: int, trailer: bytes) -> bytes:
        """Return the cross-reference stream: a row for each object, as its difference from the one before."""
        rows = bytearray()
        before, above = _NOWHERE, bytes(_ROW)
        for place in self._places:
            row = _row(place, first)
            following = place == before + 2 and place % 2 and place // 2 % _GROUP
            rows += _NEXT if following else _difference(row, above)
            before, above = place, row
        entries = b"/Type/XRef/Size %d/W[1 4 1]/DecodeParms<</Predictor 12/Columns %d>>" % (last + 1, _ROW)
        return _stream(entries + trailer, zlib.compress(rows))


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def _row(place: int, first: int) -> bytes:
    """Return what the cross-reference stream says of a place; the object streams begin with `first`."""
    if place == _NOWHERE:
        return bytes(_ROW)
    at, packed = divmod(place, 2)
    if packed:
        return b"\2%b%c" % ((first + at // _GROUP).to_bytes(4, "big"), at % _GROUP)
    return b"\1%b\0" % at.to_bytes(4, "big")


def _difference(row: bytes, above: bytes) -> bytes:
    """Return `row` under the PNG predictor `Up`, which the first byte names."""
    return bytes([2, *[(own - other) & 255 for own, other in zip(row, above, strict=True)]])
