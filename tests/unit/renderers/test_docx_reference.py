"""A reference document lends its styles, page, headers and footers, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from briefmaker.compose import TemplateFolders, compose
from briefmaker.errors import ThemeError
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.theme import Theme, load_theme
from golden.invented import META, SUMMARY

THEME = load_theme(None)
BRIEF = compose((SUMMARY,), META, TemplateFolders(), "briefing")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a document of the house: letter, a heading of its own, a header with the mark."""
    document = docx.Document()
    document.add_paragraph("Words that nobody wants.")
    document.styles["Heading 1"].font.size = Pt(31)
    document.styles["Heading 1"].element.set(qn("w:styleId"), "berschrift1")
    document.styles["Heading 2"].element.find(qn("w:basedOn")).set(qn("w:val"), "berschrift1")
    section = document.sections[0]
    section.left_margin = Mm(40)
    section.header.paragraphs[0].text = "Ministry of Works: {title} {mark}"
    path = tmp_path / "reference.docx"
    document.save(str(path))
    return path


def themed(path: Path) -> Theme:
    return replace(THEME, reference=path)


def reopened(path: Path) -> Any:
    return docx.Document(BytesIO(render_docx(BRIEF, themed(path))[0]))


def test_its_page_and_its_header_are_used_and_our_footer_stays(house: Path) -> None:
    section = reopened(house).sections[0]

    assert (section.page_width.inches, round(section.left_margin.mm)) == (8.5, 40)
    assert section.header.paragraphs[0].text == f"Ministry of Works: {META.title} DRAFT · Internal"
    assert META.title in section.footer.paragraphs[0].text
    assert len(section.footer.paragraphs[0].style.paragraph_format.tab_stops) == 1


def test_its_styles_take_the_place_of_ours_by_their_names(house: Path) -> None:
    document = reopened(house)

    assert document.styles["Heading 1"].font.size == Pt(31)
    assert document.styles["Heading 1"].style_id == "Heading1"
    assert document.styles["Heading 2"].base_style.style_id == "Heading1"
    ids = [style.style_id for style in document.styles]
    assert len(ids) == len(set(ids))
    assert {"Highlight", "Attribution", "TableText"} <= set(ids)
    assert all(paragraph.style.name != "Normal" for paragraph in document.paragraphs if paragraph.text)


def test_its_words_are_not_used_and_ours_are_unchanged(house: Path) -> None:
    plain = docx.Document(BytesIO(render_docx(BRIEF, THEME)[0]))

    assert [each.text for each in reopened(house).paragraphs] == [each.text for each in plain.paragraphs]


def test_the_same_reference_gives_the_same_bytes(house: Path) -> None:
    assert render_docx(BRIEF, themed(house)) == render_docx(BRIEF, themed(house))


def test_a_footer_that_does_not_show_the_mark_is_named(house: Path) -> None:
    document = docx.Document(str(house))
    document.sections[0].header.paragraphs[0].text = "Ministry"
    document.sections[0].footer.paragraphs[0].text = "{title}"
    document.save(str(house))

    _, diagnostics = render_docx(BRIEF, themed(house))

    assert [found.code for found in diagnostics] == ["mark-not-shown"]


def test_a_file_that_is_no_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "reference.docx"
    path.write_bytes(b"PK no")

    with pytest.raises(ThemeError, match=r"The reference document cannot be read; save it as \.docx"):
        render_docx(BRIEF, themed(path))
