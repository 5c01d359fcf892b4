"""Headings as contents name them."""

from __future__ import annotations

import pytest

from briefmaker.model.document import (
    BulletList,
    Citation,
    Container,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    Statement,
    Text,
)
from briefmaker.model.titles import Title, title_words, titles


def heading(level: int, title: str) -> Heading:
    """Return a heading called `title`."""
    return Heading(level, (Text(title),))


def test_headings_are_listed_down_to_a_level_but_for_those_of_the_cover() -> None:
    blocks = (
        Container("cover", (heading(1, "Pack"), heading(2, "Edition"))),
        heading(2, "Ukraine"),
        Container("note", (heading(3, "Method"), heading(4, "Deep"))),
        BulletList(((heading(3, "In a list"),),)),
        Paragraph((Text("words"),)),
        heading(5, "Deeper"),
    )

    assert titles(blocks, 3) == (Title(2, 2, "Ukraine"), Title(3, 3, "Method"), Title(5, 3, "In a list"))


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ((Text("Talks in "), Emphasis((Text("Łódź"),))), "Talks in Łódź"),
        ((Statement(("e",), (Text("Talks"),)), Text(" "), Citation("s", "Herald 1")), "Talks"),
        ((Text("Talks "), Citation("s", "1"), Text(" and aid")), "Talks and aid"),
        ((Text("Talks "), Citation("s", "1"), Text(" "), Citation("t", "2"), Text(", aid")), "Talks, aid"),
        ((Text("One"), LineBreak(), Text("line")), "One line"),
        ((Text("5\u00a0km"),), "5\u00a0km"),
    ],
)
def test_a_title_is_the_words_of_a_heading_without_citations(
    inlines: tuple[Inline, ...], expected: str
) -> None:
    assert title_words(inlines) == expected


def test_a_heading_without_words_has_no_title() -> None:
    assert titles((Heading(2, (Citation("s", "Herald 1"),)), heading(2, "Aid"))) == (Title(1, 2, "Aid"),)
