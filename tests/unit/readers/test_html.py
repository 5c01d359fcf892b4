from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from briefmaker.errors import InputError
from briefmaker.model.article import Article
from briefmaker.readers.html import read_html
from unit.readers.webpage import PARAGRAPHS, webpage

HEADLINE = "Storm shuts the northern harbour"


def read(page: str) -> Article:
    return read_html(page.encode(), "a.html").article


def behind(body: str) -> list[str]:
    """Return the paragraphs that `body` becomes behind those of the article."""
    paragraphs = read(webpage(body=body)).text.split("\n\n")
    assert paragraphs[:4] == [HEADLINE, *PARAGRAPHS]
    return paragraphs[4:]


def test_a_bare_page_is_its_article_and_nothing_else() -> None:
    raw = webpage().encode()

    read = read_html(raw, "north/a.html")

    assert read.article == Article(
        path="north/a.html",
        text="\n\n".join([HEADLINE, *PARAGRAPHS]),
        sha256=hashlib.sha256(raw).hexdigest(),
        title=HEADLINE,
    )
    assert read.diagnostics == ()


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("<p>The <b>outer</b> <a href='/p'>pier</a>\n is<i>land</i>.</p>", ["The outer pier island."]),
        (
            "<ul><li>The pier, until Monday.</li><li>The ferry.</li></ul>",
            ["The pier, until Monday.", "The ferry."],
        ),
        ("<ol><li>One <ul><li>nested.</li></ul></li></ol>", ["One", "nested."]),
        ("<h2>What is closed</h2><p>All of it, he said.</p>", ["What is closed", "All of it, he said."]),
        ("<blockquote><p>We lost a crane.</p></blockquote>", ["We lost a crane."]),
        (
            "<div>The schools of the island stay open on Monday.</div>",
            ["The schools of the island stay open on Monday."],
        ),
        ("<p>The pier is shut.<br>The ferry is not.</p>", ["The pier is shut.\nThe ferry is not."]),
        ("<p>She said <q>no</q> on <q><i>Friday</i></q>.</p>", ["She said “no” on “Friday”."]),
        ("<p>About 10<sup>6</sup> tonnes on the 1<sup>st</sup>.</p>", ["About 10⁶ tonnes on the 1st."]),
        ("<p>AT&amp;T &lt;b&gt; &amp;lt; are written so.</p>", ["AT&T <b> &lt; are written so."]),
        (
            "<p>Some 10&nbsp;000 and 20&#8239;<b>000</b> people.</p>",
            ["Some 10\u00a0000 and 20\u202f000 people."],
        ),
        ("<p>The pier\u202e, he\u200b said, is cafe\u0301.</p>", ["The pier, he said, is café."]),
        ("<pre>A release wrapped\nby its sender.</pre>", ["A release wrapped\nby its sender."]),
    ],
    ids=[
        *("mark-up", "list", "nested list", "heading", "block quote", "division", "break", "inline quote"),
        *("superscript", "entities", "no-break spaces", "what prints nothing", "preformatted"),
    ],
)
def test_what_the_article_says_is_kept(body: str, paragraphs: list[str]) -> None:
    assert behind(body) == paragraphs


@pytest.mark.parametrize(
    "body",
    [
        "<figure><img src='c.jpg' alt='A crane'><figcaption>A crane. (Herald)</figcaption></figure>",
        "<table><tr><th>Pier</th><th>Ships</th></tr><tr><td>Outer</td><td>40</td></tr></table>",
        "<div class='share'><a href='https://f.example'>Facebook</a> <button>Print</button></div>",
        "<aside class='related'><h3>Related</h3><ul><li><a href='/1'>Ferry strike ends</a></li></ul></aside>",
        "<div id='comments' class='comments'><div class='comment'><p>Jan: What a storm.</p></div></div>",
        "<script>document.write('The mayor resigned on Friday.')</script>",
        "<style>p::after { content: 'The mayor resigned on Friday.' }</style>",
        "<template><p>The mayor resigned on Friday.</p></template>",
        "<p hidden>The mayor resigned on Friday.</p>",
        "<p style='display: none'>The mayor resigned on Friday.</p>",
        "<p><del>The mayor resigned on Friday.</del></p>",
        "<!-- <p>The mayor resigned on Friday.</p> -->",
    ],
    ids=[
        *("caption", "table", "share buttons", "related links", "comments", "script", "style", "template"),
        *("hidden", "not displayed", "withdrawn", "comment in mark-up"),
    ],
)
def test_what_is_not_the_article_is_left_out(body: str) -> None:
    assert behind(body) == []


def test_a_page_laid_out_in_a_table_is_read() -> None:
    cells = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

    text = read(
        f"<html><body><table><tr><td><a href='/'>Home</a></td><td>{cells}</td></tr></table></body></html>"
    ).text

    assert text.split("\n\n") == [*PARAGRAPHS]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "a.html: is empty"),
        (" \n", "a.html: is empty"),
        ("<!-- nothing -->", "a.html: holds no article text"),
        ("<html><body></body></html>", "a.html: holds no article text"),
        ("<html><head><title>Storm</title></head></html>", "a.html: holds no article text"),
        (
            "<ul><li><a href='/'>Home</a></li></ul><div><a href='/1'>Ferry strike ends</a></div><hr>",
            "a.html: holds no article text",
        ),
        (
            "<div>" * 10_000 + "<p>Deep.</p>",
            "a.html: is nested more than 250 levels deep, which no article is",
        ),
        ("<br>" * 40_000, "a.html: has 40,002 elements, more than an article can have (30,000)"),
        ("x" * 5_000_000, "a.html: is 4,882 KiB long, more than an article can be (4,096 KiB)"),
        ("<p>\0</p>", "a.html: is not a text file"),
    ],
    ids=[
        *("nothing", "blanks", "comment", "no body text", "title alone", "navigation"),
        *("too deep", "too many", "too long", "binary"),
    ],
)
def test_what_is_no_article_is_said(page: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(page)

    assert str(error.value) == message


def test_nothing_is_taken_from_outside_the_page() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + webpage(
        body="<p>See &x; there.</p>"
    )

    assert "See &x; there." in read(page).text


def test_deep_but_possible_nesting_is_read_to_its_end() -> None:
    assert behind("<div>" * 200 + "<p>The harbour master said so.</p>") == ["The harbour master said so."]


def test_the_libraries_for_pages_are_not_imported_before_a_page_is_read() -> None:
    script = "import sys, briefmaker.readers.html; print({'trafilatura', 'lxml'} & {*sys.modules})"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"
