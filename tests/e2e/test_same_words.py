"""The formats cannot disagree: the same words in the same order in DOCX, PDF and HTML.

Set aside are the contents and the feet of pages.
"""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest

from briefmaker.compose import TemplateFolders, compose
from briefmaker.model.document import Brief, Contents
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.html import render_html
from briefmaker.renderers.pdf import render_pdf
from briefmaker.renderers.theme import load_theme
from golden.invented import META, SUMMARY
from golden.invented_pack import PACK_META, SUMMARIES
from webpage import FURNITURE, ReadPage

THEME = load_theme(None)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BRIEFS = {
    "briefing": compose((SUMMARY,), META, TemplateFolders(), "briefing"),
    "one-page": compose((SUMMARY,), META, TemplateFolders(), "one-page"),
    "pack": compose(SUMMARIES, PACK_META, TemplateFolders(), "pack"),
}


@pytest.fixture(params=BRIEFS)
def brief(request: pytest.FixtureRequest) -> Brief:
    """Return a document without contents: their words stand in the headings too."""
    whole = BRIEFS[request.param]
    blocks = tuple(block for block in whole.blocks if not isinstance(block, Contents))
    return Brief(whole.meta, blocks, whole.sources, whole.passages)


def docx_words(file: bytes) -> str:
    """Return the words of a DOCX, the marks of its lists aside, run together."""
    body = docx.Document(BytesIO(file)).element.body
    return squeezed("".join(t.text or "" for t in body.iter(f"{W}t")))


def squeezed(text: str) -> str:
    """Return `text` without white space: where lines end is the format's own affair."""
    return "".join(text.split())


def missing(expected: str, text: str) -> str:
    """Return what of `expected`, in its order, `text` does not hold; marks and feet may stand between."""
    at = 0
    for number, letter in enumerate(expected):
        found = text.find(letter, at)
        if found < 0:
            return expected[number:]
        at = found + 1
    return ""


def test_docx_and_html_have_the_same_words_in_the_same_order(brief: Brief) -> None:
    page = ReadPage(render_html(brief, THEME)[0].decode(), FURNITURE)

    assert squeezed("".join(page.words)) == docx_words(render_docx(brief, THEME)[0])


def test_pdf_has_the_words_of_docx_in_the_same_order(brief: Brief) -> None:
    pages = pypdf.PdfReader(BytesIO(render_pdf(brief, THEME)[0])).pages
    text = squeezed("".join(page.extract_text() for page in pages))

    assert missing(docx_words(render_docx(brief, THEME)[0]), text) == ""


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_libreoffice_loses_no_word_of_the_docx(brief: Brief, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(render_docx(brief, THEME)[0])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        check=True,
        capture_output=True,
        timeout=100,
    )
    pages = pypdf.PdfReader(tmp_path / "brief.pdf").pages
    text = squeezed("".join(page.extract_text() for page in pages))

    assert missing(docx_words(file.read_bytes()), text) == ""


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_evidence_survives_an_edit_and_another_word_processor(tmp_path: Path) -> None:
    document = docx.Document(BytesIO(render_docx(BRIEFS["briefing"], THEME)[0]))
    document.paragraphs[0].insert_paragraph_before("A word from the editor.")
    (tmp_path / "edited.docx").mkdir()
    file = tmp_path / "edited.docx" / "brief.docx"
    document.save(str(file))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path), str(file)],
        check=True,
        capture_output=True,
        timeout=100,
    )

    assert evidence(tmp_path / "brief.docx") == evidence(file) != []


def evidence(file: Path) -> list[tuple[str, str]]:
    """Return the bookmarks of statements with the words within each."""
    body = docx.Document(str(file)).element.body
    found: list[tuple[str, str]] = []
    open_marks: dict[str, tuple[str, list[str]]] = {}
    for node in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        number = node.get(f"{W}id")
        if node.tag == f"{W}bookmarkStart" and node.get(f"{W}name").startswith("ev_"):
            open_marks[number] = (node.get(f"{W}name"), [])
        elif node.tag == f"{W}bookmarkEnd" and number in open_marks:
            name, pieces = open_marks.pop(number)
            found.append((name, "".join(pieces)))
        elif node.tag == f"{W}t":
            for _, pieces in open_marks.values():
                pieces.append(node.text or "")
    return sorted(found)
