"""A timeline to scale: where its days stand, and what each format makes of it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import docx
import pypdf
import pytest

from briefmaker.compose import normalised
from briefmaker.model.document import Block, Brief, BulletList, Container, Meta, Paragraph, Text
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.html import render_html
from briefmaker.renderers.pdf import render_pdf
from briefmaker.renderers.theme import load_theme
from briefmaker.renderers.timeline import GAP, read_days, timeline

THEME = load_theme(None)
META = Meta("Harbour", "harbour", "en-GB", "desk", "Harbour", (), "1", "2031-03-05")
ALT = "Timeline to scale: 1 March 2031; 4 March 2031; 11 March 2031"


def listed(*items: str) -> tuple[Block, ...]:
    return (BulletList(tuple((Paragraph((Text(item),)),) for item in items)),)


DAYS = listed("2031-03-11 11 March 2031", "2031-03-01 1 March 2031", "2031-03-04 4 March 2031")


def brief(items: tuple[Block, ...]) -> Brief:
    return Brief(META, normalised((Container("timeline", items),)), ())


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
    found = timeline(read_days(DAYS), 400.0, lambda _: 60.0)

    xs = [mark.x for mark in found.marks]
    assert (xs[0], xs[-1]) == (30.0, 370.0)
    assert xs[1] == pytest.approx(30 + 340 * 3 / 10)


def test_labels_of_a_row_do_not_touch_and_stay_in_the_picture() -> None:
    days = read_days(listed(*(f"2031-03-{day:02} {day} March 2031" for day in (1, 2, 3, 4, 5, 20, 21))))
    found = timeline(days, 300.0, lambda label: 6.0 * len(label))

    for row in range(4):
        placed = [
            (mark.left, 6.0 * len(mark.label)) for mark in found.marks if mark.label and mark.row == row
        ]
        assert all(left + width + GAP <= following for (left, width), (following, _) in pairwise(placed))
        assert all(left >= 0 and left + width <= 300.0 for left, width in placed)
    assert len(found.marks) == 7
    assert sum(bool(mark.label) for mark in found.marks) >= 5


def test_the_pdf_has_a_figure_with_its_words() -> None:
    reader = pypdf.PdfReader(BytesIO(render_pdf(brief(DAYS), THEME)[0]))

    figures = [
        node for node in elements(reader.root_object["/StructTreeRoot"]) if node.get("/S") == "/Figure"
    ]
    assert [str(node["/Alt"]) for node in figures] == [ALT]


def elements(node: pypdf.generic.PdfObject) -> list[pypdf.generic.DictionaryObject]:
    held = node.get_object()
    if isinstance(held, pypdf.generic.ArrayObject):
        return [each for kid in held for each in elements(kid)]
    if not isinstance(held, pypdf.generic.DictionaryObject):
        return []
    return [held, *(elements(held["/K"]) if "/K" in held else [])]


def test_the_docx_has_a_picture_with_its_words() -> None:
    file = render_docx(brief(DAYS), THEME)[0]

    document = docx.Document(BytesIO(file))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == ALT
    assert ZipFile(BytesIO(file)).read("word/media/timeline1.png").startswith(b"\x89PNG")
    assert render_docx(brief(DAYS), THEME)[0] == file


def test_the_web_page_has_a_drawing_with_its_words() -> None:
    page = render_html(brief(DAYS), THEME)[0].decode()

    assert f'role="img" aria-label="{ALT}"' in page
    assert page.count('class="day"') == 3


def test_what_is_no_timeline_is_printed_as_a_list() -> None:
    two = brief(listed("2031-03-01 1 March 2031", "2031-03-04 4 March 2031"))
    text = pypdf.PdfReader(BytesIO(render_pdf(two, THEME)[0])).pages[0].extract_text()

    assert "2031-03-01 1 March 2031" in text
    assert "2031-03-04 4 March 2031" in render_html(two, THEME)[0].decode()
    paragraphs = [p.text for p in docx.Document(BytesIO(render_docx(two, THEME)[0])).paragraphs]
    assert "2031-03-01 1 March 2031" in paragraphs
