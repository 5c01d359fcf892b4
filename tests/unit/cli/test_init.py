from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]


def test_a_new_project_builds_at_once(tmp_path: Path, run: Run, capsys: Captured) -> None:
    assert run("init", tmp_path / "briefings") == 0

    made = tmp_path / "briefings"
    assert {"briefmaker.toml", "sources", "templates", ".gitignore"} <= {path.name for path in made.iterdir()}
    assert capsys.readouterr().err == f"Now: cd {made} && briefmaker build\n"
    assert run("build", "--project", made, "--topic", "belarus", "--to", "pdf") == 0


def test_what_is_made_or_private_is_ignored_by_git(tmp_path: Path, run: Run) -> None:
    run("init", tmp_path)

    ignored = (tmp_path / ".gitignore").read_text().splitlines()
    assert ignored[1:] == ["out/", ".briefmaker/", "recipients.toml"]


def test_what_is_there_already_stays(tmp_path: Path, run: Run, capsys: Captured) -> None:
    (tmp_path / "briefmaker.toml").write_text('[project]\nauthor = "Press office"\n')

    assert run("init", tmp_path) == 0

    path = tmp_path / "briefmaker.toml"
    assert path.read_text() == '[project]\nauthor = "Press office"\n'
    assert f"{path} is there already; left as it is\n" in capsys.readouterr().err


def test_a_folder_that_is_a_file_is_an_error(tmp_path: Path, run: Run, capsys: Captured) -> None:
    (tmp_path / "file").write_text("x")

    assert run("init", tmp_path / "file") == 1

    assert "cannot be written" in capsys.readouterr().err
