from __future__ import annotations

import json

import pytest

from briefmaker.readers.html import read_html
from briefmaker.readers.read import Read
from unit.readers.webpage import webpage

FIELDS = ("title", "byline", "publisher", "published", "language", "url")
ADDRESS = "https://herald.example/storm"


def read(head: str = "", body: str = "", attributes: str = "") -> Read:
    return read_html(webpage(head=head, body=body, attributes=attributes).encode(), "a.html")


def script(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes[0] if len(nodes) == 1 else nodes)}</script>'


def meta(**values: str) -> str:
    return "".join(f'<meta property="{name}" content="{value}">' for name, value in values.items())


def stated(found: Read) -> tuple[str | None, ...]:
    return tuple(getattr(found.article, name) for name in FIELDS)


def test_json_ld_states_all() -> None:
    node = {
        "@context": "https://schema.org",
        "@type": ["NewsArticle"],
        "headline": "Storm &amp; harbour",
        "author": [{"@type": "Person", "name": "Mira Holt"}, {"name": "Jan Vos"}],
        "publisher": {"@type": "Organization", "name": "The Northern Herald"},
        "datePublished": "2022-03-04T23:30:00-05:00",
        "inLanguage": "en_GB",
        "url": ADDRESS,
    }

    found = read(script(node))

    assert stated(found) == (
        *("Storm & harbour", "Mira Holt, Jan Vos", "The Northern Herald", "2022-03-04", "en-GB", ADDRESS),
    )


def test_a_graph_is_followed_to_the_people_that_it_names() -> None:
    graph = [
        {"@type": "WebPage", "@id": ADDRESS},
        {"@type": "NewsArticle", "author": {"@id": "#mira"}, "publisher": {"@id": "#herald"}},
        {"@id": "#mira", "name": "Mira Holt"},
        {"@id": "#herald", "name": "The Northern Herald"},
    ]

    article = read(script({"@graph": graph})).article

    assert (article.byline, article.publisher) == ("Mira Holt", "The Northern Herald")


def test_open_graph_and_meta_tags_state_all() -> None:
    head = meta(
        **{
            "og:title": "Storm shuts harbour | The Northern Herald",
            "og:site_name": "The Northern Herald",
            "article:published_time": "2022-03-04T08:30:00Z",
            "article:author": "https://herald.example/mira",
            "og:url": ADDRESS,
        }
    )

    found = read(head + '<meta name="author" content=" Mira  Holt ">', attributes=' lang="en-GB"')

    assert stated(found) == (
        *("Storm shuts harbour", "Mira Holt", "The Northern Herald", "2022-03-04", "en-GB", ADDRESS),
    )


def test_what_is_not_stated_is_not_guessed() -> None:
    head = '<title>Storm</title><base href="https://herald.example/2022/03/04/storm">'
    body = "<p class='byline'>By Mira Holt on 4 March 2022, <time>5 March 2022</time>.</p>"

    found = read(head, body + "<p>Updated <time datetime='2022-03-06'>on Sunday</time>.</p>")

    assert stated(found) == ("Storm shuts the northern harbour", None, None, None, None, None)


@pytest.mark.parametrize(
    "body",
    [
        "<time pubdate datetime='2022-03-04T08:30'>Friday</time>",
        "<header><time datetime='2022-03-04'>Friday</time></header>",
        "<span itemprop='datePublished' content='2022-03-04'>Friday</span>",
    ],
    ids=["pubdate", "header of the article", "microdata"],
)
def test_a_time_in_the_place_of_publication_is_the_date(body: str) -> None:
    assert read(body=body).article.published == "2022-03-04"


def test_several_times_of_publication_are_none() -> None:
    body = "".join(f"<header><time datetime='2022-03-0{day}'>x</time></header>" for day in (4, 5))

    assert read(body=body).article.published is None


def test_of_several_articles_only_that_of_the_page_counts() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Another", "datePublished": "2021-01-01"},
        {"@type": "NewsArticle", "headline": "This one", "mainEntityOfPage": {"@id": ADDRESS}},
    ]

    assert read(script(*nodes)).article.title == "Storm shuts the northern harbour"
    assert read(script(*nodes) + f'<link rel="canonical" href="{ADDRESS}">').article.title == "This one"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/storm", "ftp://a.example/x", "http://", "https://a b.example"]
)
def test_only_an_address_of_the_web_is_one(address: str) -> None:
    assert read(f'<link rel="canonical" href="{address}">').article.url is None


@pytest.mark.parametrize("date", ["last Friday", "03/04/2022", "1646382600000", "0001-01-01T00:00:00"])
def test_a_date_that_is_none_leaves_the_article_undated(date: str) -> None:
    found = read(meta(**{"article:published_time": date}))

    assert found.article.published is None
    assert [str(diagnostic) for diagnostic in found.diagnostics] == [
        f"a.html: warning: {date!r} is no date like 2022-03-04; taken as undated [bad-date]"
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[" * 100_000,
        "null",
        "3",
        '{"@type": 3, "@graph": 3}',
        '[[{"@type": "NewsArticle"}]]',
        '{"a": ' + "9" * 5000 + "}",
    ],
    ids=["cut off", "deep", "null", "number", "wrong kinds", "list in a list", "long number"],
)
def test_json_that_states_nothing_is_passed_over(broken: str) -> None:
    assert stated(read(f'<script type="application/ld+json">{broken}</script>'))[1:] == (None,) * 5


def test_half_a_character_in_json_is_dropped() -> None:
    node = '{"@type": "NewsArticle", "headline": "Storm \\ud800 here\\u202e"}'

    assert read(f'<script type="application/ld+json">{node}</script>').article.title == "Storm here"
