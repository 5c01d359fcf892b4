"""Pictures in the DOCX: bitmaps drawn with Pillow, each with its words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from briefmaker.renderers.docx.markup import escape
from briefmaker.renderers.docx.paragraphs import ParagraphWriter
from briefmaker.renderers.docx.place import Place
from briefmaker.renderers.theme import Theme
from briefmaker.renderers.timeline import Timeline, Type, timeline

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SCALE = 4
"""Dots of a bitmap to a point: 288 to the inch."""
_EMU = 12700
"""English metric units in a point."""
_W = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(frozen=True, slots=True)
class Picture:
    """A bitmap of the document and the relationship that names it."""

    identity: str
    name: str
    content: bytes


class PictureWriter:
    """Draws pictures in the look of `theme` and keeps them until the file is written."""

    __slots__ = ("_paragraphs", "_theme", "pictures")

    def __init__(self, theme: Theme) -> None:
        """Keep the theme."""
        self._theme = theme
        self._paragraphs = ParagraphWriter(theme)
        self.pictures: list[Picture] = []

    def timeline(self, days: Sequence[tuple[date, str]], place: Place) -> str:
        """Return the paragraph that holds the timeline of `days`."""
        from PIL import ImageFont  # only a document with a picture pays for it

        page, style = self._theme.page, self._theme.styles["note"]
        width = page.width - page.left - page.right - place.left
        font = ImageFont.truetype(str(self._theme.text_face.regular), round(style.size * SCALE))
        drawn = timeline(days, width, lambda label: font.getlength(label) / SCALE)
        type_ = Type(style.size, style.leading)
        height = drawn.height(type_)
        number = len(self.pictures) + 1
        picture = Picture(
            f"rIdPicture{number}", f"/word/media/timeline{number}.png", self._png(drawn, width, type_, font)
        )
        self.pictures.append(picture)
        run = _drawing(picture.identity, number, drawn.alt, width, height)
        return self._paragraphs.write("FirstParagraph", run, place)

    def _png(self, drawn: Timeline, width: float, type_: Type, font: FreeTypeFont) -> bytes:
        from PIL import Image, ImageDraw

        colour, palette = self._theme.styles["note"].colour, self._theme.palette
        line, half = drawn.line(type_), type_.tick / 2
        image = Image.new("RGB", (round(width * SCALE), round(drawn.height(type_) * SCALE)), "#ffffff")
        pencil = ImageDraw.Draw(image)
        pencil.rectangle(_dots(0, line - 0.6, width, line + 0.6), fill=palette.rule)
        for mark in drawn.marks:
            pencil.rectangle(_dots(mark.x - 1.2, line - half, mark.x + 1.2, line + half), fill=palette.accent)
            place = (mark.left * SCALE, (line + mark.baseline(type_)) * SCALE)
            pencil.text(place, mark.label, font=font, fill=colour, anchor="ls")
        buffer = BytesIO()
        image.save(buffer, "PNG", optimize=False)
        return buffer.getvalue()


def _dots(*points: float) -> tuple[int, ...]:
    return tuple(round(point * SCALE) for point in points)


def _drawing(identity: str, number: int, alt: str, width: float, height: float) -> str:
    """Return the run that shows a picture (ECMA-376, part 1, 20.4)."""
    size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    name = f'id="{number}" name="Timeline {number}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_W}/wordprocessingDrawing" distT="0" distB="0" '
        'distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr {name} descr="{escape(alt)}"/>'
        f'<a:graphic xmlns:a="{_W}/main"><a:graphicData uri="{_W}/picture">'
        f'<pic:pic xmlns:pic="{_W}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
