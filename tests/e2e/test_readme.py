"""README's commands, run as they stand there; the set-up and the test command are what CI runs."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from paths import ROOT

SET_UP = ("python3 -m venv", "uv venv")


def commands() -> list[str]:
    lines = re.findall(r"^    (\S.*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    return [line for line in lines if not line.startswith(SET_UP)]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of what a new user has: no tests, no packs."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in ("sources", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "briefmaker.toml", folder)
    return folder


def run(command: str, folder: Path) -> str:
    words = shlex.split(command.replace(".venv/bin/briefmaker", "briefmaker"))
    assert words[0] == "briefmaker"
    done = subprocess.run(
        [sys.executable, "-m", "briefmaker.cli", *words[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_first_command_builds_every_pack(checkout: Path) -> None:
    first = re.search(
        r"pip install \. && (\S+ build)$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert first is not None
    run(first[1], checkout)

    names = {path.name for path in (checkout / "out").iterdir()}
    topics = ("ukraine", "belarus", "nato-strategy", "eu-aid", "pack")
    assert names - {".written"} == {
        f"{topic}.{ending}" for topic in topics for ending in ("docx", "pdf", "json")
    }


def test_every_other_command_works(checkout: Path) -> None:
    found = commands()
    run("briefmaker build", checkout)

    assert len(found) >= 6
    for command in found:
        assert run(command, checkout)


def test_what_the_text_names_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target
    for command in re.findall(r"`briefmaker ([a-z ]+?)[`A-Z ]", text):
        done = subprocess.run(
            [sys.executable, "-m", "briefmaker.cli", *command.split()[:1], "--help"],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, command
