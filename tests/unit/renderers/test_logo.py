"""A theme's logo stands at the head of the cover in every format, with its words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from PIL import Image

from briefmaker.errors import ThemeError
from briefmaker.model.document import Brief, Container, Heading, Meta, Paragraph, Text
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.html import render_html
from briefmaker.renderers.pdf import render_pdf
from briefmaker.renderers.pdf.column import Column
from briefmaker.renderers.pdf.layout import lay_out
from briefmaker.renderers.pdf.masthead import GAP, Masthead
from briefmaker.renderers.pdf.parts import Part, TextPart
from briefmaker.renderers.theme import Theme, load_theme
from pdf_ua import violations
from webpage import ReadPage

META = Meta("Harbour", "harbour", "en-GB", "desk", "Harbour", (), "1", "2031-03-05")
COVER = Container("cover", (Heading(1, (Text("Harbour"),)), Paragraph((Text("DRAFT"),))))
BRIEF = Brief(
    META, (COVER, Heading(2, (Text("Key points"),)), Paragraph((Text("The harbour is open."),))), ()
)
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ALT = "Ministry of <Harbours> & Quays"


def themed(folder: Path, kind: str = "png", extra: str = "") -> Theme:
    """Return a theme with a logo three times as wide as high."""
    Image.new("RGB", (300, 100), "#7a1f2b").save(folder / f"logo.{kind}")
    theme = folder / "theme.yml"
    theme.write_text(f"logo: {{path: logo.{kind}, alt: '{ALT}'{extra}}}\n", encoding="utf-8")
    return load_theme(theme)


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_the_pdf_shows_it_as_a_figure_before_the_title(tmp_path: Path, kind: str) -> None:
    content = render_pdf(BRIEF, themed(tmp_path, kind))[0]

    assert violations(content) == []
    assert content == render_pdf(BRIEF, themed(tmp_path, kind))[0]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        cover: Any = pdf.Root.StructTreeRoot.K.K[0]
        assert [str(each.S) for each in cover.K] == ["/Figure", "/H1", "/P"]
        assert str(cover.K[0].Alt) == ALT
        left, low, right, high = map(float, cover.K[0].A.BBox)
        assert right == pytest.approx(595.28 - 73.7, abs=0.1)
        assert (right - left) / (high - low) == pytest.approx(3, abs=0.01)
        (image,) = pdf.pages[0].get_images().values()
        assert (int(image.Width), int(image.Height)) == (300, 100)


@pytest.mark.parametrize(("kind", "stored"), [("png", "png"), ("jpg", "jpeg")])
def test_the_docx_shows_it_beside_the_title(tmp_path: Path, kind: str, stored: str) -> None:
    document = docx.Document(io.BytesIO(render_docx(BRIEF, themed(tmp_path, kind))[0]))

    title, *_ = document.paragraphs
    (anchor,) = title._p.iter(f"{WP}anchor")
    assert anchor.find(f"{WP}docPr").get("descr") == ALT
    assert int(anchor.find(f"{WP}extent").get("cy")) / 36000 == pytest.approx(14, abs=0.1)
    assert title.text == "Harbour"
    (part,) = [part for part in document.part.package.iter_parts() if part.partname.startswith("/word/media")]
    assert part.content_type == f"image/{stored}"
    assert part.blob == (tmp_path / f"logo.{kind}").read_bytes()


def test_the_web_page_holds_it(tmp_path: Path) -> None:
    page = ReadPage(render_html(BRIEF, themed(tmp_path))[0].decode())

    (image,) = page.all("img")
    assert image["alt"] == ALT
    assert image["src"].startswith("data:image/png;base64,")


def test_the_title_stands_beside_it_and_has_its_bookmark(tmp_path: Path) -> None:
    theme = themed(tmp_path)
    long = Container("cover", (Heading(1, (Text("Harbour " * 12),)),))
    layout = lay_out(replace(BRIEF, blocks=(long, *BRIEF.blocks[1:])), theme)

    (page,) = layout.pages
    (masthead,) = [part for part in iter_parts(page) if isinstance(part, Masthead)]
    assert theme.logo is not None
    room = layout.width - theme.logo.width - GAP
    (title,) = [part for part in masthead.column.parts if isinstance(part, TextPart)]
    assert len(title.lines(room)) > 3
    assert masthead.height(layout.width) == masthead.column.height(room)
    assert layout.places() == (1, 1)


def iter_parts(part: Part) -> Iterator[Part]:
    yield part
    if isinstance(part, Column):
        for inner in part.parts:
            yield from iter_parts(inner)


def test_its_height_is_the_theme_s_and_its_width_a_third_of_the_text_at_most(tmp_path: Path) -> None:
    small, wide = themed(tmp_path, extra=", height: 5mm").logo, themed(tmp_path, extra=", height: 90mm").logo

    assert small is not None
    assert wide is not None
    assert small.height == pytest.approx(14.17, abs=0.01)
    assert wide.width == pytest.approx(150.28 - 1.4, abs=2)
    assert wide.width / wide.height == pytest.approx(3, abs=0.01)


UNREADABLE = "The logo {0}{1} cannot be read; name a .png or .jpg file, its path beside the theme file."


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (
            "{path: logo.png}",
            "A logo needs `path`, its file, and `alt`, what it says in words for who cannot see it.",
        ),
        ("{path: gone.png, alt: Ministry}", UNREADABLE.format("{}", "gone.png")),
        ("{path: theme.yml, alt: Ministry}", UNREADABLE.format("{}", "theme.yml")),
    ],
)
def test_a_logo_that_cannot_be_shown_is_an_error_with_its_line(
    tmp_path: Path, setting: str, message: str
) -> None:
    theme = tmp_path / "theme.yml"
    theme.write_text(f"logo: {setting}\n", encoding="utf-8")

    with pytest.raises(ThemeError) as caught:
        load_theme(theme)

    assert str(caught.value) == f"{theme}:1: {message.format(f'{tmp_path}/')}"
