"""The one place that draws: ReportLab's canvas, seen from the top of the page.

`y` is the distance from the top of the page and grows downwards, as reading does. Everything that
is printed is marked as content of a structure element, or as an artifact (ISO 14289-1, 7.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from briefmaker.model.document import Meta
from briefmaker.renderers.pdf.backstage import LinkAnnotation, add_link, finish_page, save
from briefmaker.renderers.pdf.ink import Ink
from briefmaker.renderers.pdf.line_breaking import Line, Piece
from briefmaker.renderers.pdf.metadata import CREATOR, pdf_date, xmp_packet
from briefmaker.renderers.pdf.strings import encodable
from briefmaker.renderers.pdf.structure import Element
from briefmaker.renderers.pdf.tags import Tags

_DOT = 1.1
_DOT_STEP = 4.0
_ROUND = 1
# PDF 1.7 has everything that a tagged document needs; ReportLab says 1.4.
_VERSION = (1, 7)

ARTIFACT = "/Artifact BMC"
FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
"""Running footers are to be told from other artifacts (ISO 14289-1, 7.8)."""

Box = tuple[float, float, float, float]
"""The upper left corner, the width and the height."""


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
        self._height = height
        self._anchors: set[str] = set()
        self._tags = Tags()
        self._page = self._tags.begin_page()
        self._xmp = xmp_packet(meta)
        self._open: Element | str | None = None
        """The element or the kind of artifact that what is printed now is marked as."""
        self._artifact: str | None = None
        self._links: list[LinkAnnotation] = []
        self._underlines: list[tuple[Box, str]] = []
        self._canvas: Any = Canvas(
            BytesIO(),
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
        for element, pieces in groupby(line.pieces, _element):
            x = self._stretch(x, y, element, tuple(pieces))

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, element: Element | None = None
    ) -> None:
        """Fill a box whose upper left corner is at `x`, `y`: of the picture `element`, else an artifact."""
        self._mark_as(element)
        self._canvas.setFillColor(_rgb(colour))
        self._canvas.rect(x, self._height - y - height, width, height, stroke=0, fill=1)

    def image(self, path: Path, box: Box, element: Element) -> None:
        """Print the picture file at `path` into `box`: of the picture `element`."""
        x, y, width, height = box
        self.frame(box, element)
        self._mark_as(element)
        self._canvas.drawImage(str(path), x, self._height - y - height, width, height, mask="auto")

    def frame(self, box: Box, element: Element) -> None:
        """Say that the picture `element` takes up `box` (ISO 32000-1, 14.8.5.4.3)."""
        x, y, width, height = box
        base = self._height - y - height
        self._tags.boxes[element] = (x, base, x + width, base + height)

    def dots(self, x: float, y: float, width: float, colour: str) -> None:
        """Draw a dotted line from `x` on, on the baseline `y`; its dots stand below those of other lines."""
        start = ceil(x / _DOT_STEP) * _DOT_STEP
        if start >= x + width:
            return
        self._mark_as(None)
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
        self._canvas.addOutlineEntry(encodable(title), key, level)

    def lead_to_heading(self, number: int, element: Element, box: Box) -> None:
        """Make a box the link `element` to heading `number`."""
        x, y, width, height = box
        base = self._height - y - height
        self._link(f"#{_heading_key(number)}", element, (x, base, x + width, base + height))

    def enter(self, element: Element) -> None:
        """Have `element` in the structure even if nothing is printed for it."""
        if self._artifact is None:
            self._tags.enter(element)

    @contextmanager
    def artifact(self, kind: str = ARTIFACT) -> Iterator[None]:
        """Mark everything that is printed meanwhile as an artifact, and make no links of it."""
        self._artifact = kind
        yield
        self._artifact = None

    def next_page(self) -> None:
        """Finish the page."""
        for (x, y, width, height), colour in self._underlines:
            self.box(x, y, width, height, colour)
        self._underlines.clear()
        self._close()
        finish_page(self._canvas, self._page)
        self._page = self._tags.begin_page()

    def finish(self) -> bytes:
        """Return the document, whose pages have all been finished."""
        self._tags.parents.pop()  # the page that has begun and will not be
        return save(self._canvas, self._tags, self._links, self._xmp)

    def _mark_as(self, element: Element | None) -> None:
        """Have what is printed next marked as content of `element`, or as an artifact."""
        kind = self._artifact or element or ARTIFACT
        if kind is self._open:
            return
        self._close()
        if isinstance(kind, Element):
            self._canvas.addLiteral(f"/{kind.kind}<</MCID {self._tags.mark(kind)}>>BDC")
        else:
            self._canvas.addLiteral(kind)
        self._open = kind

    def _close(self) -> None:
        if self._open is not None:
            self._canvas.addLiteral("EMC")
            self._open = None

    def _stretch(self, x: float, y: float, element: Element | None, pieces: Sequence[Piece]) -> float:
        """Print `pieces`, which all belong to `element`; return where they end."""
        if any(piece.text for piece in pieces):
            self._mark_as(element)
            text = self._canvas.beginText(x, self._height - y)
            ink: Ink | None = None
            for piece in pieces:
                ink = self._dip(text, ink, piece.ink)
                text.textOut(piece.text)
            self._canvas.drawText(text)
        return self._lead(x, y, pieces)

    def _describe(self, meta: Meta) -> None:
        self._canvas.setTitle(encodable(meta.title))
        self._canvas.setAuthor(encodable(meta.author))
        self._canvas.setSubject(encodable(meta.subject))
        self._canvas.setKeywords(encodable(", ".join(meta.keywords)))
        self._canvas.setCreator(CREATOR)
        date = pdf_date(meta)
        if date:
            self._canvas.setDateFormatter(lambda *_: date)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def _dip(self, text: Any, last: Ink | None, ink: Ink) -> Ink:
        if last is None or (last.face, last.size) != (ink.face, ink.size):
            text.setFont(ink.face.name, ink.size)
        if last is None or last.colour != ink.colour:
            text.setFillColor(_rgb(ink.colour))
        return ink

    def _lead(self, x: float, y: float, pieces: Iterable[Piece]) -> float:
        """Set the places that links lead to, and the links; return where `pieces` end."""
        for piece in pieces:
            if piece.anchor is not None:
                self._anchor(piece.anchor, x, y - piece.ink.size)
            if piece.ink.link is not None and piece.width:
                self._lead_to(piece.ink.link, piece, x, y)
            x += piece.width
        return x

    def _anchor(self, key: str, x: float, y: float) -> None:
        if key not in self._anchors:
            self._anchors.add(key)
            self._canvas.bookmarkPage(key, fit="XYZ", left=x, top=self._height - y)

    def _lead_to(self, target: str, piece: Piece, x: float, y: float) -> None:
        size = piece.ink.size
        base = self._height - y
        element = piece.ink.element and piece.ink.element.enclosing("Link")
        if element:
            self._link(target, element, (x, base - 0.25 * size, x + piece.width, base + 0.95 * size))
        if not target.startswith("#"):
            # Drawn at the end of the page, so that the marked content of the line stays in one.
            underline = (x, y + 0.11 * size, piece.width, 0.05 * size)
            self._underlines.append((underline, piece.ink.colour))

    def _link(self, target: str, element: Element, rectangle: Box) -> None:
        if self._artifact is None:
            parent = self._tags.next_link()
            link = add_link(self._canvas, rectangle, element.words, parent, target)
            self._links.append(link)
            self._tags.link(element, link.number)


@cache
def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _heading_key(number: int) -> str:
    return f"heading-{number}"


def _element(piece: Piece) -> Element | None:
    return piece.ink.element
