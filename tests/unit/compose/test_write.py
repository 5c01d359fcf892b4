"""Tree → Markdown: a draft that looks ordinary."""

from __future__ import annotations

import pytest

from briefmaker.compose.markdown import parse
from briefmaker.compose.write import write
from briefmaker.model.document import Block, BulletList, Emphasis, Inline, Paragraph, Rule, Strong, Text

ORDINARY = """\
::: cover

# Lindvik: a briefing

:::

The mayor's plan (5.30 p.m., snake_case & all) cost <5 million; "so what?" - she said: yes!

- One, *two* and **three**.
- A [statement.]{ev=a1} [The Post 1]{cite=b2}

1. **Bold:** plain

   Second paragraph.

2. [Title]{source=b2}. [read online](https://x.example/a_b?c=1&d=2)

> “[We waited.]{ev="a1 a2"}”
>
> — **Ana Torvald**, mayor

| A | B |
| --- | ---: |
| 1 | 2 |

---

::: page-break
:::

::: contents 3
:::

one\\
two
"""


def test_an_ordinary_draft_is_written_as_a_person_would() -> None:
    assert write(parse(ORDINARY)) == ORDINARY


def test_no_line_ends_in_blanks() -> None:
    assert all(line == line.rstrip() for line in write(parse(ORDINARY)).splitlines())


def test_nothing_is_written_for_nothing() -> None:
    assert write(()) == ""


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ((Strong((Text("“x”"),)), Text("y")), "[“x”]{.strong}y"),
        ((Strong((Text("“x”"),)), Text(" y")), "**“x”** y"),
        ((Text("a"), Emphasis((Text("b"),)), Text("c")), "a[b]{.emphasis}c"),
        ((Strong((Emphasis((Text("b"),)),)),), "**[b]{.emphasis}**"),
        ((Text("1. a"),), "1\\. a"),
        ((Text("- a"),), "\\- a"),
        ((Text("-5 degrees"),), "-5 degrees"),
        ((Text("#tag"),), "#tag"),
        ((Text("a * b"),), "a \\* b"),
        ((Text("AT&T &amp;"),), "AT&T \\&amp;"),
        ((Text("\u00a0a\u00a0b"),), "&nbsp;a\u00a0b"),
    ],
)
def test_only_what_would_mean_something_else_is_marked(inlines: tuple[Inline, ...], expected: str) -> None:
    assert write((Paragraph(inlines),)) == expected + "\n"
    assert parse(expected) == (Paragraph(inlines),)


def test_lists_side_by_side_stay_two() -> None:
    one: tuple[Block, ...] = (Paragraph((Text("a"),)),)
    tree = (BulletList((one,)), BulletList((one, one)), BulletList(((Rule(),),)))

    assert write(tree) == "- a\n\n+ a\n+ a\n\n- ***\n"
    assert parse(write(tree)) == tree
