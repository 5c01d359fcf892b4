"""Tree → Markdown → tree gives the same tree, and article text comes through as the same words."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from briefmaker.compose.escape import escaped
from briefmaker.compose.markdown import parse
from briefmaker.compose.normal import normalised
from briefmaker.compose.write import write
from briefmaker.model.document import Block, Inline, Paragraph
from briefmaker.model.walk import iter_runs, words
from property.strategies import blocks, inlines, texts, trees


@given(trees())
@settings(max_examples=60, deadline=None)
def test_a_tree_written_and_parsed_is_the_same_tree(tree: tuple[Block, ...]) -> None:
    assert parse(write(tree)) == tree


@given(inlines())
@settings(max_examples=150, deadline=None)
def test_a_paragraph_written_and_parsed_is_the_same_paragraph(run: tuple[Inline, ...]) -> None:
    tree = normalised((Paragraph(run),))

    assert parse(write(tree)) == tree


@given(blocks())
@settings(max_examples=40, deadline=None)
def test_normalising_twice_changes_nothing_more(block: Block) -> None:
    once = normalised((block,))

    assert normalised(once) == once


PLACES = [
    ("{}", "{}"),
    ("# {}", "{}"),
    ("- {}", "{}"),
    ("1. {}", "{}"),
    ("> {}", "{}"),
    ("[{}]{{ev=x}}", "{}"),
    ("a {} b", "a {} b"),
    ("**a {} b**", "a {} b"),
    ("**a** {}", "a {}"),
    ("[?]{{cite=x}}{}", "[]{}"),
    ("[a]{}", "[a]{}"),
    ("1{}", "1{}"),
    ("-{}.", "-{}."),
    ("::{}", "::{}"),
    ("a\n{}", "a {}"),
    ("|x|\n{}", "|x| {}"),
    ("| x |\n|---|\n| {} |", "x {}"),
]
"""Markdown with a place for a text, and what it prints."""

BLANKS = re.compile(r"[^\S\u00a0\u202f]+")


@given(texts(), st.sampled_from(PLACES))
@settings(max_examples=400, deadline=None)
def test_article_text_prints_as_the_same_words_in_any_place(text: str, place: tuple[str, str]) -> None:
    markdown, prints = place

    printed = " ".join(words(run) for run in iter_runs(parse(markdown.format(escaped(text)))))

    assert printed == BLANKS.sub(" ", prints.format(text.replace("\0", "\ufffd"))).strip(" ")
