"""docs/customise.md, followed to the letter: each recipe's file is written and its command run."""

from __future__ import annotations

import email
import re
import shlex
from email.policy import default
from pathlib import Path

import docx
import pytest
from PIL import Image
from pypdf import PdfReader
from typer.testing import CliRunner

from briefmaker.cli.app import app
from paths import ROOT

PAGE = (ROOT / "docs" / "customise.md").read_text(encoding="utf-8")
VARIABLES = (ROOT / "docs" / "variables.md").read_text(encoding="utf-8")
HOUSE = (11, 79, 60)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new project, in which commands run."""
    monkeypatch.chdir(tmp_path)
    run("init")
    return tmp_path


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def follow(title: str) -> str:
    """Write the file of the recipe under `title`, check it and run its command; return its text."""
    (text,) = (each for each in PAGE.split("\n\n## ") if each.startswith(f"{title}\n"))
    for path, content in re.findall(r"`(templates/[\w.-]+)`:\n\n```\w+\n(.*?)```", text, re.DOTALL):
        Path(path).write_text(content, encoding="utf-8")
    run("templates", "check")
    for command in re.findall(r"^    briefmaker (.+)$", text, re.MULTILINE) or ["build --topic ukraine"]:
        run(*shlex.split(command))
    return text


def headings(desk: Path) -> list[str]:
    paragraphs = docx.Document(str(desk / "out" / "ukraine.docx")).paragraphs
    return [each.text for each in paragraphs if str(each.style and each.style.name).startswith("Heading 1")]


def words(desk: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(desk / "out" / "ukraine.pdf").pages)


def test_a_section_is_left_out_and_a_line_added(desk: Path) -> None:
    run("build", "--topic", "ukraine")
    assert "Who is who" in headings(desk)

    follow("Leave a section out, or add a line")

    assert "Who is who" not in headings(desk)
    assert "Questions: press desk, extension 4." in words(desk)


def test_the_sections_stand_in_another_order(desk: Path) -> None:
    text = follow("Change the order of the sections")

    assert headings(desk)[:3] == ["Key quotes", "Key points", "Key figures"]
    assert 'template = "quotes-first"' in text


def test_a_house_colour_and_a_logo(desk: Path) -> None:
    Image.new("RGB", (300, 100), HOUSE).save(desk / "templates" / "logo.png")

    follow("A house colour and a logo")

    (picture,) = PdfReader(desk / "out" / "ukraine.pdf").pages[0].images
    assert picture.image is not None
    assert picture.image.convert("RGB").getpixel((5, 5)) == HOUSE
    styles = docx.Document(str(desk / "out" / "ukraine.docx")).styles
    assert str(styles["Heading 1"].font.color.rgb) == "0B4F3C"
    assert styles["Heading 1"].font.name == "Roboto"


def test_a_table_of_figures_by_speaker(desk: Path) -> None:
    follow("A section of your own: figures by speaker")

    assert "Figures by speaker" in headings(desk)
    tables = docx.Document(str(desk / "out" / "ukraine.docx")).tables
    (table,) = (each for each in tables if each.cell(0, 0).text == "Who says so")
    speakers = [row.cells[0].text for row in table.rows[1:]]
    assert len(speakers) > 3
    assert speakers == sorted(speakers, key=str.casefold)
    assert all(re.search(r"\[.+ \d+\]", row.cells[3].text) for row in table.rows[1:])


def test_a_pull_quote(desk: Path) -> None:
    follow("A pull quote")

    paragraphs = docx.Document(str(desk / "out" / "ukraine.docx")).paragraphs
    (pulled,) = (each.text for each in paragraphs if str(each.style and each.style.name) == "Pull Quote")
    assert re.fullmatch(r"“.+” — .+ \[.+ \d+\]", pulled)
    run("render", "out/ukraine.docx")


def test_a_one_page(desk: Path) -> None:
    follow("A one-page")

    assert len(PdfReader(desk / "out" / "ukraine.pdf").pages) == 1


def test_the_body_of_a_mail(desk: Path) -> None:
    follow("The body of a mail")

    message = email.message_from_bytes((desk / "out" / "ukraine.eml").read_bytes(), policy=default)
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        assert "Questions: press desk, extension 4." in str(body.get_content())


def test_the_variables_are_documented_from_the_code() -> None:
    assert VARIABLES.endswith(run("templates", "variables"))
    assert "| `speaker` | words or none |" in VARIABLES
