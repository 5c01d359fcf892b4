"""The contents and page breaks of a DOCX: Word's own field, filled in, and no empty paragraph."""

from __future__ import annotations

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

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
    Meta,
    PageBreak,
    Paragraph,
    Rule,
    Table,
    Text,
)
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.pdf import heading_pages
from briefmaker.renderers.theme import load_theme

THEME = load_theme(None)
META = Meta("Morning pack", "pack", "en-GB", "Press Office", "", (), "2026-03-02", "2026-03-02")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def heading(level: int, title: str) -> Heading:
    """Return a heading called `title`."""
    return Heading(level, (Text(title),))


def says(text: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Text(text),))


def body(*blocks: Block) -> Any:
    """Return the body of a document of `blocks`, read back."""
    return docx.Document(BytesIO(render_docx(Brief(META, blocks, ()), THEME)[0])).element.body


def style_of(paragraph: Any) -> str:
    """Return the id of a paragraph's style."""
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def words_of(element: Any) -> str:
    """Return the words in `element`, a tab for a tab."""
    return "".join("\t" if node.tag == f"{W}tab" else node.text for node in element.iter(f"{W}t", f"{W}tab"))


def entries(story: Any) -> list[tuple[str, str]]:
    """Return style and words of each entry of the contents."""
    links = ((p, p.find(f"{W}hyperlink")) for p in story.iter(f"{W}p") if style_of(p).startswith("TOC"))
    return [(style_of(paragraph), words_of(link)) for paragraph, link in links]


def fresh(story: Any) -> list[str]:
    """Return the words of the paragraphs that begin a page."""
    return [words_of(p) for p in story.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]


SECTIONS: tuple[Block, ...] = (
    heading(2, "Ukraine"),
    *[says("The council met on Monday. " * 30)] * 8,
    Heading(3, (Text("Talks "), Citation("s1", "Herald 1"))),
    says("words"),
    heading(4, "Detail"),
    says("words"),
)


def test_the_contents_are_a_field_with_the_pages_of_the_pdf() -> None:
    blocks = (
        Container("cover", (heading(1, "Pack"), heading(2, "Edition"))),
        Contents(4),
        PageBreak(),
        *SECTIONS,
    )

    story = body(*blocks)

    pages = heading_pages(Brief(META, blocks, ()), THEME)[2:]
    titles = ("Ukraine", "Talks", "Detail")
    assert entries(story) == [
        (f"TOC{level}", f"{title}\t{page}")
        for level, title, page in zip((1, 2, 3), titles, pages, strict=True)
    ]
    assert pages[0] < pages[1]


@pytest.mark.parametrize(("depth", "levels", "count"), [(2, "1-1", 1), (3, "1-2", 2), (4, "1-3", 3)])
def test_the_field_asks_word_for_the_same_levels(depth: int, levels: str, count: int) -> None:
    story = body(Contents(depth), *SECTIONS)

    instructions = [node.text.strip() for node in story.iter(f"{W}instrText")]
    assert instructions[0] == f'TOC \\o "{levels}" \\h \\z \\u'
    assert [text.split()[0] for text in instructions[1:]] == ["PAGEREF"] * count


def test_each_entry_leads_to_its_heading() -> None:
    story = body(Contents(3), *SECTIONS)

    places = {mark.get(f"{W}name"): style_of(mark.getparent()) for mark in story.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in story.iter(f"{W}hyperlink")]
    references = [node.text.split()[1] for node in story.iter(f"{W}instrText") if "PAGEREF" in node.text]
    assert [places[name] for name in links] == ["Heading1", "Heading2"]
    assert references == links


def test_a_heading_that_is_not_listed_has_no_bookmark() -> None:
    names = [mark.get(f"{W}name") for mark in body(*SECTIONS).iter(f"{W}bookmarkStart")]

    assert [name for name in names if name.startswith("_Toc")] == []


def test_the_field_is_balanced_and_is_not_updated_on_opening() -> None:
    content, _ = render_docx(Brief(META, (Contents(3), *SECTIONS), ()), THEME)
    document = docx.Document(BytesIO(content))

    characters = [node.get(f"{W}fldCharType") for node in document.element.body.iter(f"{W}fldChar")]
    assert characters == [*("begin", "separate") * 2, "end", "begin", "separate", "end", "end"]
    assert document.settings.element.find(f"{W}updateFields") is None


def test_contents_of_nothing_are_not_there() -> None:
    assert entries(body(Contents(2), says("words"))) == []


BROKEN = (says("before"), PageBreak())


@pytest.mark.parametrize(
    ("block", "first"),
    [
        (says("words"), "words"),
        (heading(2, "Two"), "Two"),
        (BulletList(((says("one"),), (says("two"),))), "one"),
        (BlockQuote((says("said"), says("who"))), "said"),
        (Container("highlight", (says("boxed"), says("more"))), "boxed"),
        (Rule(), ""),
    ],
)
def test_the_paragraph_after_a_page_break_begins_the_page(block: Block, first: str) -> None:
    story = body(*BROKEN, block, says("after"))

    assert fresh(story) == [first]
    assert len(list(story.iter(f"{W}br"))) == 0


def test_a_table_begins_a_page_by_its_caption_and_stays_apart_from_the_one_before() -> None:
    table = Table((Column((Text("a"),)), Column((Text("b"),))), (((Text("1"),), (Text("2"),)),))

    story = body(table, PageBreak(), table)

    assert fresh(story) == ["Table 2"]
    assert [child.tag.removeprefix(W) for child in story][:5] == ["p", "tbl", "p", "p", "tbl"]


def test_contents_after_a_page_break_begin_the_page() -> None:
    assert fresh(body(*BROKEN, Contents(2), *SECTIONS)) == [
        entries(body(Contents(2), PageBreak(), *SECTIONS))[0][1]
    ]


def test_contents_of_nothing_leave_the_start_of_the_page_to_what_follows() -> None:
    assert fresh(body(*BROKEN, Contents(2), says("words"))) == ["words"]


@pytest.mark.parametrize(
    ("blocks", "starts"),
    [
        ((PageBreak(), says("a")), []),
        ((says("a"), PageBreak()), []),
        ((says("a"), PageBreak(), PageBreak(), says("b")), ["b"]),
    ],
)
def test_no_page_is_left_blank(blocks: tuple[Block, ...], starts: list[str]) -> None:
    story = body(*blocks)

    assert fresh(story) == starts
    assert all(words_of(paragraph) for paragraph in story.iter(f"{W}p"))


def test_a_document_without_contents_is_written_without_laying_pages_out() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_docx as t\n"
        "t.render_docx(t.Brief(t.META, (), ()), t.THEME)\n"
        "sys.exit('briefmaker.renderers.pdf' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program, str(Path(__file__).parent)], check=False)

    assert done.returncode == 0


@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice (LibreOffice) is not installed")
def test_libreoffice_prints_the_entries_with_their_pages_and_no_blank_page(tmp_path: Path) -> None:
    blocks = (Contents(2), PageBreak(), *SECTIONS[:2], PageBreak(), heading(2, "Belarus"), says("words"))
    (tmp_path / "pack.docx").write_bytes(render_docx(Brief(META, blocks, ()), THEME)[0])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]

    subprocess.run([*command, str(tmp_path / "pack.docx")], check=True, capture_output=True, timeout=120)

    texts = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "pack.pdf").pages]
    assert [line.replace(".", "").split() for line in texts[0].splitlines()[:2]] == [
        ["Ukraine2"],
        ["Belarus3"],
    ]
    assert [texts[1].split()[0], texts[2].split()[0]] == ["Ukraine", "Belarus"]
    assert len(texts) == 3
