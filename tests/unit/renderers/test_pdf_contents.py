"""The contents and page breaks of a PDF, read back: each entry names the page that its heading is on."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import Any

import pypdf
import pytest

from briefmaker.model.document import (
    Block,
    Brief,
    Citation,
    Column,
    Container,
    Contents,
    Heading,
    Meta,
    PageBreak,
    Paragraph,
    Rule,
    Table,
    Text,
)
from briefmaker.renderers.pdf import heading_pages, render_pdf
from briefmaker.renderers.theme import load_theme

THEME = load_theme(None)
META = Meta("Morning pack", "pack", "en-GB", "Press Office", "", (), "2026-03-02", "2026-03-02")
LONG = "What the ministers of the alliance said about " + "its future and its past and " * 8 + "its present"


def heading(level: int, title: str) -> Heading:
    """Return a heading called `title`."""
    return Heading(level, (Text(title),))


def says(text: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Text(text),))


def rendered(*blocks: Block) -> Any:
    """Return a document of `blocks`, read back."""
    content, _ = render_pdf(Brief(META, blocks, ()), THEME)
    return pypdf.PdfReader(io.BytesIO(content))


def printed(document: Any) -> list[str]:
    """Return the words of each page without its footer."""
    texts = (" ".join(page.extract_text().split()) for page in document.pages)
    return [text.partition(" Morning pack · ")[0] for text in texts]


def entries(document: Any) -> list[tuple[str, int]]:
    """Return words and page number of each entry of the contents whose title begins with `§`."""
    found = (re.findall(r"(§[^§]*) (\d+)(?= §|$)", text) for text in printed(document))
    return [(words, int(number)) for page in found for words, number in page]


def sections(count: int, paragraphs: int) -> tuple[Block, ...]:
    """Return so many sections of paragraphs; no two headings have the same words."""
    text = [says("The council met on Monday to discuss the convoy and its route. " * 6)] * paragraphs
    half = paragraphs // 2
    blocks: list[Block] = []
    for number in range(1, count + 1):
        blocks += [heading(2, f"§ {number} of the pack"), *text[:half]]
        blocks += [heading(3, f"§ {number} in detail"), *text[half:]]
    return tuple(blocks)


def page_of(title: str, texts: list[str]) -> int:
    """Return the last page, from 1, that has `title` on it; the contents are before it."""
    return max(number for number, text in enumerate(texts, 1) if title in text)


def links(page: Any) -> list[Any]:
    """Return the links on `page`."""
    return [annotation.get_object() for annotation in page.get("/Annots", [])]


def target(document: Any, link: Any) -> int:
    """Return the page, from 1, that `link` leads to."""
    place = link["/Dest"][0]
    return 1 + next(at for at, page in enumerate(document.pages) if page.indirect_reference == place)


@pytest.mark.parametrize(("count", "paragraphs", "pages"), [(2, 4, 2), (2, 0, 1), (40, 30, 100)])
def test_each_heading_stands_on_the_page_that_the_contents_name(
    count: int, paragraphs: int, pages: int
) -> None:
    document = rendered(Contents(3), *sections(count, paragraphs))

    texts, listed = printed(document), entries(document)[: 2 * count]
    assert len(texts) >= pages
    assert [words for words, _ in listed] == [
        f"§ {number} {which}" for number in range(1, count + 1) for which in ("of the pack", "in detail")
    ]
    assert [page for _, page in listed] == [page_of(words, texts) for words, _ in listed]


def test_each_entry_is_a_link_to_its_heading() -> None:
    document = rendered(Contents(3), PageBreak(), *sections(40, 12))

    pages = [page for page in document.pages if links(page)]
    found = [(target(document, link), link["/Dest"]) for page in pages for link in links(page)]
    assert len(pages) > 1
    assert [page for page, _ in found] == [page for _, page in entries(document)[:80]]
    assert len({(page, float(place[3])) for page, place in found}) == 80


def test_pages_of_headings_are_known_without_drawing() -> None:
    brief = Brief(META, (heading(1, "Pack"), Contents(2), PageBreak(), *sections(3, 20)), ())

    pages = heading_pages(brief, THEME)

    texts = printed(rendered(*brief.blocks))
    titles = [f"§ {number} {which}" for number in (1, 2, 3) for which in ("of the pack", "in detail")]
    assert pages == (1, *(page_of(title, texts) for title in titles))


def test_the_contents_go_down_to_their_depth_and_leave_the_cover_out() -> None:
    cover = Container("cover", (heading(1, "Pack"), heading(2, "Edition")))
    blocks = (heading(2, "Two"), heading(3, "Three"), heading(4, "Four"), heading(5, "Five"))

    def listed(depth: int) -> str:
        return printed(rendered(cover, Contents(depth), PageBreak(), *blocks))[0]

    assert listed(2) == "Pack Edition Two 2"
    assert listed(3) == "Pack Edition Two 2 Three 2"
    assert listed(4) == "Pack Edition Two 2 Three 2 Four 2"


def test_an_entry_has_no_citation() -> None:
    blocks = (Heading(2, (Text("Talks "), Citation("s1", "Herald 1"))), says("words"))

    assert printed(rendered(Contents(), PageBreak(), *blocks)) == ["Talks 2", "Talks [Herald 1] words"]


def test_a_long_title_is_wrapped_clear_of_the_page_number_and_is_one_link() -> None:
    document = rendered(Contents(), PageBreak(), heading(2, LONG))

    (link,) = links(document.pages[0])
    bottom, top = float(link["/Rect"][1]), float(link["/Rect"][3])
    assert top - bottom == pytest.approx(4 * THEME.styles["contents2"].leading)
    assert printed(document)[0] == f"{LONG} 2"


def test_a_title_that_no_page_can_hold_is_printed_whole() -> None:
    title = ("word " * 2000).strip()
    brief = Brief(META, (Contents(), PageBreak(), heading(2, title)), ())

    texts = printed(rendered(*brief.blocks))

    assert " ".join(texts) == f"{title} {heading_pages(brief, THEME)[0]} {title}"


def test_no_page_of_the_contents_ends_with_an_entry_whose_own_are_on_the_next() -> None:
    titles = [heading(2, "§ first")]
    for number in range(60):
        titles += [heading(2, f"§ two {number}"), heading(3, f"§ three {number}")]

    texts = printed(rendered(Contents(3), PageBreak(), *titles))

    for before, after in pairwise(texts[:3]):
        assert not (re.search(r"§ two \d+ \d+$", before) and after.startswith("§ three"))


def test_contents_of_nothing_print_nothing() -> None:
    assert printed(rendered(Contents(2), PageBreak(), says("words"))) == ["words"]


WORDS = says("words")


@pytest.mark.parametrize(
    ("blocks", "pages"),
    [
        ((WORDS, PageBreak(), WORDS), 2),
        ((WORDS, PageBreak(), PageBreak(), WORDS), 2),
        ((PageBreak(), WORDS), 1),
        ((WORDS, PageBreak()), 1),
        ((PageBreak(),), 1),
        ((WORDS, PageBreak(), Rule(), PageBreak(), Table((Column((Text("a"),)),), ())), 3),
    ],
)
def test_a_page_break_begins_a_page_and_leaves_none_blank(blocks: tuple[Block, ...], pages: int) -> None:
    assert len(rendered(*blocks).pages) == pages


def test_a_page_break_where_the_page_is_full_leaves_no_blank_page() -> None:
    for count in range(20, 60):
        texts = printed(rendered(*[WORDS] * count, PageBreak(), says("last")))

        assert texts[-1] == "last"
        assert all(texts)


def test_a_heading_before_a_page_break_stays_where_it_is() -> None:
    assert printed(rendered(WORDS, heading(2, "Two"), PageBreak(), WORDS)) == ["words Two", "words"]
