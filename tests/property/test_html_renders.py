"""Any tree becomes a well-formed page with the same words; any text survives."""

from __future__ import annotations

from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from briefmaker.model.document import Block, Brief, Meta, Paragraph, Text
from briefmaker.model.walk import iter_runs, words
from briefmaker.renderers.characters import FORBIDDEN, REPLACEMENT
from briefmaker.renderers.html import render_html
from briefmaker.renderers.html.markup import escape
from briefmaker.renderers.languages import stretches
from briefmaker.renderers.theme import load_theme
from property.strategies import texts, trees
from webpage import ReadPage

THEME = load_theme(None)
ANY_TEXT = st.text(st.characters(exclude_categories=[])) | texts()


def page_of(blocks: tuple[Block, ...], title: str = "Repairs") -> str:
    meta = Meta(title, "orlin", "en-GB", "Press Office", "", (), "Friday", "2024-05-31")
    return render_html(Brief(meta, blocks, ()), THEME)[0].decode()


@given(ANY_TEXT)
def test_escaped_text_comes_back_and_holds_no_markup(text: str) -> None:
    escaped = escape(text)

    assert not set(escaped) & set("<>\"'\r")
    assert unescape(escaped) == FORBIDDEN.sub(REPLACEMENT, text)


@given(ANY_TEXT)
@settings(deadline=None)
def test_any_text_survives_in_the_body_and_in_the_title(text: str) -> None:
    read = ReadPage(page_of((Paragraph((Text(text),)),), title=text))

    expected = FORBIDDEN.sub(REPLACEMENT, text)
    assert expected in "".join(read.words)
    assert not expected or expected in "".join(read.pieces)


@given(trees())
@settings(max_examples=60, deadline=None)
def test_any_tree_becomes_a_page_with_the_same_words_and_no_id_twice(tree: tuple[Block, ...]) -> None:
    read = ReadPage(page_of(tree))

    expected = FORBIDDEN.sub(REPLACEMENT, "\n".join(map(words, iter_runs(tree))))
    ids = [given["id"] for _, given in read.elements if "id" in given]
    assert "".join(read.document_words) == "".join(expected.split())
    assert len(ids) == len(set(ids))
    assert [name for name, _ in read.elements].count("h1") == 1


@given(ANY_TEXT, st.sampled_from(["en", "uk", "el", "zh-CN", ""]))
def test_parting_by_script_loses_nothing(text: str, language: str) -> None:
    assert "".join(part.text for part in stretches(text, language)) == text
