"""Article text prints as it is, wherever and however a template uses it."""

from __future__ import annotations

import copy
import pickle

import pytest
from markupsafe import Markup, escape

from briefmaker.compose.escape import ArticleText, escaped
from briefmaker.compose.markdown import parse
from briefmaker.model.document import Heading, Paragraph, Text

HEADLINES = [
    "1. *Stop* <b>",
    "1) first",
    "- a dash",
    "+ a plus",
    "# a hash",
    "> a quotation",
    "| a | b |",
    "::: cover",
    ":::",
    "---",
    "***",
    "___",
    "===",
    "~~~ x",
    "``` x",
    "|---|",
    ":--|",
    "=&amp;= &lt;b&gt; &#42; &copy",
    "[x]{ev=y} {ev=x} [?]{cite=z}",
    "[words](http://x.example) ![i](y) <http://x.example>",
    "**bold** _it_ __x__ `code`",
    "{{ x }} {% y %} {# z #}",
    "a\\",
    "\\*",
    "2031. Tomorrow",
    "12:30",
]


@pytest.mark.parametrize("text", HEADLINES)
def test_a_headline_with_markdown_prints_as_it_is(text: str) -> None:
    assert parse(escaped(text)) == (Paragraph((Text(text),)),)


@pytest.mark.parametrize("text", HEADLINES)
def test_it_prints_as_it_is_within_other_words(text: str) -> None:
    assert parse(f"# Say {escaped(text)} twice") == (Heading(1, (Text(f"Say {text} twice"),)),)


@pytest.mark.parametrize("text", HEADLINES)
def test_it_prints_as_it_is_after_another_value(text: str) -> None:
    assert parse(f"{escaped('1')}{escaped(text)}") == (Paragraph((Text(f"1{text}"),)),)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n\n"])
def test_a_newline_goes_out_as_a_blank(newline: str) -> None:
    assert escaped(f"one{newline}two") == "one two"


def test_blanks_at_the_edges_go_out_as_references() -> None:
    assert escaped(" one ") == "&#32;one&#32;"
    assert escaped("\u00a0one\u202f") == "&#160;one&#8239;"
    assert escaped(" \n ") == "&#32;"


def test_nothing_goes_out_as_nothing() -> None:
    assert escaped("") == ""


def test_a_null_character_does_no_harm() -> None:
    assert parse(escaped("a\0b")) == (Paragraph((Text("a\ufffdb"),)),)


def test_ordinary_words_stay_readable() -> None:
    assert (
        escaped("The mayor's plan, at 5.30, cost €2; so what?")
        == "The mayor's plan, at 5.30, cost €2; so what?"
    )


T = ArticleText("a *b* c")
KEEPING = {
    "+": T + "x",
    "+ on the right": "x" + T,
    "*": T * 2,
    "* on the right": 2 * T,
    "%": ArticleText("%s") % T,
    "% on the right": "%s" % T,  # noqa: UP031 - the operator is what is tried
    "index": T[0],
    "slice": T[2:5],
    "iteration": next(iter(T)),
    "join": T.join(["1", "2"]),
    "format": ArticleText("{}").format(T),
    "format_map": ArticleText("{t}").format_map({"t": T}),
    "upper": T.upper(),
    "lower": T.lower(),
    "title": T.title(),
    "capitalize": T.capitalize(),
    "casefold": T.casefold(),
    "swapcase": T.swapcase(),
    "strip": T.strip(),
    "lstrip": T.lstrip(),
    "rstrip": T.rstrip(),
    "replace": T.replace("b", "x"),
    "split": T.split()[1],
    "rsplit": T.rsplit(" ", 1)[0],
    "splitlines": T.splitlines()[0],
    "partition": T.partition(" ")[2],
    "rpartition": T.rpartition(" ")[0],
    "center": T.center(20),
    "ljust": T.ljust(20),
    "rjust": T.rjust(20),
    "zfill": T.zfill(20),
    "expandtabs": T.expandtabs(),
    "removeprefix": T.removeprefix("a"),
    "removesuffix": T.removesuffix("c"),
    "translate": T.translate({}),
}


@pytest.mark.parametrize("name", KEEPING)
def test_what_is_made_of_article_text_is_article_text(name: str) -> None:
    assert type(KEEPING[name]) is ArticleText


def test_no_method_that_gives_a_string_is_forgotten() -> None:
    gives_plain = {"encode", "maketrans", "__format__", "__repr__", "__str__", "__getnewargs__"}
    calls: dict[str, tuple[object, ...]] = {
        "center": (9,),
        "ljust": (9,),
        "rjust": (9,),
        "zfill": (9,),
        "join": (["a"],),
        "replace": ("a", "b"),
        "partition": ("a",),
        "rpartition": ("a",),
        "removeprefix": ("a",),
        "removesuffix": ("a",),
        "translate": ({},),
        "format_map": ({},),
    }

    for name in sorted(set(dir(str)) - gives_plain):
        if name.startswith("_"):
            continue
        try:
            value = getattr(T, name)(*calls.get(name, ()))
        except TypeError:
            continue
        pieces = value if isinstance(value, (list, tuple)) else [value]
        assert all(type(piece) is not str for piece in pieces), name


def test_finished_markdown_takes_article_text_in_escaped() -> None:
    assert Markup("**%s**") % T == "**a \\*b\\* c**"
    assert Markup("**") + T == "**a \\*b\\* c"
    assert T + Markup("**") == "a \\*b\\* c**"
    assert Markup("-").join([T, T]) == "a \\*b\\* c-a \\*b\\* c"
    assert escape(T) == "a \\*b\\* c"


def test_it_is_a_string_to_everybody_else() -> None:
    assert T == "a *b* c"
    assert hash(T) == hash("a *b* c")
    assert copy.deepcopy(T) == pickle.loads(pickle.dumps(T)) == T  # noqa: S301 - our own bytes
