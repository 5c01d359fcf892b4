"""Any tree becomes a file that python-docx opens, with the same words, by the rules of the format."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefmaker.model.document import Block, Brief, Heading, Meta, Paragraph, Text
from briefmaker.model.walk import iter_runs, words
from briefmaker.renderers.address import address_of
from briefmaker.renderers.characters import FORBIDDEN, REPLACEMENT
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.docx.markup import escape
from briefmaker.renderers.theme import load_theme
from property.strategies import addresses, trees

CHECKER = Path(__file__).parents[3] / "shared" / "tools" / "docx_check.py"
THEME = load_theme(None)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def brief_of(blocks: tuple[Block, ...], title: str = "Repairs") -> Brief:
    meta = Meta(title, "orlin", "en-GB", "Press Office", "", (), "Friday", "2024-05-31")
    return Brief(meta, blocks, ())


def reopened(file: bytes) -> str:
    """Return the words of a file's body without contents and captions, in reading order."""
    body = docx.Document(BytesIO(file)).element.body
    paragraphs = (p for p in body.iter(f"{W}p") if not style_of(p).startswith(("TOC", "Caption")))
    nodes = (node for paragraph in paragraphs for node in paragraph.iter(f"{W}t", f"{W}br"))
    return "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in nodes)


def style_of(paragraph: Any) -> str:
    """Return the id of a paragraph's style."""
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


@given(trees())
@settings(max_examples=60, deadline=None)
def test_any_tree_opens_with_the_same_words_and_gives_the_same_bytes_twice(tree: tuple[Block, ...]) -> None:
    file, diagnostics = render_docx(brief_of(tree), THEME)

    assert reopened(file) == FORBIDDEN.sub(REPLACEMENT, "".join(map(words, iter_runs(tree))))
    assert render_docx(brief_of(tree), THEME) == (file, diagnostics)


@given(st.text(st.characters(exclude_categories=[])))
@settings(deadline=None)
def test_any_text_survives_in_the_body_and_in_the_properties(text: str) -> None:
    file, _ = render_docx(brief_of((Paragraph((Text(text),)),), title=text), THEME)

    expected = FORBIDDEN.sub(REPLACEMENT, text)
    assert reopened(file) == expected
    assert docx.Document(BytesIO(file)).core_properties.title == expected


@given(st.text(st.characters(exclude_categories=[])))
def test_escaped_text_comes_back_from_an_element_and_from_an_attribute(text: str) -> None:
    element = etree.fromstring(f'<a b="{escape(text)}">{escape(text)}</a>'.encode())

    assert (element.text or "", element.get("b")) == (FORBIDDEN.sub(REPLACEMENT, text),) * 2


@given(addresses())
def test_an_address_that_is_linked_is_a_plain_uri(target: str) -> None:
    address = address_of(target)

    if address is not None:
        assert address.isascii()
        assert not set(address) & set(' <>"{}|\\^`\t\n\r')
        assert address_of(address) == address


@pytest.fixture(scope="module")
def check() -> Callable[[Path], Any]:
    if not CHECKER.exists():
        pytest.skip("../shared/tools/docx_check.py is not here")
    spec = importlib.util.spec_from_file_location("docx_check", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda path: module.check_file(path)["findings"]


@given(tree=trees())
@settings(max_examples=40, deadline=None)
def test_any_tree_passes_the_shared_checker(
    check: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory, tree: tuple[Block, ...]
) -> None:
    headed = (Heading(2, (Text("Developments"),)), *tree)  # a long document without one breaks a rule
    file = tmp_path_factory.getbasetemp() / "tree.docx"
    file.write_bytes(render_docx(brief_of(headed), THEME)[0])

    # A private-use character of a source is printed as it stands, though the checker frowns on it.
    assert [finding for finding in check(file) if finding["rule"] != "TEXT"] == []
