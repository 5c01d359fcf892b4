"""A DOCX of ours read back: whatever the tree, its words come back in their order, on the same evidence."""

from __future__ import annotations

from hypothesis import given, settings

from briefmaker.compose import normalised, write
from briefmaker.drafts.edited import original_of
from briefmaker.drafts.runs import read_document
from briefmaker.drafts.word import read_word
from briefmaker.model.document import Block, Brief, Meta
from briefmaker.renderers.characters import FORBIDDEN, REPLACEMENT
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.docx.bookmarks import slug
from briefmaker.renderers.theme import load_theme
from property.strategies import trees

THEME = load_theme(None)
META = Meta("Repairs", "orlin", "en-GB", "Press Office", "", (), "Friday", "2024-05-31")


def told(blocks: tuple[Block, ...]) -> str:
    """Return the words of a tree without white space, citations by their labels."""
    tokens = (token for run in read_document(blocks).runs if run.kind != "picture" for token in run.tokens)
    words = (f"[{token.cites.label}]" if token.cites else token.text for token in tokens)
    return "".join("".join(words).split())


@given(trees())
@settings(max_examples=80)
def test_the_words_of_any_tree_come_back(tree: tuple[Block, ...]) -> None:
    blocks = normalised(tree)
    file, _ = render_docx(Brief(META, blocks, ()), THEME)
    original = original_of({"markdown": write(blocks)}, "orlin.json")

    read = read_word(file, original, None, "orlin.docx")

    assert told(read.blocks) == FORBIDDEN.sub(REPLACEMENT, told(blocks))
    known = {slug(name) for evidence in read_document(blocks).evidence for name in evidence}
    assert {name for evidence in read_document(read.blocks).evidence for name in evidence} <= known
