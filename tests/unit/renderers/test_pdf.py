"""The PDF read back: words, order, links, bookmarks, fonts, properties."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

import briefmaker
from briefmaker.model.document import (
    Block,
    BlockQuote,
    Brief,
    BulletList,
    Citation,
    Column,
    Container,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    Meta,
    OrderedList,
    Paragraph,
    Rule,
    SourceName,
    Statement,
    Strong,
    Table,
    Text,
)
from briefmaker.renderers.pdf import render_pdf
from briefmaker.renderers.theme import load_theme

THEME = load_theme(None)
HERE = str(Path(briefmaker.__file__).parents[1])
META = Meta(
    title="Aid & arms",
    topic="aid",
    language="en-GB",
    author="Press Office",
    subject="Morning briefing",
    keywords=("aid", "arms"),
    edition="2026-03-02",
    built="2026-03-02",
    handling="Internal",
)


def paragraph(*inlines: Inline | str) -> Paragraph:
    """Return a paragraph of `inlines`, a string standing for plain text."""
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def heading(level: int, title: str) -> Heading:
    """Return a heading called `title`."""
    return Heading(level, (Text(title),))


def rendered(*blocks: Block, meta: Meta = META) -> Any:
    """Return a document of `blocks`, read back."""
    content, _ = render_pdf(Brief(meta, blocks, ()), THEME)
    return pypdf.PdfReader(io.BytesIO(content))


def printed(document: Any) -> str:
    """Return the words of all pages, a blank between two."""
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def links(document: Any) -> list[Any]:
    """Return the links on the first page."""
    return [annotation.get_object() for annotation in document.pages[0].get("/Annots", [])]


SAMPLE: tuple[Block, ...] = (
    Container("cover", (heading(1, "Aid & arms"), paragraph("For the minister · 2 March 2026"))),
    Container(
        "highlight", (paragraph("Bottom line: ", Statement(("e1",), (Text("nothing was signed"),)), "."),)
    ),
    heading(2, "Key points"),
    OrderedList(
        ((paragraph("A first point. ", Citation("s1", "The Courier 1")),), (paragraph("A second."),))
    ),
    BulletList(((paragraph("Rail"), BulletList(((paragraph("by night"),),))),)),
    heading(3, "On Monday"),
    paragraph(
        "The council met",
        LineBreak(),
        "in ",
        Emphasis((Text("Łódź"),)),
        " and ",
        Strong((Text("Київ"),)),
        ".",
    ),
    BlockQuote((paragraph("“We have not decided.”"), paragraph("— A minister"))),
    Table(
        (Column((Text("Figure"),), "right"), Column((Text("Of what"),))),
        (((Text("31"),), (Text("wagons"),)),),
    ),
    Rule(),
    Container("sources", (paragraph(SourceName("s1", (Text("The Courier"),)), ", 1 March 2026"),)),
    Container("note", (paragraph("How this was made."),)),
)


def test_every_kind_of_block_is_printed_in_reading_order() -> None:
    words = printed(rendered(*SAMPLE))

    assert words == (
        "Aid & arms For the minister · 2 March 2026 Bottom line: nothing was signed. Key points "
        "1. A first point. [The Courier 1] 2. A second. • Rail – by night On Monday The council met in Łódź "
        "and Київ. “We have not decided.” — A minister Table 1. On Monday Figure Of what 31 wagons "
        "The Courier, 1 March 2026 How this was made. Aid & arms · 2026-03-02 DRAFT · Internal Page 1 of 1"
    )


def test_words_at_the_ends_of_lines_are_not_glued() -> None:
    text = " ".join(f"word{number}" for number in range(400))

    content = rendered(paragraph(text)).pages[0].extract_text().replace("\n", "")

    assert text in content


def test_markup_in_the_text_is_printed_as_it_is() -> None:
    hostile = '1. *Stop* <b>now</b> & <img src="/etc/passwd"/> </para> &amp; {page} %s \\'

    assert hostile in printed(rendered(paragraph(hostile), meta=replace(META, title=hostile)))


def test_the_document_says_what_it_is() -> None:
    document = rendered(*SAMPLE)

    assert document.metadata.title == "Aid & arms"
    assert document.metadata.author == "Press Office"
    assert document.metadata.subject == "Morning briefing"
    assert document.metadata["/Keywords"] == "aid, arms"
    assert document.root_object["/Lang"] == "en-GB"
    assert document.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_headings_are_bookmarks_by_level() -> None:
    blocks = (
        heading(1, "Title"),
        heading(3, "Deep at once"),
        heading(2, "Two"),
        heading(4, "Leap"),
        paragraph("end"),
    )

    def tree(entries: list[object]) -> list[object]:
        return [tree(e) if isinstance(e, list) else getattr(e, "title", None) for e in entries]

    assert tree(list(rendered(*blocks).outline)) == ["Title", ["Deep at once"], "Two", ["Leap"]]


def test_a_citation_leads_to_its_source() -> None:
    (link,) = links(rendered(*SAMPLE))

    assert link["/Subtype"] == "/Link"
    assert link["/Dest"][1] == "/XYZ"


def test_a_citation_of_a_source_that_is_not_listed_is_no_link() -> None:
    document = rendered(paragraph("A point. ", Citation("s9", "The Courier 9")))

    assert links(document) == []
    assert "[The Courier 9]" in printed(document)


def test_an_address_is_a_link() -> None:
    document = rendered(paragraph(Link("https://example.org/a?b=(1)", (Text("the record"),))))

    assert [link["/A"]["/URI"] for link in links(document)] == ["https://example.org/a?b=(1)"]


def test_an_address_in_a_pdf_is_ascii() -> None:
    document = rendered(paragraph(Link("https://example.org/Łódź?a=%20b", (Text("the record"),))))

    assert links(document)[0]["/A"]["/URI"] == "https://example.org/%C5%81%C3%B3d%C5%BA?a=%20b"


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "#nowhere", ""])
def test_only_web_and_mail_addresses_are_links(target: str) -> None:
    document = rendered(paragraph(Link(target, (Text("the record"),))))

    assert links(document) == []
    assert "the record" in printed(document)


def test_every_page_is_counted() -> None:
    document = rendered(*(paragraph("Some words. " * 40) for _ in range(20)))

    pages = [page.extract_text().split("Page ")[1].strip() for page in document.pages]

    assert pages == [f"{number} of {len(pages)}" for number in range(1, len(pages) + 1)]
    assert len(pages) > 2


def test_an_approved_pack_is_not_marked_as_a_draft() -> None:
    words = printed(rendered(paragraph("words"), meta=replace(META, status="approved", handling=None)))

    assert "DRAFT" not in words


def test_a_long_title_is_shortened_in_the_footer() -> None:
    words = printed(rendered(paragraph("words"), meta=replace(META, title="A very long title " * 20)))

    assert "A very long title… DRAFT · Internal" in words


def test_a_brief_without_blocks_has_one_page() -> None:
    assert len(rendered().pages) == 1


def test_only_our_fonts_are_used_and_all_are_embedded() -> None:
    fonts = {
        font.get_object()["/BaseFont"].partition("+")[2]: font.get_object()["/FontDescriptor"]
        for page in rendered(*SAMPLE).pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert all(name.startswith(("Roboto", "SourceSerifPro")) for name in fonts)
    assert all("/FontFile2" in descriptor for descriptor in fonts.values())


def test_what_no_font_has_is_printed_as_its_code_and_told() -> None:
    brief = Brief(META, (paragraph("He met 平 with a \U0001f600."),), ())

    content, diagnostics = render_pdf(brief, THEME)

    assert "He met [U+5E73] with a [U+1F600]." in printed(pypdf.PdfReader(io.BytesIO(content)))
    assert [str(diagnostic) for diagnostic in diagnostics] == [
        (
            "warning: No font has U+5E73 CJK UNIFIED IDEOGRAPH-5E73, U+1F600 GRINNING FACE; the PDF shows "
            "the code instead. Name a font that has it in the theme. [missing-glyph]"
        )
    ]


def test_text_from_right_to_left_is_told() -> None:
    _, diagnostics = render_pdf(Brief(META, (paragraph("שלום"),), ()), THEME)

    assert [diagnostic.code for diagnostic in diagnostics] == ["missing-glyph", "right-to-left"]


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_brief_gives_the_same_bytes_in_any_process(seed: str) -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import test_pdf as t;"
        "print(hashlib.sha256(t.render_pdf(t.Brief(t.META, t.SAMPLE, ()), t.THEME)[0]).hexdigest())"
    )
    folder = __file__.rpartition("/")[0]
    environment = {"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONPATH": HERE}

    other = subprocess.run(
        [sys.executable, "-c", program, folder], env=environment, capture_output=True, text=True, check=True
    )

    here = hashlib.sha256(render_pdf(Brief(META, SAMPLE, ()), THEME)[0]).hexdigest()
    assert other.stdout.strip() == here
