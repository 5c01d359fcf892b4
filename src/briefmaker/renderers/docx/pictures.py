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
LOGO_GAP = 18.0
"""Points between a logo and the words beside it."""
_EMU = 12700
"""English metric units in a point."""
_W = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture's file, what it shows in words, and its size in points."""

    kind: str
    """`png` or `jpeg`."""
    content: bytes
    alt: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A bitmap of the document and the relationship that names it."""

    number: int
    bitmap: Bitmap

    @property
    def identity(self) -> str:
        """The id of the relationship."""
        return f"rIdPicture{self.number}"

    @property
    def name(self) -> str:
        """The name of the file in the package."""
        return f"/word/media/picture{self.number}.{self.bitmap.kind}"


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
        png = self._png(drawing, font)
        picture = self._kept(Bitmap("png", png, drawing.alt, drawing.width, drawing.height))
        return self._paragraphs.write("FirstParagraph", _inline(picture), place)

    def logo(self) -> str:
        """Return the run that holds the theme's logo, at the right margin; nothing where it has none."""
        logo = self._theme.logo
        if logo is None:
            return ""
        content = logo.path.read_bytes()
        picture = self._kept(Bitmap(logo.kind, content, logo.alt, logo.width, logo.height))
        return _anchored(picture)

    def _kept(self, bitmap: Bitmap) -> Picture:
        picture = Picture(len(self.pictures) + 1, bitmap)
        self.pictures.append(picture)
        return picture

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


def _inline(picture: Picture) -> str:
    """Return the run that shows a picture where it stands (ECMA-376, part 1, 20.4.2.8)."""
    size, name = _size(picture), _name(picture)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_W}/wordprocessingDrawing" distT="0" distB="0" '
        f'distL="0" distR="0"><wp:extent {size}/><wp:docPr {name} descr="{escape(picture.bitmap.alt)}"/>'
        f"{_graphic(picture)}</wp:inline></w:drawing></w:r>"
    )


def _anchored(picture: Picture) -> str:
    """Return the run that shows a picture at the right margin, words at its left (20.4.2.3)."""
    size, name, gap = _size(picture), _name(picture), round(LOGO_GAP * _EMU)
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_W}/wordprocessingDrawing" distT="0" distB="0" '
        f'distL="{gap}" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>top</wp:align></wp:positionV>'
        f'<wp:extent {size}/><wp:wrapSquare wrapText="left"/>'
        f'<wp:docPr {name} descr="{escape(picture.bitmap.alt)}"/>'
        f"{_graphic(picture)}</wp:anchor></w:drawing></w:r>"
    )


def _size(picture: Picture) -> str:
    return f'cx="{round(picture.bitmap.width * _EMU)}" cy="{round(picture.bitmap.height * _EMU)}"'


def _name(picture: Picture) -> str:
    return f'id="{picture.number}" name="Picture {picture.number}"'


def _graphic(picture: Picture) -> str:
    return (
        f'<a:graphic xmlns:a="{_W}/main"><a:graphicData uri="{_W}/picture">'
        f'<pic:pic xmlns:pic="{_W}/picture"><pic:nvPicPr><pic:cNvPr {_name(picture)}/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{picture.identity}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {_size(picture)}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )
