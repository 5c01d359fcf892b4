"""`briefmaker verify`, and the check that closes a build."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.errors import VerificationError
from paths import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the samples, built."""
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    (tmp_path / "templates").mkdir()
    run(tmp_path, "build", "--topic", "ukraine", "--to", "docx,pdf,html")
    return tmp_path


def run(project: Path, command: str, *words: str, status: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(app, [command, "--project", str(project), *words])
    assert result.exit_code == status, result.output
    return result.stdout, result.stderr


def test_a_pack_is_verified_format_by_format_with_both_counts(project: Path) -> None:
    out, err = run(project, "verify")

    told = (
        "56 statements and 11 figures verified word for word; "
        "5 quotations attributed: 2 speakers named by the source, 3 inferred by rule"
    )
    assert out.splitlines() == [f"ukraine.{kind}: {told}" for kind in ("docx", "pdf", "html")]
    assert err == ""


def test_a_changed_word_is_told_with_what_should_stand_there(project: Path) -> None:
    page = project / "out" / "ukraine.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("hit three hospitals", "hit four hospitals"),
        encoding="utf-8",
    )

    out, err = run(project, "verify", str(page), status=1)

    assert err.splitlines()[0] == (
        "ukraine.html: altered: a figure in a statement: “Russian artillery has hit four hospitals in "
        "Kharkiv since” should be “Russian artillery has hit three hospitals in Kharkiv since”"
    )
    assert out.startswith("ukraine.html: ")
    assert out.strip().endswith("wrong")


def test_findings_are_data_for_programs(project: Path) -> None:
    page = project / "out" / "ukraine.html"
    page.write_text(page.read_text(encoding="utf-8").replace("22 senior", "23 senior"), encoding="utf-8")

    out, _ = run(project, "verify", "--json", status=1)

    documents = {each["document"]: each for each in json.loads(out)["documents"]}
    assert documents["ukraine.docx"]["findings"] == []
    assert documents["ukraine.docx"]["verified"] == {"statements": 56, "figures": 11, "quotations": 5}
    assert documents["ukraine.docx"]["attributed"] == {"named": 2, "inferred": 3, "left_open": 0}
    found = documents["ukraine.html"]["findings"]
    assert {each["kind"] for each in found} == {"altered"}
    assert all("23" in each["found"] and "22" in each["expected"] for each in found)


def test_a_source_that_changed_and_one_that_went_are_named(project: Path) -> None:
    changed = project / "sources" / "europa-weapons.md"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("one billion", "two billion"), encoding="utf-8")
    (project / "sources" / "panorama-border.html").unlink()

    _, err = run(project, "verify", status=1)

    assert "europa-weapons.md:1: source changed: the source no longer says “EU leaders agreed on" in err
    assert "panorama-border.html: source gone: the source of “" in err


def test_a_build_that_says_what_no_source_says_fails_and_leaves_the_earlier_files(project: Path) -> None:
    before = {path.name: path.read_bytes() for path in (project / "out").iterdir()}
    (project / "templates" / "briefing.md.j2").write_text(
        '{% extends "!builtin/briefing.md.j2" %}\n'
        "{% block gaps %}{{ super() }}\n\nThe aid will come to 700 million euros.\n{% endblock %}\n",
        encoding="utf-8",
    )

    result = CliRunner().invoke(app, ["build", "--project", str(project), "--topic", "ukraine"])

    assert isinstance(result.exception, VerificationError)
    assert str(result.exception) == (
        "the template: unsupported: “700 million” stands in the document and in no source"
    )
    assert {path.name: path.read_bytes() for path in (project / "out").iterdir()} == before


def test_a_document_without_its_record_cannot_be_checked(project: Path) -> None:
    (project / "out" / "ukraine.json").unlink()
    pack = str(project / "out" / "ukraine.pdf")

    result = CliRunner().invoke(app, ["verify", "--project", str(project), pack])

    complaint = "has no record beside it, so that nobody can say what its words rest on"
    assert str(result.exception) == f"{project / 'out' / 'ukraine'}: {complaint}"


def test_a_file_that_is_no_document_is_an_error_with_its_name(project: Path) -> None:
    (project / "out" / "ukraine.docx").write_bytes(b"not a document")

    result = CliRunner().invoke(app, ["verify", "--project", str(project)])

    assert str(result.exception) == "ukraine.docx: is no DOCX that can be read"
