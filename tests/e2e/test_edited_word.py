"""A pack edited in Word and rendered again: each edit kept or refused, nothing lost, all formats agreeing."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import html
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from briefmaker.cli.app import app
from briefmaker.errors import DraftError
from word_edits import KEPT, REFUSED, Case

CASES = KEPT | REFUSED
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the pack on Ukraine."""
    root = tmp_path_factory.mktemp("desk")
    assert CliRunner().invoke(app, ["init", str(root)]).exit_code == 0
    built = CliRunner().invoke(app, ["build", "--topic", "ukraine", "--project", str(root)])
    assert built.exit_code == 0, built.output
    return root


@pytest.fixture(scope="module")
def edited(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pack after each edit, as python-docx saves it."""
    folder = tmp_path_factory.mktemp("edited")
    for number, case in enumerate(CASES.values()):
        document = docx.Document(str(built / "out" / "ukraine.docx"))
        case.edit(document)
        document.save(str(folder / f"{number}.docx"))
    return folder


@pytest.fixture(scope="module")
def saved(edited: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the same files as LibreOffice saves them."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("saved")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    files = [str(path) for path in sorted(edited.glob("*.docx"))]
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "docx:MS Word 2007 XML", "--outdir", str(folder), *files],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return folder


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Path:
    """Return a project of its own with the pack."""
    root = tmp_path / "desk"
    shutil.copytree(built, root)
    return root


def render(desk: Path, file: Path, case: Case) -> Result:
    shutil.copy(file, desk / "out" / "ukraine.docx")
    draft = str(desk / "out" / "ukraine.docx")
    return CliRunner().invoke(app, ["render", draft, "--project", str(desk), *case.options])


def said_in_docx(path: Path) -> str:
    lines = []
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
    return "\n".join(lines)


def said_in_pdf(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def said_in_html(path: Path) -> str:
    return " ".join(str(html.parse(str(path)).getroot().text_content()).split())


def squeezed(text: str) -> str:
    return "".join(text.split())


def look(desk: Path, case: Case, result: Result) -> None:
    """Look whether the pack says in every format what it should, and whether all agree."""
    assert result.exit_code == 0, (result.output, result.exception)
    out = desk / "out"
    told = [
        said_in_docx(out / "ukraine.docx"),
        said_in_pdf(out / "ukraine.pdf"),
        said_in_html(out / "ukraine.html"),
    ]
    for words in case.says:
        assert all(squeezed(words) in squeezed(text) for text in told), (words, result.output)
    for words in case.lacks:
        assert not any(words in text for text in told), (words, result.output)
    for words in case.told:
        assert words in result.output
    checked = CliRunner().invoke(app, ["verify", "--project", str(desk)])
    assert checked.exit_code == 0, checked.output
    assert "moved" not in checked.output
    again = CliRunner().invoke(app, ["render", str(out / "ukraine.docx"), "--project", str(desk)])
    assert again.exit_code == 0, again.output
    assert said_in_docx(out / "ukraine.docx") == told[0], "rendered again, the pack says something else"


def refuse(desk: Path, case: Case, result: Result) -> None:
    """Look whether the edit is refused with its place, and whether nothing was written."""
    assert isinstance(result.exception, DraftError), (result.output, result.exception)
    told = str(result.exception)
    assert told.startswith(str(desk / "out" / "ukraine.docx"))
    for words in case.refused:
        assert words in told
    assert not (desk / "out" / "ukraine.html").exists()
    record = json.loads((desk / "out" / "ukraine.json").read_bytes())
    assert "base" not in record


@pytest.mark.parametrize("name", KEPT)
def test_an_edit_is_kept(name: str, desk: Path, edited: Path) -> None:
    look(desk, KEPT[name], render(desk, edited / f"{list(CASES).index(name)}.docx", KEPT[name]))


@pytest.mark.parametrize("name", KEPT)
def test_an_edit_that_libreoffice_saved_is_kept(name: str, desk: Path, saved: Path) -> None:
    look(desk, KEPT[name], render(desk, saved / f"{list(CASES).index(name)}.docx", KEPT[name]))


@pytest.mark.parametrize("name", REFUSED)
def test_an_edit_is_refused(name: str, desk: Path, edited: Path) -> None:
    refuse(desk, REFUSED[name], render(desk, edited / f"{list(CASES).index(name)}.docx", REFUSED[name]))


@pytest.mark.parametrize("name", REFUSED)
def test_an_edit_that_libreoffice_saved_is_refused(name: str, desk: Path, saved: Path) -> None:
    refuse(desk, REFUSED[name], render(desk, saved / f"{list(CASES).index(name)}.docx", REFUSED[name]))
