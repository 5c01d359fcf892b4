from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]


def test_sources_shows_what_is_there_and_what_is_missing(project: Path, run: Run, capsys: Captured) -> None:
    assert run("sources", "--project", project) == 0

    assert capsys.readouterr().out == (
        "file        publisher        date        words  quotes  topics     missing\n"
        "herald.txt  -                -           44     2       harbour 3  publisher, date, link\n"
        "post.md     The Island Post  2021-12-05  25     0       harbour 2  -\n"
    )


def test_sources_as_json(project: Path, run: Run, capsys: Captured) -> None:
    (project / "sources" / "empty.txt").write_text("")

    assert run("sources", "--project", project, "--json") == 0

    document = json.loads(capsys.readouterr().out)
    assert document["left_out"] == [{"path": "empty.txt", "reason": "is empty"}]
    assert document["sources"][0]["missing"] == ["publisher", "date", "link"]
    assert document["sources"][1]["topics"] == {"harbour": 2}


def test_a_date_is_kept_beside_the_file_and_used(project: Path, run: Run, capsys: Captured) -> None:
    file = project / "sources" / "herald.txt"

    assert run("sources", "date", file, "2021-12-03") == 0

    assert capsys.readouterr().out == f"{file}.toml\n"
    assert run("inspect", file, "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert record["article"]["published"] == "2021-12-03"
    assert record["dates"][0]["value"] == "2021-12-03"  # `on Friday`


def test_a_date_that_is_none_is_a_usage_error(project: Path, run: Run, capsys: Captured) -> None:
    assert run("sources", "date", project / "sources" / "herald.txt", "yesterday") == 2

    assert capsys.readouterr().err == "error: 'yesterday' is no date; write it as 2022-03-04\n"


def test_an_article_is_added_with_what_is_said_about_it(
    project: Path, run: Run, capsys: Captured, tmp_path: Path
) -> None:
    (tmp_path / "gazette.txt").write_text(
        "The harbour of Nordvik will open again on Monday, the council said."
    )

    said = ("--publisher", 'The "Gazette"', "--date", "2021-12-06", "--url", "https://gazette.example/x")
    assert run("sources", "add", tmp_path / "gazette.txt", *said, "--project", project) == 0

    target = project / "sources" / "gazette.txt"
    assert capsys.readouterr().out == f"{target}\n{target}.toml\n"
    assert run("sources", "--project", project, "--json") == 0
    added = json.loads(capsys.readouterr().out)["sources"][0]
    assert (added["path"], added["publisher"], added["published"]) == (
        "gazette.txt",
        'The "Gazette"',
        "2021-12-06",
    )


@pytest.mark.parametrize("name", ["herald.txt", "nowhere.txt", "binary.txt"])
def test_what_cannot_be_added_is_refused(
    project: Path, run: Run, capsys: Captured, tmp_path: Path, name: str
) -> None:
    (tmp_path / "herald.txt").write_text("Another text about the harbour.")
    (tmp_path / "binary.txt").write_bytes(b"\0\1")

    status = run("sources", "add", tmp_path / name, "--project", project)

    expected = {
        "herald.txt": (
            1,
            f"{project / 'sources' / 'herald.txt'}: error: is already there; give it another name\n",
        ),
        "nowhere.txt": (2, f"{tmp_path / 'nowhere.txt'}: error: there is no such file\n"),
        "binary.txt": (1, "binary.txt: error: is not a text file\n"),
    }  # fmt: skip
    assert (status, capsys.readouterr().err) == expected[name]
    assert not (project / "sources" / "binary.txt").exists()


def test_a_value_that_cannot_be_kept_leaves_nothing_behind(
    project: Path, run: Run, capsys: Captured, tmp_path: Path
) -> None:
    file = tmp_path / "gazette.txt"
    file.write_text("The harbour is open again, the council said on Monday.")

    assert run("sources", "add", file, "--url", "not an address", "--project", project) == 2

    assert "'not an address' is no" in capsys.readouterr().err
    assert not list((project / "sources").glob("gazette*"))
