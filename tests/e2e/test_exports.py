"""Exports that other programs read, and what a changed source means for editions that went out."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.editions.export import exported
from paths import ROOT
from pdf_ua import violations


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a sealed edition of one topic."""
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    (tmp_path / "briefmaker.toml").write_text('[project]\nauthor = "Press office"\n', encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1646897400")
    run(tmp_path, "build", "--topic", "ukraine")
    run(tmp_path, "approve", "ukraine", "--by", "M. Ionescu")
    return tmp_path


def run(project: Path, *words: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, [words[0], "--project", str(project), *words[1:]])
    assert result.exit_code == status, result.output
    return result.stdout


def test_sources_are_exported_for_reference_managers(project: Path) -> None:
    run(project, "export", "ukraine")

    references = json.loads((project / "out" / "ukraine-sources.csl.json").read_text(encoding="utf-8"))
    assert references[0] == {
        "id": "source-1",
        "type": "article-newspaper",
        "title": "Arms for Kyiv, doubts in three capitals",
        "container-title": "Europa Brief",
        "publisher-place": "Versailles",
        "URL": "https://europabrief.example/defence/arms-for-kyiv",
        "note": "europa-weapons.md",
        "issued": {"date-parts": [[2022, 3, 11]]},
    }


def test_figures_and_quotations_are_exported_with_their_places(project: Path) -> None:
    paths = run(project, "export", "ukraine", "--edition", "2022-03-10").split()

    assert [Path(path).name for path in paths] == [
        f"ukraine-2022-03-10-{name}"
        for name in ("sources.csl.json", "quotes.json", "quotes.csv", "figures.json", "figures.csv")
    ]
    rows = list(csv.DictReader(io.StringIO(Path(paths[4]).read_text(encoding="utf-8-sig"))))
    record = json.loads((project / "out" / "ukraine.json").read_text(encoding="utf-8"))
    assert [row["surface"] for row in rows] == [figure["surface"] for figure in record["figures"]]
    assert rows[0]["value"] == "3"
    assert (rows[0]["path"], rows[0]["line"]) == ("courier-border.txt", "26")
    quotes = json.loads(Path(paths[1]).read_text(encoding="utf-8"))
    assert quotes[0]["quotation"] == "Money is the easy part,"
    assert quotes[0]["speaker"] == "Clara Lindqvist"


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://x")', "+1+1", "@SUM(1)", "-cmd|' /C calc'!A0", "\tx"])
def test_a_cell_that_could_be_a_formula_is_made_harmless(cell: str) -> None:
    place = {"source": 1, "line": 1}
    source = {
        "number": 1,
        "title": "T",
        "publisher": cell,
        "published": None,
        "dateline": None,
        "url": None,
        "path": "a.txt",
    }
    quote = {"exact": cell, "speaker": cell, "role": None, "basis": "named", "evidence": [place]}
    record = {"topic": {"id": "t"}, "sources": [source], "quotes": [quote], "figures": []}

    (row,) = csv.DictReader(io.StringIO(exported(record)["quotes.csv"].decode("utf-8-sig")))

    assert row["quotation"] == f"'{cell}"
    assert row["publisher"] == f"'{cell}"
    assert json.loads(exported(record)["quotes.json"])[0]["quotation"] == cell


def test_a_negative_number_stays_a_number() -> None:
    figure = dict.fromkeys(("surface", "high", "unit", "measures", "said_by", "status", "sentence"))
    place = {"source": 1, "line": 1}
    source = {
        "number": 1,
        "title": "T",
        "publisher": None,
        "published": None,
        "dateline": None,
        "url": None,
        "path": "a.txt",
    }
    record = {
        "topic": {"id": "t"},
        "sources": [source],
        "quotes": [],
        "figures": [{**figure, "value": "-5.5", "evidence": [place]}],
    }

    (row,) = csv.DictReader(io.StringIO(exported(record)["figures.csv"].decode("utf-8-sig")))

    assert row["value"] == "-5.5"


def test_while_the_sources_stand_nothing_is_to_be_corrected(project: Path) -> None:
    assert run(project, "corrections") == ""


def test_a_changed_and_a_withdrawn_source_name_edition_and_statement(project: Path) -> None:
    changed = project / "sources" / "europa-weapons.md"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("one billion euros", "two billion euros"), encoding="utf-8")
    (project / "sources" / "panorama-border.html").unlink()

    told = run(project, "corrections", status=1)

    assert (
        "ukraine 2022-03-10: europa-weapons.md:1: changed: “EU leaders agreed on Friday to double the money "
        "for weapons for Ukraine to one billion euros.”"
    ) in told.splitlines()
    assert "ukraine 2022-03-10: panorama-border.html:" in told
    assert ": withdrawn: “" in told
    assert {
        each["kind"] for each in json.loads(run(project, "corrections", "--json", status=1))["concerns"]
    } == {
        "changed",
        "withdrawn",
    }


def test_a_correction_note_is_a_document(project: Path) -> None:
    (project / "sources" / "panorama-border.html").unlink()

    run(project, "corrections", "--write", status=1)

    note = project / "out" / "ukraine-2022-03-10-correction.docx"
    text = [paragraph.text for paragraph in docx.Document(str(note)).paragraphs]
    assert text[0] == "Correction: Ukraine, edition 2022-03-10"
    assert "Ministry: no Belarusian soldier has crossed the border" in text
    assert "The source has been withdrawn." in text
    assert any("10,000 troops" in line for line in text)
    assert violations(note.with_suffix(".pdf").read_bytes()) == []
