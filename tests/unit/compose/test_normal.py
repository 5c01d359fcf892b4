"""The canonical form of a tree."""

from __future__ import annotations

import pytest

from briefmaker.compose.normal import normal_run, normalised
from briefmaker.model.document import (
    BlockQuote,
    BulletList,
    Citation,
    Container,
    Contents,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    PageBreak,
    Paragraph,
    Statement,
    Strong,
    Text,
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((Text("a"), Text("b")), (Text("ab"),)),
        ((Text(" a\n\t b "),), (Text("a b"),)),
        ((Text("\u00a0a\u202f"),), (Text("\u00a0a\u202f"),)),
        ((Text("a "), Strong((Text(" b"),))), (Text("a "), Strong((Text("b"),)))),
        ((Text("a"), Strong((Text(" "),))), (Text("a"),)),
        (
            (LineBreak(), Text("a "), LineBreak(), Text(" b"), LineBreak()),
            (Text("a"), LineBreak(), Text("b")),
        ),
        ((Emphasis((Text("a"),)), Emphasis((Text("b"),))), (Emphasis((Text("ab"),)),)),
        ((Emphasis((Strong((Emphasis((Text("a"),)),)),)),), (Emphasis((Strong((Text("a"),)),)),)),
        ((Link("http://a", (Link("http://b", (Text("x"),)),)),), (Link("http://a", (Text("x"),)),)),
        ((Statement((), (Text("a"),)),), (Text("a"),)),
        ((Statement(("e",), ()),), ()),
        ((Citation("a", " x  y "),), (Citation("a", "x y"),)),
        ((Citation("a", "?"),), (Citation("a", ""),)),
    ],
)
def test_a_run_has_one_form(given: tuple[Inline, ...], expected: tuple[Inline, ...]) -> None:
    assert normal_run(given) == expected


def test_page_breaks_and_contents_stand_in_nothing_else() -> None:
    words = Paragraph((Text("a"),))
    inner = (PageBreak(), words, Contents(2))

    tree = normalised((BulletList((inner,)), BlockQuote(inner), Container("note", inner)))

    assert tree == (BulletList(((words,),)), BlockQuote((words,)), Container("note", (words,)))


@pytest.mark.parametrize(("depth", "kept"), [(0, 2), (2, 2), (4, 4), (9, 4)])
def test_contents_go_down_to_a_level_that_headings_have(depth: int, kept: int) -> None:
    assert normalised((Contents(depth),)) == (Contents(kept),)
