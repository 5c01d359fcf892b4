"""The canonical form of a tree."""

from __future__ import annotations

import pytest

from briefmaker.compose.normal import normal_run
from briefmaker.model.document import Citation, Emphasis, Inline, LineBreak, Link, Statement, Strong, Text


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
