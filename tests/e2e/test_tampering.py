"""Fifty changes of words to each format are found and named by kind; fifty of style are none."""

from __future__ import annotations

import copy
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx import shared
from docx.oxml import OxmlElement
from docx.text.run import Run

from briefmaker.compose import TemplateFolders, compose, record
from briefmaker.compose.rebuild import with_runs
from briefmaker.config import load_settings
from briefmaker.model.document import Brief, Inline, Text
from briefmaker.model.walk import iter_runs, words
from briefmaker.pipeline import Build, read_corpus, summarise_topic
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.html import render_html
from briefmaker.renderers.pdf import render_pdf
from briefmaker.renderers.theme import Theme, load_theme
from briefmaker.verify import Finding, verify_document
from golden.invented import META
from paths import ROOT
from tampering import Change, Told, changes

COUNT = 50
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
THEME = load_theme(None)
Renderer = Callable[[Brief, Theme], tuple[bytes, Any]]
RENDERERS: dict[str, Renderer] = {"docx": render_docx, "pdf": render_pdf, "html": render_html}


@dataclass(frozen=True)
class Pack:
    """A pack of the samples: its tree, its record, the sources."""

    brief: Brief
    record: dict[str, Any]
    texts: dict[str, str]

    def told(self) -> Told:
        quotes, figures = self.record["quotes"], self.record["figures"]
        named = {quote["speaker"] for quote in quotes} | {figure["said_by"] for figure in figures}
        parts = [part for run in self.record["document"] for part in run["parts"] if "evidence" in part]
        runs = tuple(map(words, iter_runs(self.brief.blocks)))
        return Told(runs, tuple(part["text"] for part in parts), tuple(sorted(filter(None, named))))

    def saying(self, runs: tuple[str, ...]) -> Brief:
        """Return the tree with other words, its style lost where they differ."""
        coming = iter(runs)

        def said(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
            new = next(coming)
            return run if new == words(run) else (Text(new),)

        return replace(self.brief, blocks=with_runs(self.brief.blocks, said))

    def findings(self, kind: str, content: bytes) -> list[Finding]:
        _, checked = verify_document("pack", self.record, {kind: content}, self.texts)
        return list(checked.verdict.findings)


@pytest.fixture(scope="module")
def pack() -> Pack:
    settings = load_settings(ROOT)
    corpus = read_corpus(ROOT / "sources", settings)
    build = Build(settings, built="2022-03-14", edition="2022-03-14")
    (topic,) = [topic for topic in settings.topics if topic.id == "ukraine"]
    summary = summarise_topic(topic, corpus, build)
    brief = compose((summary,), META, TemplateFolders())
    texts = corpus.texts
    return Pack(brief, json.loads(json.dumps(record(summary, brief))), texts)


@pytest.mark.parametrize("kind", RENDERERS)
def test_a_pack_as_it_was_made_is_verified(pack: Pack, kind: str) -> None:
    content, _ = RENDERERS[kind](pack.brief, THEME)

    assert pack.findings(kind, content) == []


@pytest.mark.parametrize("kind", RENDERERS)
def test_fifty_changes_of_words_are_found_and_named(pack: Pack, kind: str) -> None:
    missed = []
    for change in changes(pack.told(), COUNT):
        content, _ = RENDERERS[kind](pack.saying(change.runs), THEME)
        found = {finding.kind for finding in pack.findings(kind, content) if finding.is_error}
        if not found & change.kinds:
            missed.append((change.what, found))

    assert missed == []


def test_fifty_changes_in_a_saved_docx_are_found_and_named(pack: Pack) -> None:
    whole = render_docx(pack.brief, THEME)[0]
    missed = []
    for change in changes(pack.told(), COUNT):
        found = {
            finding.kind
            for finding in pack.findings("docx", retyped(whole, pack.told(), change))
            if finding.is_error
        }
        if not found & change.kinds:
            missed.append((change.what, found))

    assert missed == []


def retyped(content: bytes, told: Told, change: Change) -> bytes:
    """Return the DOCX with its words typed anew where the change is."""
    document = docx.Document(io.BytesIO(content))
    new = {
        "".join(old.split()): text for old, text in zip(told.runs, change.runs, strict=True) if old != text
    }
    for paragraph in document.element.body.iter(f"{W}p"):
        nodes = list(paragraph.iter(f"{W}t"))
        old = "".join("".join(node.text or "" for node in nodes).split())
        if old in new:
            for node in nodes:
                node.text = ""
            nodes[0].text = new.pop(old)
    return saved(document)


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


Style = Callable[[Any], None]
"""Changes nothing but the look of one paragraph's runs."""


def bold(paragraph: Any) -> None:
    paragraph.runs[0].bold = True


def large(paragraph: Any) -> None:
    paragraph.runs[-1].font.size = shared.Pt(20)


def straight(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.text = run.text.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'"})


def french(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.text = run.text.replace("“", "« ").replace("”", " »")


def wide(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.text = run.text.replace(" ", "  ")


def unbroken(paragraph: Any) -> None:
    paragraph.runs[0].text = paragraph.runs[0].text.replace(" ", "\u00a0")


def hyphenated(paragraph: Any) -> None:
    paragraph.runs[0].text = re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", paragraph.runs[0].text)


def broken(paragraph: Any) -> None:
    before, _, after = paragraph.runs[0].text.partition(" ")
    paragraph.runs[0].text = before
    paragraph.runs[0].add_break()
    paragraph.runs[0].add_text(after)


def indented(paragraph: Any) -> None:
    paragraph.paragraph_format.left_indent = shared.Cm(2)


def parted(paragraph: Any) -> None:
    """Part a run in two, as programs do that mark revisions."""
    text = paragraph.runs[0].text
    paragraph.runs[0].text = text[: len(text) // 2]
    twin = copy.deepcopy(paragraph.runs[0]._r)
    paragraph.runs[0]._r.addnext(twin)
    Run(twin, paragraph).text = text[len(text) // 2 :]


STYLES: tuple[Style, ...] = (
    bold,
    large,
    straight,
    french,
    wide,
    unbroken,
    hyphenated,
    broken,
    indented,
    parted,
)


def test_fifty_changes_of_style_in_a_docx_are_none(pack: Pack) -> None:
    whole = render_docx(pack.brief, THEME)[0]
    complaints = []
    for at in range(COUNT):
        document = docx.Document(io.BytesIO(whole))
        paragraphs = [each for each in document.paragraphs if each.runs and " " in each.runs[0].text.strip()]
        paragraph = paragraphs[at * 7 % len(paragraphs)]
        STYLES[at % len(STYLES)](paragraph)
        complaints += pack.findings("docx", saved(document))

    assert complaints == []


def shy(text: str) -> str:
    return re.sub(r"(?<=>)([^<]*?[a-z]{4})(?=[a-z]{4})", "\\1&shy;", text, count=1)


def wrapped(text: str) -> str:
    return text.replace(" said", "\n     said")


PAGES: tuple[Callable[[str], str], ...] = (
    shy,
    wrapped,
    lambda page: page.replace("“", "&quot;").replace("”", "&quot;"),
    lambda page: page.replace("’", "'"),
    lambda page: page.replace("<p>", '<p style="color: #333">'),
    lambda page: page.replace(" Ukraine", " <b>Ukraine</b>"),
    lambda page: page.replace(" the ", "&nbsp;the "),
    lambda page: page.replace(" of ", " <wbr>of "),
    lambda page: page.replace("\n", "\n\n  "),
    lambda page: page.replace("—", "&#8211;"),
)


def test_fifty_changes_of_style_in_a_web_page_are_none(pack: Pack) -> None:
    page = render_html(pack.brief, THEME)[0].decode()
    head, body = page.split("<body>")
    complaints = []
    for at in range(COUNT):
        once = PAGES[at % len(PAGES)](body)
        assert once != body
        restyled = PAGES[(at + at // len(PAGES)) % len(PAGES)](once)
        complaints += pack.findings("html", f"{head}<body>{restyled}".encode())

    assert complaints == []


@pytest.mark.parametrize("setting", range(COUNT))
def test_a_change_of_style_in_a_pdf_is_none(pack: Pack, setting: int, tmp_path: Path) -> None:
    theme = tmp_path / "theme.yml"
    size, margin, paper = 8 + setting % 10, 12 + setting % 25, ("a4", "letter")[setting % 2]
    theme.write_text(
        f"typography: {{base: {{size: {size}pt}}}}\n"
        f"page: {{size: {paper}, margins: {{left: {margin}mm, right: {margin}mm}}}}\n",
        encoding="utf-8",
    )
    typed = STYLED[setting % len(STYLED)]
    brief = pack.saying(tuple(map(typed, pack.told().runs)))

    assert pack.findings("pdf", render_pdf(brief, load_theme(theme))[0]) == []


STYLED: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.replace("“", '"').replace("”", '"'),
    lambda text: text.replace("’", "'"),
    lambda text: text.replace("–", "-"),
    lambda text: re.sub("(?<=[a-z]) (?=[a-z])", "\u00a0", text, count=1),
)


def test_own_words_are_told_as_such_and_own_figures_are_wrong(pack: Pack) -> None:
    document = docx.Document(io.BytesIO(render_docx(pack.brief, THEME)[0]))
    document.paragraphs[5].insert_paragraph_before("A word from the desk on what follows.")
    document.paragraphs[9].insert_paragraph_before("The aid will come to 700 million euros.")

    found = [(finding.kind, finding.is_error) for finding in pack.findings("docx", saved(document))]

    assert found == [("added", False), ("unsupported", True)]


def test_a_paragraph_that_was_moved_with_its_source_is_told_and_not_wrong(pack: Pack) -> None:
    document = docx.Document(io.BytesIO(render_docx(pack.brief, THEME)[0]))
    point = next(each for each in document.paragraphs if "Town halls along the border" in each.text)
    document.paragraphs[-1]._p.addnext(point._p)

    found = pack.findings("docx", saved(document))

    assert [(finding.kind, finding.is_error) for finding in found] == [("moved", False)]


def test_a_deletion_that_is_tracked_counts_as_made(pack: Pack) -> None:
    document = docx.Document(io.BytesIO(render_docx(pack.brief, THEME)[0]))
    point = next(each for each in document.paragraphs if "Town halls along the border" in each.text)
    for run in list(point._p.iter(f"{W}r")):
        deleted = OxmlElement("w:del")
        run.addprevious(deleted)
        deleted.append(run)

    assert {finding.kind for finding in pack.findings("docx", saved(document))} == {"not found"}
