"""What holds for every brief: it is rendered, with all its words, the same each time."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefmaker.model.document import Block, Brief, Column, Heading, Meta, Paragraph, Table, Text
from briefmaker.model.walk import iter_blocks
from briefmaker.renderers.pdf import render_pdf
from briefmaker.renderers.pdf.layout import lay_out
from briefmaker.renderers.theme import Footer, load_theme
from pdf_ua import violations
from property.strategies import trees

THEME = replace(load_theme(None), footer=Footer("", ""))
META = Meta("Title", "topic", "en", "", "", (), "one", "2026-03-02", "approved")

# How far a letter may reach out of its line, above and below.
SLACK = 4.0

# Letters that Roboto has and that extraction gives back one by one, and all that markup is made of.
LETTERS = st.characters(min_codepoint=0x21, max_codepoint=0x7E) | st.sampled_from(
    "éñøßŁódźĄΓεώργΞЖщїґЄễịồ“”‘’–€£§"
)
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=14), min_size=1, max_size=120)


@settings(deadline=None, max_examples=60)
@given(trees())
def test_any_tree_is_rendered_the_same_each_time(blocks: tuple[Block, ...]) -> None:
    brief = Brief(META, blocks, ())

    assert render_pdf(brief, THEME) == render_pdf(brief, THEME)


@settings(deadline=None, max_examples=60)
@given(trees())
def test_any_tree_is_tagged_by_the_rules(blocks: tuple[Block, ...]) -> None:
    content, _ = render_pdf(Brief(META, blocks, ()), THEME)

    assert violations(content) == []


@settings(deadline=None, max_examples=60)
@given(trees())
def test_no_page_is_blank_and_every_heading_has_one(blocks: tuple[Block, ...]) -> None:
    brief = Brief(META, blocks, ())
    headings = [block for block in iter_blocks(blocks) if isinstance(block, Heading)]

    layout = lay_out(brief, THEME)

    assert len(layout.pages) == 1 or all(getattr(page, "parts", ()) for page in layout.pages)
    assert len(layout.places()) == len(headings)
    assert list(layout.places()) == sorted(layout.places())


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_is_rendered(text: str, title: str) -> None:
    brief = Brief(replace(META, title=title), (Paragraph((Text(text),)), Heading(2, (Text(title),))), ())

    content, _ = render_pdf(brief, load_theme(None))

    assert content.startswith(b"%PDF-1.7")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_every_word_can_be_read_back_in_order(words: list[str]) -> None:
    content, diagnostics = render_pdf(Brief(META, (Paragraph((Text(" ".join(words)),)),), ()), THEME)

    assert read_back(content) == words
    assert diagnostics == ()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@settings(deadline=None, max_examples=30)
@given(st.text(LETTERS, min_size=1, max_size=900))
def test_a_word_of_any_length_is_printed_whole(word: str) -> None:
    content, _ = render_pdf(Brief(META, (Table((Column((Text(word),)),), (((Text(word),),),)),), ()), THEME)

    assert "".join(read_back(content)) == f"Table1{word * 2}"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@settings(deadline=None, max_examples=30)
@given(trees())
def test_nothing_stands_outside_the_margins(blocks: tuple[Block, ...]) -> None:
    content, _ = render_pdf(Brief(META, blocks, ()), THEME)

    page = THEME.page
    for left, top, right, bottom in boxes(content):
        assert page.left - SLACK < left < right < page.width - page.right + SLACK
        assert page.top - SLACK < top < bottom < page.height - page.bottom + SLACK


def boxes(content: bytes) -> list[tuple[float, ...]]:
    """Return the left, upper, right and lower edge of every word of a PDF, in points."""
    command = ["pdftotext", "-bbox", "-", "-"]
    words = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    edges = re.findall(rb'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">', words)
    return [tuple(map(float, word)) for word in edges]


def read_back(content: bytes) -> list[str]:
    """Return the words of a PDF in the order in which they are printed."""
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return re.split(r"\s+", text.stdout.decode().strip())
