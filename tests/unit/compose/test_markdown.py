"""Markdown → tree: what the syntax means, and what is refused."""

from __future__ import annotations

import pytest

from briefmaker.compose.markdown import parse
from briefmaker.errors import TemplateError
from briefmaker.model.document import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Citation,
    Column,
    Container,
    Contents,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    PageBreak,
    Paragraph,
    Rule,
    SourceName,
    Statement,
    Strong,
    Table,
    Text,
)


def p(text: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Text(text),))


WORDS = (Text("words"),)


@pytest.mark.parametrize(
    ("markdown", "inline"),
    [
        ('[words]{ev="a1 b2"}', Statement(("a1", "b2"), WORDS)),
        ("[words]{ev=a1}", Statement(("a1",), WORDS)),
        ("[words]{cite=a1}", Citation("a1", "words")),
        ("[?]{cite=a1}", Citation("a1", "")),
        ("[]{cite=a1}", Citation("a1", "")),
        ("[words]{source=a1}", SourceName("a1", WORDS)),
        ("*words*", Emphasis(WORDS)),
        ("**words**", Strong(WORDS)),
        ("[words]{.emphasis}", Emphasis(WORDS)),
        ("[words]{.strong}", Strong(WORDS)),
        ("[words](https://x.example/a)", Link("https://x.example/a", WORDS)),
        ("[words](mailto:a@x.example)", Link("mailto:a@x.example", WORDS)),
        ("[words](<http://x.example/a b>)", Link("http://x.example/a%20b", WORDS)),
        ('[words]{link="http://x.example"}', Link("http://x.example", WORDS)),
        ("[*words*]{ev=a1}", Statement(("a1",), (Emphasis(WORDS),))),
    ],
)
def test_inline_notation(markdown: str, inline: Inline) -> None:
    assert parse(markdown) == (Paragraph((inline,)),)


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("### Title", Heading(3, (Text("Title"),))),
        ("one\ntwo", p("one two")),
        ("one\\\ntwo", Paragraph((Text("one"), LineBreak(), Text("two")))),
        ("- a\n- b", BulletList(((p("a"),), (p("b"),)))),
        ("- a\n\n  b", BulletList(((p("a"), p("b")),))),
        ("3. a\n4. b", OrderedList(((p("a"),), (p("b"),)), 3)),
        ("> a\n>\n> b", BlockQuote((p("a"), p("b")))),
        ("---", Rule()),
        ("::: cover\na\n:::", Container("cover", (p("a"),))),
        ("::: contents\n:::", Contents(2)),
        ("::: contents 4\n\n:::", Contents(4)),
        (":::: note\n::: highlight\na\n:::\n::::", Container("note", (Container("highlight", (p("a"),)),))),
    ],
)
def test_block_notation(markdown: str, block: Block) -> None:
    assert parse(markdown) == (block,)


def test_a_table_keeps_the_alignment_of_its_columns() -> None:
    table = parse("| a | b | c | d |\n|---|:--|--:|:-:|\n| 1 | x \\| y |")

    columns = tuple(Column((Text(name),), side) for name, side in zip("abcd", ALIGNED, strict=True))
    assert table == (Table(columns, (((Text("1"),), (Text("x | y"),), (), ()),)),)


ALIGNED: tuple[Alignment, ...] = ("left", "left", "right", "centre")


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "`x`", "http://x.example", "<http://x.example>", "[x]: y", "~~x~~"]
)
def test_what_the_tree_has_no_place_for_prints_as_it_stands(text: str) -> None:
    assert parse(text) == (p(text),)


BREAK = "::: page-break\n:::\n\n"


@pytest.mark.parametrize("markdown", [f"a\n\n{BREAK}b", f"{BREAK}a\n\n{BREAK}{BREAK}{BREAK}b\n\n{BREAK}"])
def test_a_page_break_parts_two_blocks_and_is_nothing_elsewhere(markdown: str) -> None:
    assert parse(markdown) == (p("a"), PageBreak(), p("b"))


@pytest.mark.parametrize(
    "markdown", ["", "\n\n", "[]{ev=a}", "- ", "> ", "#", "::: note\n\n:::", "|  |\n|--|"]
)
def test_what_prints_nothing_vanishes(markdown: str) -> None:
    assert parse(markdown) == ()


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("a\n\n[x]{evv=y}", "draft.md:3: there is no attribute `evv`; did you mean `ev`?"),
        ("a\n[x]{.stron}", "draft.md:2: there is no attribute `.stron`; did you mean `.strong`?"),
        (
            "[x]{on=y}",
            "draft.md:1: there is no attribute `on`; there are: .emphasis, .strong, cite, ev, link, source",
        ),
        (
            "[x]{ev=y cite=z}",
            "draft.md:1: square brackets take one attribute, not 2; put one pair into another",
        ),
        ("[x]{}", "draft.md:1: square brackets take one attribute, not 0; put one pair into another"),
        ('[x]{ev=""}', "draft.md:1: `ev` names no id; write `{ev=ID}`"),
        ('[x]{cite="a b"}', "draft.md:1: `cite` takes one id, not 2"),
        ("[*x*]{cite=a}", "draft.md:1: the label of a citation is plain words, without emphasis or links"),
        ("\n::: cver\nx\n:::", "draft.md:2: there is no container `cver`; did you mean `cover`?"),
        (
            "x\n\n::: page-brake\n:::",
            "draft.md:3: there is no container `page-brake`; did you mean `page-break`?",
        ),
        ("::: page-break now\n:::", "draft.md:1: a page break takes no more words; write `::: page-break`"),
        (
            "::: page-break\nx\n:::",
            "draft.md:1: `::: page-break` holds nothing; write `:::` on the line below it",
        ),
        ("x\n\n::: contents", "draft.md:3: `::: contents` is not closed; write `:::` below it"),
        ("x\n\n::: contents 5\n:::", "draft.md:3: contents go down to level 2, 3 or 4, not to `5`"),
        ("::: contents 1\n:::", "draft.md:1: contents go down to level 2, 3 or 4, not to `1`"),
        ("::: contents two\n:::", "draft.md:1: contents go down to level 2, 3 or 4, not to `two`"),
        (
            "- x\n\n  ::: page-break\n  :::",
            "draft.md:3: `::: page-break` stands in a list, a quotation or a container; move it out",
        ),
        (
            ":::: cover\n::: contents\n:::\n::::",
            "draft.md:2: `::: contents` stands in a list, a quotation or a container; move it out",
        ),
        ("x\n:::", "draft.md:2: `:::` closes nothing; a container opens with its name"),
        ("::: cover\nx", "draft.md:1: `::: cover` is not closed; write `:::` below it"),
        (
            "[x](/etc/passwd)",
            "draft.md:1: the address `/etc/passwd` is none of http, https, mailto; write it in full",
        ),
        (
            "[x](javascript:y)",
            "draft.md:1: the address `javascript:y` is none of http, https, mailto; write it in full",
        ),
        ('[x](http://x.example "t")', "draft.md:1: a link has no title; take out `t`"),
        (
            "> | a |\n> |---|\n> | 1 | 2 |",
            "draft.md:3: this row has 2 cells and the table 1 columns; write `\\|` for a line in a cell",
        ),
        ("[" * 5000 + "]{ev=a}" * 5000, "draft.md: lists, quotations or brackets are nested too deeply"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(markdown: str, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parse(markdown, "draft.md")

    assert str(caught.value) == message
