"""An editor's decisions, from the command line to the pack."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from typer.testing import CliRunner

from briefmaker.cli.app import app

STORY = """Ukraine asks for generators

Ukraine asked its allies for 400 more generators on Friday, Energy Minister Anna Berg said.

Kyiv signed a contract with two Polish firms for the repair of the Kharkiv power plant.

“We need every generator in Ukraine before the first frost comes,” said Berg.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(STORY, encoding="utf-8")
    build(tmp_path)
    return tmp_path


def build(project: Path) -> str:
    result = CliRunner().invoke(
        app, ["build", "--project", str(project), "--topic", "ukraine", "--to", "docx"]
    )
    assert result.exit_code == 0, result.output
    return result.output


def record(project: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((project / "out" / "ukraine.json").read_text(encoding="utf-8"))
    return found


def desk(project: Path, *words: str) -> str:
    result = CliRunner().invoke(app, ["desk", words[0], "--project", str(project), *words[1:]])
    assert result.exit_code == 0, result.exception
    return result.output


def id_of(project: Path, words: str) -> str:
    (line,) = [line for line in desk(project, "show").splitlines() if words in line and "figure" not in line]
    return line.split()[0]


def texts(project: Path) -> list[str]:
    found = record(project)
    developed = [point for event in found["developments"] for point in event["points"]]
    return [point["text"] for point in (*found["key_points"], *developed)]


def test_what_is_dropped_is_not_printed_again(project: Path) -> None:
    desk(project, "drop", id_of(project, "Kyiv signed"))
    build(project)

    assert not any("Kyiv signed" in text for text in texts(project))


def test_what_is_pinned_comes_first_and_is_shown_as_the_editors(project: Path) -> None:
    desk(project, "pin", id_of(project, "Kyiv signed"))
    build(project)

    assert texts(project)[0].startswith("Kyiv signed")
    assert record(project)["key_points"][0]["pinned"]


def test_a_speaker_named_by_the_editor_is_marked(project: Path) -> None:
    desk(project, "speaker", id_of(project, "We need every"), "Clara Holt")
    build(project)

    (quote,) = record(project)["quotes"]
    assert (quote["speaker"], quote["basis"]) == ("Clara Holt", "editor")


def test_a_note_stands_beside_its_statement(project: Path) -> None:
    desk(project, "note", id_of(project, "Kyiv signed"), "Confirmed by telephone.")
    build(project)

    notes = {point["text"][:11]: point["note"] for point in record(project)["key_points"]}
    assert notes["Kyiv signed"] == "Confirmed by telephone."


def test_what_is_merged_is_a_further_source_of_the_other(project: Path) -> None:
    kept = id_of(project, "Ukraine asked its")
    desk(project, "merge", id_of(project, "Kyiv signed"), kept)
    build(project)

    assert not any(text.startswith("Kyiv signed") for text in texts(project))
    (point,) = [p for p in record(project)["key_points"] if p["text"].startswith("Ukraine asked")]
    assert len(point["evidence"]) == 2


def test_a_decision_whose_words_have_gone_is_said_so(project: Path) -> None:
    desk(project, "pin", id_of(project, "Kyiv signed"))
    (project / "sources" / "a.txt").write_text(STORY.replace("two Polish", "three Polish"), encoding="utf-8")

    assert re.search(
        r"desk\.toml:\d+: .*the decision to pin \w+ has no effect", " ".join(build(project).split())
    )


def test_a_decision_can_be_taken_back(project: Path) -> None:
    statement = id_of(project, "Kyiv signed")
    desk(project, "drop", statement)
    desk(project, "undo", statement)
    build(project)

    assert any("Kyiv signed" in text for text in texts(project))


def test_an_unknown_id_is_refused(project: Path) -> None:
    result = CliRunner().invoke(app, ["desk", "pin", "--project", str(project), "no-such-id"])

    assert "no statement has the id no-such-id" in str(result.exception)


def test_faults_of_the_file_are_named_with_their_lines(project: Path) -> None:
    (project / "desk.toml").write_text(
        '# mine\n\n[[dorp]]\nid = "a"\n\n[[note]]\nid = "a"\n', encoding="utf-8"
    )
    result = CliRunner().invoke(app, ["desk", "--project", str(project)])
    problems = [str(problem) for problem in result.exception.problems]  # type: ignore[union-attr]

    assert any("did you mean `drop`" in problem for problem in problems)
    assert any("the decision lacks `path`" in problem for problem in problems)


def test_why_each_statement_was_chosen_is_said(project: Path) -> None:
    result = CliRunner().invoke(
        app, ["build", "--project", str(project), "--topic", "ukraine", "--to", "docx", "--explain"]
    )

    assert "near the topic +" in result.output
    assert id_of(project, "Kyiv signed") in result.output


def test_a_filled_slot_takes_the_place_of_what_is_suggested(project: Path) -> None:
    suggested = [point["text"] for point in record(project)["bottom_line"]]
    desk(project, "fill", "ukraine", "bottom-line", "Kyiv needs 400 <generators>.")
    build(project)
    found = record(project)

    assert suggested
    assert (found["slots"], found["bottom_line"]) == ({"bottom-line": "Kyiv needs 400 <generators>."}, [])
    assert set(suggested) <= set(texts(project))
    paragraphs = [p.text for p in Document(str(project / "out" / "ukraine.docx")).paragraphs]
    assert "Kyiv needs 400 <generators>. (written by the editor)" in paragraphs

    desk(project, "fill", "ukraine", "bottom-line", "")
    build(project)

    assert [point["text"] for point in record(project)["bottom_line"]] == suggested


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("ukrain", "bottom-line", "x"), "there is no topic `ukrain`; did you mean `ukraine`?"),
        (("ukraine", "botom-line", "x"), "there is no slot `botom-line`; did you mean `bottom-line`?"),
    ],
)
def test_a_slot_that_is_not_there_cannot_be_filled(
    project: Path, words: tuple[str, ...], message: str
) -> None:
    result = CliRunner().invoke(app, ["desk", "fill", "--project", str(project), *words])

    assert result.exit_code != 0
    assert str(result.exception) == message


def test_a_slot_survives_a_later_decision(project: Path) -> None:
    desk(project, "fill", "ukraine", "bottom-line", "Kyiv needs generators.")
    desk(project, "pin", id_of(project, "contract"))

    assert (
        "bottom-line  ukraine  Kyiv needs generators."
        in CliRunner().invoke(app, ["desk", "--project", str(project)]).output
    )
