"""Pictures in the DOCX: bitmaps drawn with Pillow, each with its words for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from briefmaker.renderers.docx.markup import escape
from briefmaker.renderers.docx.paragraphs import ParagraphWriter
from briefmaker.renderers.docx.place import Place
from briefmaker.renderers.drawing import Draw, Drawing, Type
from briefmaker.renderers.theme import Theme

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

    def write(self, draw: Draw, place: Place) -> str:
        """Return the paragraph that holds the picture."""
        from PIL import ImageFont  # only a document with a picture pays for it

        page, style = self._theme.page, self._theme.styles["note"]
        width = page.width - page.left - page.right - place.left
        font = ImageFont.truetype(str(self._theme.text_face.regular), round(style.size * SCALE))
        drawing = draw(width, Type(style.size, style.leading), lambda label: font.getlength(label) / SCALE)
        number = len(self.pictures) + 1
        picture = Picture(f"rIdPicture{number}", f"/word/media/picture{number}.png", self._png(drawing, font))
        self.pictures.append(picture)
        return self._paragraphs.write("FirstParagraph", _run(picture.identity, number, drawing), place)

    def _png(self, drawing: Drawing, font: FreeTypeFont) -> bytes:
        from PIL import Image, ImageDraw

        colour, palette = self._theme.styles["note"].colour, self._theme.palette
        fills = {"accent": palette.accent, "rule": palette.rule}
        size = round(drawing.width * SCALE), round(drawing.height * SCALE)
        image = Image.new("RGB", size, "#ffffff")
        pencil = ImageDraw.Draw(image)
        for box in drawing.boxes:
            corners = box.x, box.y, box.x + box.width, box.y + box.height
            pencil.rectangle([round(corner * SCALE) for corner in corners], fill=fills[box.colour])
        for label in drawing.labels:
            place = label.x * SCALE, label.baseline * SCALE
            pencil.text(place, label.text, font=font, fill=colour, anchor="ls")
        buffer = BytesIO()
        image.save(buffer, "PNG", optimize=False)
        return buffer.getvalue()


def _run(identity: str, number: int, drawing: Drawing) -> str:
    """Return the run that shows a picture (ECMA-376, part 1, 20.4)."""
    size = f'cx="{round(drawing.width * _EMU)}" cy="{round(drawing.height * _EMU)}"'
    name = f'id="{number}" name="Picture {number}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_W}/wordprocessingDrawing" distT="0" distB="0" '
        'distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr {name} descr="{escape(drawing.alt)}"/>'
        f'<a:graphic xmlns:a="{_W}/main"><a:graphicData uri="{_W}/picture">'
        f'<pic:pic xmlns:pic="{_W}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
