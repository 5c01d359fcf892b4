from __future__ import annotations

import pytest

from briefmaker.errors import InputError
from briefmaker.readers.markdown import read_markdown


def test_front_matter_becomes_metadata() -> None:
    raw = b"""---
title: Ships wait outside the harbour
author: [Mira Holt, Jan Vos]
publisher: The Northern Herald
date: 2022-03-04T08:30:00Z
lang: en-GB
url: https://herald.example/ships
tags: [harbour]
---
The harbour was closed on Friday.
"""

    read = read_markdown(raw, "a.md")

    article = read.article
    assert article.title == "Ships wait outside the harbour"
    assert article.byline == "Mira Holt, Jan Vos"
    assert article.publisher == "The Northern Herald"
    assert article.published == "2022-03-04"
    assert article.language == "en-GB"
    assert article.url == "https://herald.example/ships"
    assert article.text == "The harbour was closed on Friday."
    assert read.diagnostics == ()


def test_the_first_heading_is_the_title_where_no_front_matter_names_one() -> None:
    article = read_markdown(b"# Ships wait\n\nThe harbour was closed.\n", "a.md").article

    assert article.title == "Ships wait"
    assert article.text == "Ships wait\n\nThe harbour was closed."


def test_mark_up_leaves_its_words() -> None:
    raw = b"""A *short* line with **bold** words,
[a link](https://a.example), `code` and ![a picture](p.png).

- one
- two

> quoted

| a | b |
|---|---|
| 1 | 2 |

<b>raw</b> stays
"""

    text = read_markdown(raw, "a.md").article.text

    assert text.split("\n\n") == [
        "A short line with bold words, a link, code and .",
        *("one", "two", "quoted", "a", "b", "1", "2"),
        "<b>raw</b> stays",
    ]


def test_a_date_that_is_none_leaves_the_article_undated() -> None:
    read = read_markdown(b"---\ndate: last Friday\n---\nText here.\n", "a.md")

    assert read.article.published is None
    assert [str(found) for found in read.diagnostics] == [
        "a.md: warning: 'last Friday' is no date like 2022-03-04; taken as undated [bad-date]"
    ]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"---\ntitle: x\nText", "a.md:1: the front matter opened by `---` is never closed"),
        (b"---\n- a\n- b\n---\nText", "a.md:2: the front matter is not a list of `key: value`"),
        (
            b"---\ntitle: a: b\n---\nText",
            "a.md:2: the front matter is not YAML: mapping values are not allowed here",
        ),
    ],
    ids=["never closed", "a list", "not YAML"],
)
def test_faulty_front_matter_is_said_with_its_line(raw: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_markdown(raw, "a.md")

    assert str(error.value) == message
