"""The one place that draws: ReportLab's canvas, seen from the top of the page.

`y` is the distance from the top of the page and grows downwards, as reading does. Only public
methods of the canvas are used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from math import ceil
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from briefmaker.model.document import Meta
from briefmaker.renderers.pdf.ink import Ink
from briefmaker.renderers.pdf.line_breaking import Line, Piece

_DOT = 1.1
_DOT_STEP = 4.0
_ROUND = 1
# PDF 1.7 has everything that a tagged document needs; ReportLab says 1.4.
_VERSION = (1, 7)


class Pen:
    """Draws on the pages of one document."""

    def __init__(
        self, meta: Meta, width: float, height: float, font: str, places: Sequence[int] = ()
    ) -> None:
        """Begin a document.

        `font` is the name that a page starts with, so that none but ours is used; `places` are the
        pages of its headings, from 1, in reading order.
        """
        self.places = places
        self._buffer = BytesIO()
        self._height = height
        self._anchors: set[str] = set()
        self._canvas: Any = Canvas(
            self._buffer,
            pagesize=(width, height),
            pageCompression=1,
            invariant=1,
            pdfVersion=_VERSION,
            initialFontName=font,
            lang=meta.language,
        )
        self._describe(meta)

    def text(self, x: float, y: float, line: Line) -> None:
        """Print `line` from `x` on, on the baseline `y`."""
        text = self._canvas.beginText(x, self._height - y)
        ink: Ink | None = None
        for piece in line.pieces:
            ink = self._dip(text, ink, piece.ink)
            text.textOut(piece.text)
        self._canvas.drawText(text)
        self._mark(x, y, line.pieces)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a box whose upper left corner is at `x`, `y`."""
        self._canvas.setFillColor(_rgb(colour))
        self._canvas.rect(x, self._height - y - height, width, height, stroke=0, fill=1)

    def dots(self, x: float, y: float, width: float, colour: str) -> None:
        """Draw a dotted line from `x` on, on the baseline `y`; its dots stand below those of other lines."""
        start = ceil(x / _DOT_STEP) * _DOT_STEP
        if start >= x + width:
            return
        self._canvas.saveState()
        self._canvas.setStrokeColor(_rgb(colour))
        self._canvas.setLineWidth(_DOT)
        self._canvas.setLineCap(_ROUND)
        self._canvas.setDash(0, _DOT_STEP)
        self._canvas.line(start, self._height - y, x + width, self._height - y)
        self._canvas.restoreState()

    def entry(self, title: str, level: int, number: int, y: float) -> None:
        """Add a bookmark for heading `number` that leads to `y` on this page; level 0 is the uppermost."""
        key = _heading_key(number)
        self._anchor(key, 0, y)
        self._canvas.addOutlineEntry(_encodable(title), key, level)

    def lead_to_heading(self, number: int, x: float, y: float, width: float, height: float) -> None:
        """Make a box, given as for `box`, a link to heading `number`."""
        base = self._height - y - height
        rectangle = (x, base, x + width, base + height)
        self._canvas.linkRect("", _heading_key(number), rectangle, relative=1, thickness=0)

    def next_page(self) -> None:
        """Finish the page."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Return the document, whose pages have all been finished."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _describe(self, meta: Meta) -> None:
        self._canvas.setTitle(_encodable(meta.title))
        self._canvas.setAuthor(_encodable(meta.author))
        self._canvas.setSubject(_encodable(meta.subject))
        self._canvas.setKeywords(_encodable(", ".join(meta.keywords)))
        self._canvas.setCreator("briefmaker")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def _dip(self, text: Any, last: Ink | None, ink: Ink) -> Ink:
        if last is None or (last.face, last.size) != (ink.face, ink.size):
            text.setFont(ink.face.name, ink.size)
        if last is None or last.colour != ink.colour:
            text.setFillColor(_rgb(ink.colour))
        return ink

    def _mark(self, x: float, y: float, pieces: Iterable[Piece]) -> None:
        """Set the places that links lead to, and the links."""
        for piece in pieces:
            if piece.anchor is not None:
                self._anchor(piece.anchor, x, y - piece.ink.size)
            if piece.ink.link is not None and piece.width:
                self._link(piece.ink.link, piece, x, y)
            x += piece.width

    def _anchor(self, key: str, x: float, y: float) -> None:
        if key not in self._anchors:
            self._anchors.add(key)
            self._canvas.bookmarkPage(key, fit="XYZ", left=x, top=self._height - y)

    def _link(self, target: str, piece: Piece, x: float, y: float) -> None:
        size = piece.ink.size
        base = self._height - y
        rectangle = (x, base - 0.25 * size, x + piece.width, base + 0.95 * size)
        if target.startswith("#"):
            self._canvas.linkRect("", target[1:], rectangle, relative=1, thickness=0)
            return
        self._canvas.linkURL(target, rectangle, relative=1)
        self._canvas.setFillColor(_rgb(piece.ink.colour))
        self._canvas.rect(x, base - 0.16 * size, piece.width, 0.05 * size, stroke=0, fill=1)


@cache
def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _heading_key(number: int) -> str:
    return f"heading-{number}"


def _encodable(text: str) -> str:
    """Return `text` with a question mark for each half of a surrogate pair, which no encoding has."""
    return text.encode("utf-8", "replace").decode()
