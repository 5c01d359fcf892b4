"""The same input gives the same bytes: in another zone, locale and order of files, at another path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import briefmaker
from paths import ROOT

ELSEWHERE = {
    "another zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "plain ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "another home": {"HOME": "/nowhere", "USER": "somebody"},
}


def built(folder: Path, environment: dict[str, str], *, backwards: bool = False) -> dict[str, bytes]:
    """Build all packs of the samples at `folder` in a process of its own; return the files by name."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "briefmaker.toml", folder / "briefmaker.toml")
    (folder / "sources").mkdir()
    for path in sorted((ROOT / "sources").iterdir(), reverse=backwards):
        if path.is_file():
            shutil.copyfile(path, folder / "sources" / path.name)  # with times of now
    command = [sys.executable, "-m", "briefmaker.cli", "build", "--to", "docx,pdf,html"]
    plain = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": "1646897400", "PYTHONHASHSEED": "1"}
    plain["PYTHONPATH"] = str(Path(briefmaker.__file__).parents[1])
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=plain | environment)
    return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir()) if path.is_file()}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("here") / "a project"
    folder.mkdir()
    return built(folder, {})


@pytest.mark.parametrize("where", ELSEWHERE)
def test_the_bytes_are_the_same_in(where: str, here: dict[str, bytes], tmp_path: Path) -> None:
    there = built(tmp_path, ELSEWHERE[where])

    assert len(there) == 5 * 4 + 1  # and the note of what was written
    assert [name for name in here if here[name] != there[name]] == []


def test_the_bytes_are_the_same_at_another_path_with_files_in_another_order(
    here: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "Ünterlagen" / "b"
    folder.mkdir(parents=True)

    there = built(folder, {}, backwards=True)

    assert [name for name in here if here[name] != there[name]] == []
