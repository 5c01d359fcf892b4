"""An edition compared with an earlier one, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from briefmaker.cli.app import app

FIRST = "Ukraine asked its allies for more generators on Friday, Energy Minister Anna Berg said.\n"
SECOND = "Kyiv signed a contract for 400 generators with two Polish firms on Sunday.\n"


def build(project: Path, out: str, *more: str) -> str:
    arguments = ["build", "--topic", "ukraine", "--to", "docx", "--sources", str(project / "sources")]
    result = CliRunner().invoke(app, [*arguments, "--out", str(project / out), *more])
    return result.output if result.exit_code else ""


def test_what_is_new_stands_in_the_record(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(FIRST, encoding="utf-8")
    assert not build(tmp_path, "one", "--edition", "monday")
    (tmp_path / "sources" / "b.txt").write_text(SECOND, encoding="utf-8")
    assert not build(tmp_path, "two", "--against", str(tmp_path / "one"))

    record = json.loads((tmp_path / "two" / "ukraine.json").read_text(encoding="utf-8"))
    assert record["edition"]["against"] == "monday"
    assert {(change["kind"], change["text"]) for change in record["changes"]} == {("new", SECOND.strip())}
    assert all(change["evidence"] for change in record["changes"])


def test_a_number_that_a_source_has_taken_back_stands_among_the_changes(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    source = tmp_path / "sources" / "b.txt"
    source.write_text(SECOND, encoding="utf-8")
    assert not build(tmp_path, "one", "--edition", "monday")
    source.write_text(SECOND.replace("400 generators", "40 generators"), encoding="utf-8")

    assert not build(tmp_path, "two", "--against", str(tmp_path / "one"))

    record = json.loads((tmp_path / "two" / "ukraine.json").read_text(encoding="utf-8"))
    told = {(each["kind"], each["before"] or each["text"]) for each in record["changes"]}
    assert {("updated", SECOND.strip()), ("source-changed", "b.txt")} <= told


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "no.json").write_text("{}", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    result = CliRunner().invoke(
        app,
        [
            "build",
            "-t",
            "ukraine",
            "--sources",
            str(tmp_path / "sources"),
            "--against",
            str(tmp_path / "empty"),
        ],
    )

    assert "no topic has a record in this folder" in str(result.exception)
    for name in ("no.json", "not-there.json"):
        found = CliRunner().invoke(
            app,
            [
                "build",
                "-t",
                "ukraine",
                "--sources",
                str(tmp_path / "sources"),
                "--against",
                str(tmp_path / name),
            ],
        )
        assert name in str(getattr(found.exception, "where", ""))
