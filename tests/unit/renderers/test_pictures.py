"""Timelines and charts: where their days and bars stand, and what each format makes of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import docx
import pypdf
import pytest
from PIL import Image, ImageColor

from briefmaker.compose import normalised
from briefmaker.model.document import (
    Block,
    Brief,
    BulletList,
    Container,
    ContainerKind,
    Meta,
    Paragraph,
    Text,
)
from briefmaker.model.drawn import read_bars, read_days
from briefmaker.renderers.chart import draw_chart
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.drawing import Type
from briefmaker.renderers.html import render_html
from briefmaker.renderers.pdf import render_pdf
from briefmaker.renderers.theme import load_theme
from briefmaker.renderers.timeline import GAP, draw_timeline

THEME = load_theme(None)
META = Meta("Harbour", "harbour", "en-GB", "desk", "Harbour", (), "1", "2031-03-05")
TYPE = Type(9.0, 12.0)


def listed(*items: str) -> tuple[Block, ...]:
    return (BulletList(tuple((Paragraph((Text(item),)),) for item in items)),)


DAYS = listed("2031-03-11 11 March 2031", "2031-03-01 1 March 2031", "2031-03-04 4 March 2031")


BARS = listed("1500000 Norland: 1.5 million people", "225000 Sudland: 225,000", "0.5 Ostland: half a man")
PICTURES: tuple[tuple[ContainerKind, tuple[Block, ...], str, int], ...] = (
    ("timeline", DAYS, "Timeline to scale: 1 March 2031; 4 March 2031; 11 March 2031", 4),
    ("chart", BARS, "Chart: Norland: 1.5 million people; Sudland: 225,000; Ostland: half a man", 3),
)
"""Kind, list, what it shows in words, and its boxes."""


def brief(items: tuple[Block, ...], kind: ContainerKind = "timeline") -> Brief:
    return Brief(META, normalised((Container(kind, items),)), ())


def test_days_are_read_in_order_of_time() -> None:
    assert read_days(DAYS) == (
        (date(2031, 3, 1), "1 March 2031"),
        (date(2031, 3, 4), "4 March 2031"),
        (date(2031, 3, 11), "11 March 2031"),
    )


@pytest.mark.parametrize(
    "items",
    [
        ("2031-03-01", "2031-03-04"),
        ("2031-03-01", "2031-03-01", "2031-03-04"),
        ("2031-03-01", "2031-03-04", "in June"),
        ("2031-03-01", "2031-03-04", "2031-02-30"),
    ],
)
def test_fewer_than_three_days_or_something_else_are_no_timeline(items: tuple[str, ...]) -> None:
    assert read_days(listed(*items)) == ()


def test_days_stand_to_scale() -> None:
    found = draw_timeline(read_days(DAYS), 400.0, TYPE, lambda _: 60.0)

    line, *ticks = found.boxes
    middles = [tick.x + tick.width / 2 for tick in ticks]
    assert line.width == 400.0
    assert middles == pytest.approx([30, 30 + 340 * 3 / 10, 370])


def test_labels_of_a_row_do_not_touch_and_stay_in_the_picture() -> None:
    days = read_days(listed(*(f"2031-03-{day:02} {day} March 2031" for day in (1, 2, 3, 4, 5, 20, 21))))
    found = draw_timeline(days, 300.0, TYPE, lambda label: 6.0 * len(label))

    for row in {label.baseline for label in found.labels}:
        placed = [(label.x, 6.0 * len(label.text)) for label in found.labels if label.baseline == row]
        assert all(left + width + GAP <= following for (left, width), (following, _) in pairwise(placed))
        assert all(left >= 0 and left + width <= 300.0 for left, width in placed)
    assert all(0 < label.baseline < found.height for label in found.labels)
    assert len(found.boxes) == 1 + 7
    assert len(found.labels) >= 5


def test_bars_are_read_in_their_order() -> None:
    assert read_bars(BARS) == (
        (Decimal(1500000), "Norland: 1.5 million people"),
        (Decimal(225000), "Sudland: 225,000"),
        (Decimal("0.5"), "Ostland: half a man"),
    )


@pytest.mark.parametrize(
    "items",
    [
        ("1 one", "2 two"),
        ("1 one", "2 two", "three"),
        ("0 one", "0 two", "0 three"),
        ("1", "2 two", "3 three"),
    ],
)
def test_fewer_than_three_numbers_or_something_else_are_no_chart(items: tuple[str, ...]) -> None:
    assert read_bars(listed(*items)) == ()


def test_bars_are_to_one_scale_from_zero_and_the_smallest_is_seen() -> None:
    found = draw_chart(read_bars(BARS), 300.0, TYPE, lambda label: 6.0 * len(label))

    assert [bar.x for bar in found.boxes] == [0, 0, 0]
    assert [bar.width for bar in found.boxes] == pytest.approx([225, 33.75, 1])
    rows = [
        (label.baseline, bar.y, bar.y + bar.height)
        for label, bar in zip(found.labels, found.boxes, strict=True)
    ]
    assert sorted(at for row in rows for at in row) == [at for row in rows for at in row]
    assert rows[-1][-1] < found.height


def test_a_label_that_is_too_wide_is_cut_in_the_picture_and_whole_in_its_words() -> None:
    name = "The Association of Harbours: 3 ships"
    found = draw_chart(
        read_bars(listed(f"3 {name}", "2 B", "1 C")), 60.0, TYPE, lambda label: 6.0 * len(label)
    )

    assert found.labels[0].text == "The Assoc…"
    assert found.alt == f"Chart: {name}; B; C"


@pytest.mark.parametrize(("kind", "items", "alt", "boxes"), PICTURES)
def test_the_pdf_has_a_figure_with_its_words_and_where_it_is(
    kind: ContainerKind, items: tuple[Block, ...], alt: str, boxes: int
) -> None:
    reader = pypdf.PdfReader(BytesIO(render_pdf(brief(items, kind), THEME)[0]))

    figures = [
        node for node in elements(reader.root_object["/StructTreeRoot"]) if node.get("/S") == "/Figure"
    ]
    assert [str(node["/Alt"]) for node in figures] == [alt]
    layout: Any = figures[0]["/A"]
    left, low, right, high = map(float, layout["/BBox"])
    page = reader.pages[0].mediabox
    assert 0 < left < right < float(page.width)
    assert 0 < low < high < float(page.height)
    drawn: Any = reader.pages[0].get_contents()
    assert drawn.get_data().count(b" re f") >= boxes


def elements(node: pypdf.generic.PdfObject) -> list[pypdf.generic.DictionaryObject]:
    held = node.get_object()
    if isinstance(held, pypdf.generic.ArrayObject):
        return [each for kid in held for each in elements(kid)]
    if not isinstance(held, pypdf.generic.DictionaryObject):
        return []
    return [held, *(elements(held["/K"]) if "/K" in held else [])]


@pytest.mark.parametrize(("kind", "items", "alt", "boxes"), PICTURES)
def test_the_docx_has_a_picture_with_its_words(
    kind: ContainerKind, items: tuple[Block, ...], alt: str, boxes: int
) -> None:
    file = render_docx(brief(items, kind), THEME)[0]

    document = docx.Document(BytesIO(file))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == alt
    image = Image.open(BytesIO(ZipFile(BytesIO(file)).read("word/media/picture1.png")))
    colours = {colour for _, colour in image.getcolors(1 << 24) or ()}
    assert ImageColor.getrgb(THEME.palette.accent) in colours
    assert boxes > 1
    assert render_docx(brief(items, kind), THEME)[0] == file


@pytest.mark.parametrize(("kind", "items", "alt", "boxes"), PICTURES)
def test_the_web_page_has_a_drawing_with_its_words(
    kind: ContainerKind, items: tuple[Block, ...], alt: str, boxes: int
) -> None:
    page = render_html(brief(items, kind), THEME)[0].decode()

    assert f'role="img" aria-label="{alt}"' in page
    assert page.count("<rect") == boxes


def test_what_is_no_timeline_is_printed_as_a_list() -> None:
    two = brief(listed("2031-03-01 1 March 2031", "2031-03-04 4 March 2031"))
    text = pypdf.PdfReader(BytesIO(render_pdf(two, THEME)[0])).pages[0].extract_text()

    assert "2031-03-01 1 March 2031" in text
    assert "2031-03-04 4 March 2031" in render_html(two, THEME)[0].decode()
    paragraphs = [p.text for p in docx.Document(BytesIO(render_docx(two, THEME)[0])).paragraphs]
    assert "2031-03-01 1 March 2031" in paragraphs
