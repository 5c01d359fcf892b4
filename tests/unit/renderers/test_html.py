"""The web page: landmarks, headings, links there and back, what it says about itself, what it never holds."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from briefmaker.compose import TemplateFolders, compose
from briefmaker.model.document import (
    Block,
    BlockQuote,
    Brief,
    BulletList,
    Citation,
    Column,
    Container,
    Contents,
    Heading,
    Link,
    OrderedList,
    PageBreak,
    Paragraph,
    Passage,
    SourceName,
    Statement,
    Table,
    Text,
)
from briefmaker.renderers.html import render_html
from briefmaker.renderers.html.fragments import address_at
from briefmaker.renderers.theme import load_theme
from golden.invented import META, SUMMARY
from golden.invented_pack import PACK_META, SUMMARIES
from webpage import ReadPage

THEME = load_theme(None)
BRIEFS = {
    "briefing": compose((SUMMARY,), META, TemplateFolders(), "briefing"),
    "pack": compose(SUMMARIES, PACK_META, TemplateFolders(), "pack"),
    "empty": Brief(META, (), ()),
}


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def page(*blocks: Block, passages: tuple[Passage, ...] = ()) -> str:
    return render_html(Brief(META, blocks, (), passages), THEME)[0].decode()


def body(*blocks: Block, passages: tuple[Passage, ...] = ()) -> str:
    text = page(*blocks, passages=passages)
    return text[text.index("<main") : text.index("</main>")]


@pytest.fixture(params=BRIEFS)
def brief(request: pytest.FixtureRequest) -> Brief:
    return BRIEFS[request.param]


def test_a_page_has_one_title_and_its_landmarks(brief: Brief) -> None:
    read = ReadPage(render_html(brief, THEME)[0].decode())

    names = [name for name, _ in read.elements]
    assert [names.count(name) for name in ("h1", "main", "header", "title")] == [1, 1, 1, 1]
    assert read.elements[0] == ("html", {"lang": "en-GB"})
    assert read.all("a")[0] == {"class": "skip", "href": "#content"}
    ids = [given["id"] for _, given in read.elements if "id" in given]
    assert len(ids) == len(set(ids))
    assert {given["href"][1:] for given in read.all("a") if given["href"].startswith("#")} <= set(ids)


def test_no_heading_skips_a_level(brief: Brief) -> None:
    names = [name for name, _ in ReadPage(render_html(brief, THEME)[0].decode()).elements]
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_page_holds_no_script_and_loads_nothing(brief: Brief) -> None:
    text = render_html(brief, THEME)[0].decode()

    names = {name for name, _ in ReadPage(text).elements}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert "url(" not in text
    assert "@import" not in text
    assert not re.search(r"<[^>]* on\w+=", text)


def test_the_same_brief_gives_the_same_bytes(brief: Brief) -> None:
    assert render_html(brief, THEME) == render_html(brief, THEME)


def test_the_page_says_what_it_is() -> None:
    metas = {meta.get("name"): meta["content"] for meta in ReadPage(page()).all("meta") if "content" in meta}

    assert metas["author"] == META.author
    assert metas["keywords"] == ", ".join(META.keywords)
    assert metas["generator"] == "briefmaker"
    assert metas["dcterms.issued"] == META.built
    assert metas["description"].startswith(META.subject)


def test_a_page_without_contents_of_its_own_is_given_some() -> None:
    given = page(Heading(2, words("One")), Heading(2, words("Two")))
    own = page(Contents(2), Heading(2, words("One")), Heading(3, words("In it")), Heading(2, words("Two")))

    assert given.index("<nav") < given.index("<main")
    assert own.count("<nav") == 1
    assert own.index("<main") < own.index("<nav")


def test_sections_stand_in_each_other_and_only_the_first_level_is_a_landmark() -> None:
    text = body(Heading(2, words("A")), Heading(4, words("B")), PageBreak(), Heading(2, words("C")))

    assert re.findall("<[^>]*>", text)[1:] == [
        '<section aria-labelledby="a">',
        '<h2 id="a">',
        "</h2>",
        "<section>",
        '<h3 id="b">',
        "</h3>",
        "</section>",
        "</section>",
        '<section aria-labelledby="c" class="fresh">',
        '<h2 id="c">',
        "</h2>",
        "</section>",
    ]


def test_headings_of_the_same_words_are_two_places() -> None:
    text = body(*(Heading(2, words(each)) for each in ("Aid", "Aid", "Aid 2", "?")))

    assert re.findall(r'<h2 id="([^"]*)"', text) == ["aid", "aid-2", "aid-2-2", "section"]


def test_a_citation_leads_to_its_source_and_the_source_back() -> None:
    cited = Paragraph((*words("So it is "), Citation("a1", "Herald 1"), Citation("zz", "9")))
    named = OrderedList(((Paragraph((SourceName("a1", words("The Herald")),)),),))
    text = body(cited, named)

    assert '<cite id="citation.1">[<a href="#source.a1" role="doc-biblioref">Herald 1</a>]</cite>' in text
    assert '<cite id="citation.2">[9]</cite>' in text
    assert '<span id="source.a1">The Herald</span>' in text
    assert 'href="#citation.1" aria-label="Back to citation 1, Herald 1"' in text


def test_a_quotation_leads_to_its_words_online() -> None:
    passage = Passage("e1", "a1", "https://herald.example/x?a=1&b=2", "We will stay", "he said: ")
    quote = BlockQuote(
        (Paragraph((Statement(("e1",), words("“We will stay”")),)), Paragraph((Citation("a1", "1"),)))
    )
    listed = Paragraph((Link("https://herald.example/x?a=1&b=2", words("read online")),))
    there = "https://herald.example/x?a=1&amp;b=2#:~:text=he%20said%3A-,We%20will%20stay"
    text = body(quote, listed, passages=(passage,))

    assert f'<blockquote cite="{there}">' in text
    assert f'<a class="online" href="{there}" aria-label="These words online, 1"></a>' in text
    assert f'<a href="{there}" data-address="https://herald.example/x?a=1&amp;b=2">read online</a>' in text
    assert '<footer><cite id="citation.1">' in text


def test_a_citation_does_not_lead_to_words_that_stand_before_the_citation_before_it() -> None:
    passages = tuple(
        Passage(f"e{n}", "a1", "https://herald.example/", f"Words {n} of them are here", "") for n in (1, 2)
    )
    said = (Paragraph((Statement((f"e{n}",), words("x")), Citation("a1", "1"))) for n in (1, 2))
    text = body(*said, passages=passages)

    assert re.findall(r'class="online" href="[^"]*text=([^"]*)"', text) == [
        "Words%201%20of%20them%20are%20here",
        "Words%202%20of%20them%20are%20here",
    ]


@pytest.mark.parametrize(
    ("exact", "prefix", "fragment"),
    [
        ("no-fly, or one & all of them", "", "no%2Dfly%2C%20or%20one%20%26%20all%20of%20them"),
        (
            "“one two three four five six seven eight nine.”",
            "",
            "one%20two%20three%20four,six%20seven%20eight%20nine",
        ),
        ("500 million", "ed to spend as much as they can: ", "as%20they%20can%3A-,500%20million"),
        ("500 million", "A heading\n", "500%20million"),
        ("one two\nthree four", "", "one%20two,three%20four"),
    ],
)
def test_a_text_fragment_names_the_ends_of_the_words(exact: str, prefix: str, fragment: str) -> None:
    passage = Passage("e", "s", "https://x.example/a", exact, prefix)

    assert address_at(passage.address, (passage,)) == f"https://x.example/a#:~:text={fragment}"


def test_text_fragments_keep_the_place_in_the_page_and_end_before_an_address_is_too_long() -> None:
    passages = [Passage("e", "s", "", f"the words number {at}", "") for at in range(200)]
    address = address_at("https://x.example/a#top", passages)

    assert address.startswith("https://x.example/a#top:~:text=the%20words%20number%200&text=")
    assert len(address) <= 2000
    assert address_at("https://x.example/a", (replace(passages[0], exact=" — "),)) == "https://x.example/a"


def test_a_table_has_a_caption_and_headers_with_scope() -> None:
    text = body(
        Heading(2, words("Key figures")),
        Table((Column(words("Sum"), "right"), Column(())), ((words("5"), words("kr")),)),
    )

    assert "<caption><b>Table 1</b>. Key figures</caption>" in text
    assert '<th role="columnheader" scope="col" class="right">Sum</th><td role="cell"></td>' in text
    assert '<td role="cell" class="right" data-label="Sum">5</td><td role="cell">kr</td>' in text


def test_words_in_another_script_bear_their_language() -> None:
    text = body(Paragraph(words("In Київ, Αθήνα, Минск; שלום, 5 µm and Δ")))

    assert '<span lang="uk">Київ</span>' in text
    assert '<span lang="el">Αθήνα</span>' in text
    assert '<span lang="und-Cyrl">Минск</span>' in text
    assert '<span lang="he" dir="rtl">שלום</span>' in text
    assert "µm and Δ" in text


def test_an_address_that_is_not_safe_is_no_link_and_is_named() -> None:
    text, diagnostics = render_html(
        Brief(META, (Paragraph((Link("javascript:alert(1)", words("a\x00b")),)),), ()), THEME
    )

    assert b"javascript" not in text
    assert "a□b".encode() in text
    assert [found.code for found in diagnostics] == ["unprintable", "link-dropped"]


def test_a_theme_and_a_title_cannot_break_out_of_the_style() -> None:
    hostile = '</style><script>"\\'
    meta = replace(META, title=hostile, handling=hostile)
    theme = replace(THEME, text_face=replace(THEME.text_face, family=hostile))
    text = render_html(Brief(meta, (), ()), theme)[0].decode()

    assert text.count("</style>") == 1
    assert "<script" not in text


def test_a_list_in_a_list_and_a_box_keep_their_blocks() -> None:
    inner = BulletList(((Paragraph(words("b")),),))
    text = body(Container("highlight", (BulletList(((Paragraph(words("a")), inner),)),)))

    assert "".join(text.split("\n")[1:-1]) == (
        '<div class="highlight"><ul><li><p>a</p><ul><li>b</li></ul></li></ul></div>'
    )
