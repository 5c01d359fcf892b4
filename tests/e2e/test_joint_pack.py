"""The joint pack at the size of a desk and at the size of a ministry: numbers, links, pages."""

from __future__ import annotations

import io
import json
import math
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PageObject, PdfReader

from briefmaker.config import load_settings
from briefmaker.pipeline import Build, build_joint, read_corpus, summarise_topic
from paths import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (Poppler) is not installed")

HALF_WAY = 421
"""Points above the foot of an A4 page."""
XHTML = "{http://www.w3.org/1999/xhtml}"

WORDS = (
    *("troops", "sanctions", "border", "aid", "weapons", "summit", "ministers", "hospital", "refugees"),
    *("convoy", "trains", "battlegroups", "strategy", "euros", "migrants", "talks", "airspace", "missiles"),
    *("Minsk", "Lviv"),
)
SECTION_LEVEL = 2


def forty_topics() -> str:
    """Return a configuration of forty topics; on some the samples say nothing."""
    topics = [(word, f'"{word}"') for word in WORDS]
    topics += [
        (f"{word} and {other}", f"{word} OR {other}") for word, other in zip(WORDS, WORDS[7:], strict=False)
    ]
    topics += [(f"{word} again", word) for word in WORDS][: 38 - len(topics)]
    topics += [("the moon", "moon AND crater"), ("the opera", "soprano")]
    return "\n".join(
        f"[topics.t{number}]\ntitle = \"On {title}\"\nquery = '{query}'\n"
        for number, (title, query) in enumerate(topics)
    )


@dataclass(frozen=True)
class Made:
    topics: int
    record: dict[str, Any]
    pdf: PdfReader
    docx: bytes
    words: list[list[Word]]

    @property
    def jumps(self) -> list[Jump]:
        """Return all links to places in the document, in reading order."""
        return [
            jump
            for page, words in zip(self.pdf.pages, self.words, strict=True)
            for jump in jumps(self.pdf, page, words)
        ]

    def line(self, page: int, top: float) -> str:
        """Return the words of the line below `top`."""
        below = [word for word in self.words[page - 1] if word.middle < top]
        first = max(word.middle for word in below)
        return " ".join(word.text for word in below if word.middle > first - 3)


@pytest.fixture(scope="module", params=[4, 40], ids=["4 topics", "40 topics"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    root = ROOT
    if request.param != 4:
        root = tmp_path_factory.mktemp("forty")
        (root / "briefmaker.toml").write_text(forty_topics(), encoding="utf-8")
    settings = load_settings(root)
    assert len(settings.topics) == request.param
    build = Build(settings, built="2022-03-04", edition="2022-03-04")
    corpus = read_corpus(ROOT / "sources", settings)
    files = build_joint(tuple(summarise_topic(t, corpus, build) for t in settings.topics), build).files
    printed = tmp_path_factory.mktemp("pack") / "pack.pdf"
    printed.write_bytes(files["pack.pdf"])
    return Made(
        request.param,
        json.loads(files["pack.json"]),
        PdfReader(io.BytesIO(files["pack.pdf"])),
        files["pack.docx"],
        words_of_pages(printed),
    )


@dataclass(frozen=True)
class Word:
    left: float
    middle: float
    """Above the foot of the page."""
    text: str


@dataclass(frozen=True)
class Jump:
    words: str
    """What is printed within the link."""
    page: int
    """Where it leads, from 1."""
    top: float


def words_of_pages(pdf: Path) -> list[list[Word]]:
    """Return the words of each page with their places, as Poppler reads them."""
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True)
    return [[word_of(node, page) for node in page.iter(f"{XHTML}word")] for page in pages_of(done.stdout)]


def pages_of(xhtml: str) -> Iterator[etree._Element]:
    yield from etree.fromstring(xhtml.encode()).iter(f"{XHTML}page")


def word_of(node: etree._Element, page: etree._Element) -> Word:
    middle = (float(node.attrib["yMin"]) + float(node.attrib["yMax"])) / 2
    return Word(float(node.attrib["xMin"]), float(page.attrib["height"]) - middle, node.text or "")


def jumps(pdf: PdfReader, page: PageObject, words: list[Word]) -> Iterator[Jump]:
    """Yield the page's links to places in the document, in reading order."""
    links = [reference.get_object() for reference in page.get("/Annots", [])]
    for link in sorted(links, key=lambda each: (-float(each["/Rect"][3]), float(each["/Rect"][0]))):
        if "/Dest" not in link:
            continue
        left, low, right, high = map(float, link["/Rect"])
        within = (w.text for w in words if low <= w.middle <= high and left - 0.5 <= w.left < right - 0.5)
        target, _, _, top, _ = link["/Dest"]
        leads = next(n for n, each in enumerate(pdf.pages, 1) if each.indirect_reference == target)
        yield Jump(" ".join(within), leads, float(top))


def citations(made: Made) -> list[tuple[int, Jump]]:
    """Return the number of each citation and where it leads; one broken over lines has it on the last."""
    found = [(re.search(r"(\d+)\]$", jump.words), jump) for jump in made.jumps]
    return [(int(match[1]), jump) for match, jump in found if match]


def covered(made: Made) -> list[str]:
    return [topic["topic"]["title"] for topic in made.record["topics"] if topic["sources"]]


def test_every_topic_is_in_the_record(made: Made) -> None:
    assert made.record["topic"]["id"] == "pack"
    assert len(made.record["topics"]) == made.topics
    assert len(covered(made)) >= made.topics * 3 // 4


def test_sources_are_numbered_once_over_all_topics_by_first_use(made: Made) -> None:
    numbers = [source["number"] for source in made.record["sources"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len({source["path"] for source in made.record["sources"]}) == len(numbers)

    cited = [number for number, _ in citations(made)]
    assert list(dict.fromkeys(cited)) == sorted(set(cited)) == list(range(1, max(cited) + 1))

    paths = {source["number"]: source["path"] for source in made.record["sources"]}
    for topic in made.record["topics"]:
        for source in topic["sources"]:
            assert paths[source["number"]] == source["path"]


def test_every_citation_leads_to_its_source(made: Made) -> None:
    found = citations(made)
    for number, jump in found:
        assert made.line(jump.page, jump.top).startswith(f"{number}. ")
    assert len(found) > made.topics


def test_the_contents_name_the_page_that_each_section_begins_on(made: Made) -> None:
    entries = [match for jump in made.jumps if (match := re.fullmatch(r"(.+?) (\d+)", jump.words))]
    leads = {jump.words: jump.page for jump in made.jumps}
    sections = ["Across the topics", *covered(made), "Sources"]
    gaps = ["Gaps and confidence"] if made.record["left_out"] else []
    assert [entry[1] for entry in entries] == [*sections, *gaps]
    for entry in entries:
        page = int(entry[2])
        assert leads[entry[0]] == page
        assert entry[1] in " ".join(word.text for word in made.words[page - 1])
        assert entry[1] not in sections or made.line(page, top=math.inf) == entry[1]


def test_topics_without_coverage_are_named_and_have_no_section(made: Made) -> None:
    empty = [topic["topic"]["title"] for topic in made.record["topics"] if not topic["sources"]]
    text = " ".join(" ".join(page.extract_text().split()) for page in made.pdf.pages)

    entries = {jump.words.rpartition(" ")[0] for jump in made.jumps}

    assert ("Nothing significant:" in text) == bool(empty)
    assert not empty or f"Nothing significant: {', '.join(empty)}." in text
    assert not entries & set(empty)


def test_no_page_is_blank(made: Made) -> None:
    for words in made.words:
        assert {"Page", "of"} <= {word.text for word in words}
        assert max(word.middle for word in words) > HALF_WAY


def test_every_link_within_the_docx_has_its_bookmark(made: Made) -> None:
    body = Document(io.BytesIO(made.docx)).element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]

    assert len(marks) == len(set(marks))
    assert anchors
    assert set(anchors) <= set(marks)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_the_contents_of_the_docx_show_their_page_numbers(made: Made, tmp_path: Path) -> None:
    (tmp_path / "pack.docx").write_bytes(made.docx)
    convert = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*convert, "--outdir", tmp_path, tmp_path / "pack.docx"], check=True, capture_output=True)
    shown = PdfReader(tmp_path / "pack.pdf")
    lines = "\n".join(page.extract_text() for page in shown.pages[:3])

    for title in ("Across the topics", *covered(made), "Sources"):
        assert re.search(rf"^{title}[ .]*\d+$", lines, re.MULTILINE)


def test_every_topic_begins_a_page_in_the_docx(made: Made) -> None:
    body = Document(io.BytesIO(made.docx)).element.body
    breaking = {
        "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip()
        for paragraph in body.iter(qn("w:p"))
        if any(True for _ in paragraph.iter(qn("w:pageBreakBefore")))
    }
    assert breaking >= {"Across the topics", "Sources", *covered(made)}
