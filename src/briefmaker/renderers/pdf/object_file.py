"""A PDF file of numbered objects, those that are no streams compressed together.

ReportLab writes each object by itself and uncompressed; the structure tree of a tagged document has
a few dozen on each page. Object streams and the cross-reference stream that they need are described
in ISO 32000-1, 7.5.7 and 7.5.8.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

# Bytes beyond ASCII tell programs that the file is no text.
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# Objects in one stream; fewer than 256, so that a place in it takes one byte.
_GROUP = 200
_ROW = 6


@dataclass(slots=True)
class ObjectFile:
    """Takes objects in any order, each number once, and gives the file."""

    _out: bytearray = field(default_factory=lambda: bytearray(_HEADER))
    _offsets: dict[int, int] = field(default_factory=dict)
    _packed: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By number: which object stream, and which place in it."""
    _groups: list[tuple[int, int, bytes]] = field(default_factory=list)
    _open: list[tuple[int, bytes]] = field(default_factory=list)

    def add_stream(self, number: int, body: bytes) -> None:
        """Write a stream as object `number`."""
        self._offsets[number] = len(self._out)
        self._out += b"%d 0 obj\n%b\nendobj\n" % (number, body.rstrip(b"\n"))

    def add(self, number: int, body: bytes) -> None:
        """Write anything else as object `number`."""
        self._packed[number] = (len(self._groups), len(self._open))
        self._open.append((number, body))
        if len(self._open) == _GROUP:
            self._close_group()

    def finish(self, trailer: bytes) -> bytes:
        """Return the file, with the entries of `trailer` beside those that tell where objects are."""
        if self._open:
            self._close_group()
        first = max((*self._offsets, *self._packed), default=0) + 1
        for number, (count, start, content) in enumerate(self._groups, first):
            entries = b"/Type/ObjStm/N %d/First %d" % (count, start)
            self.add_stream(number, _stream(entries, content))
        last, start = first + len(self._groups), len(self._out)
        self._offsets[last] = start
        self._out += b"%d 0 obj\n%b\nendobj\n" % (last, self._references(first, last, trailer))
        return bytes(self._out) + b"startxref\n%d\n%%%%EOF\n" % start

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
        rows = bytearray(_ROW)
        for number in range(1, last + 1):
            if number in self._packed:
                group, place = self._packed[number]
                rows += b"\2%b%c" % ((first + group).to_bytes(4, "big"), place)
            elif number in self._offsets:
                rows += b"\1%b\0" % self._offsets[number].to_bytes(4, "big")
            else:
                rows += bytes(_ROW)
        entries = b"/Type/XRef/Size %d/W[1 4 1]/DecodeParms<</Predictor 12/Columns %d>>" % (last + 1, _ROW)
        return _stream(entries + trailer, zlib.compress(_differences(bytes(rows))))


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def _differences(rows: bytes) -> bytes:
    """Return `rows` under the PNG predictor `Up`, which its first byte in each row names."""
    changed = bytes([(own - above) & 255 for own, above in zip(rows, bytes(_ROW) + rows, strict=False)])
    return b"".join([b"\2" + changed[at : at + _ROW] for at in range(0, len(changed), _ROW)])
