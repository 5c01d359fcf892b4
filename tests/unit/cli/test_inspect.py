from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]


def test_inspect_shows_what_was_read(project: Path, run: Run, capsys: Captured) -> None:
    assert run("inspect", project / "sources" / "herald.txt", "--project", project) == 0

    assert capsys.readouterr().out == (
        """title      Storm shuts the northern harbour
publisher  not stated
published  not stated
language   en
body       4 sentences in 3 paragraphs

furniture (6)
  section: Harbour
  byline: By Mira Holt
  dateline: NORDVIK –
  caption: A crane in the storm (Herald Pictures)
  caption: The crane on the outer pier, seen on Friday. (Herald Pictures)
  also-read: ALSO READ: A library for the island

quotations (2)
  “We had no choice, and the ships will wait at sea,” Anna Berg (named)
  “No one is hurt.” Anna Berg (pronoun)

figures (1)
  Some 40 ships = 40 ships, says council

dates (1)
  Friday

topics (1)
  harbour: 3 of 4 sentences
"""
    )


def test_inspect_as_json_is_the_whole_analysis(project: Path, run: Run, capsys: Captured) -> None:
    assert run("inspect", project / "sources" / "post.md", "--json") == 0

    record = json.loads(capsys.readouterr().out)
    assert record["schema"] == "briefmaker.analysis/1"
    assert record["article"]["publisher"] == "The Island Post"
    assert record["article"]["published"] == "2021-12-05"
    (figure,) = record["quantities"]
    assert (figure["text"], figure["value"], figure["unit"]) == ("2 million euros", "2000000", "EUR")
    assert (figure["measures"], figure["status"]) == ("repairs to the harbour", "pledged")
    text = record["article"]["text"]
    assert all(text[item["start"] : item["end"]] == item["text"] for item in record["quantities"])


def test_the_words_of_the_project_are_heeded(project: Path, run: Run, capsys: Captured) -> None:
    with (project / "briefmaker.toml").open("a", encoding="utf-8") as configuration:
        configuration.write(
            '\n[words]\nfurniture_lines = ["“We had no choice, and the ships will wait at sea.”"]\n'
        )
    page = project / "sources" / "page.txt"
    page.write_text(
        "The council met and closed the harbour.\n\n“We had no choice, and the ships will wait at sea.”\n"
    )

    assert run("inspect", page, "--project", project) == 0

    assert "  project: “We had no choice" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_a_usage_error(run: Run, capsys: Captured) -> None:
    assert run("inspect", "nowhere.txt") == 2

    assert capsys.readouterr().err == "nowhere.txt: error: there is no such file\n"


def test_a_file_that_cannot_be_read_is_an_error_with_its_name(
    tmp_path: Path, run: Run, capsys: Captured
) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0")

    assert run("inspect", tmp_path / "a.txt") == 1

    assert capsys.readouterr().err == "a.txt: error: is not a text file\n"
