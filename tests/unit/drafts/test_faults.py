"""What an editor may not do to a draft, each fault on its full text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.errors import DraftError

HERALD = """---
title: Storm shuts the harbour
publisher: The Herald
date: 2022-03-01
---
Some 40 ships wait outside the harbour, Mayor Anna Berg said.

“We had no choice, and the ships will wait at sea,” Mayor Anna Berg said at the harbour.

“No ship leaves the harbour tonight, whoever asks,” harbourmaster Jonas Holt said.
"""
POST = """---
title: Ships shut out
publisher: The Post
date: 2022-03-02
---
The council denies that it knew of the damage to the harbour, the ministry of the sea said on Tuesday.

The harbour takes 300 ships a year, the council said.
"""
CONFIG = '[topics.harbour]\ntitle = "The harbour"\nquery = "harbour* OR ships"\n'
CASES = {
    title: tuple(part.strip("\n") for part in f"\n{rest}".split("\n---"))
    for title, _, rest in (
        case.partition("\n")
        for case in Path(__file__).with_name("faults.txt").read_text(encoding="utf-8").split("=== ")[1:]
    )
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("harbour")
    (root / "sources").mkdir()
    (root / "sources" / "herald.md").write_text(HERALD, encoding="utf-8")
    (root / "sources" / "post.md").write_text(POST, encoding="utf-8")
    (root / "briefmaker.toml").write_text(CONFIG, encoding="utf-8")
    made = CliRunner().invoke(app, ["build", "--topic", "harbour", "--to", "md", "--project", str(root)])
    assert made.exit_code == 0, made.exception
    return root


@pytest.fixture
def desk(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(built, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def faults(desk: Path, old: str, new: str) -> list[str]:
    """Type `new` over the first `old` of the draft, render it and return its faults without their places."""
    path = desk / "out" / "harbour.md"
    text = path.read_text(encoding="utf-8")
    assert old in text, text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    error = CliRunner().invoke(app, ["render", "out/harbour.md"]).exception
    assert isinstance(error, DraftError), error
    lines = path.read_text(encoding="utf-8").split("\n")
    for problem in error.problems:
        file, _, line = str(problem.where).partition(":")
        assert file == "out/harbour.md"
        assert not line or lines[int(line) - 1].strip()
    return [problem.message for problem in error.problems]


@pytest.mark.parametrize("name", CASES)
def test_what_was_altered_is_named_with_the_original(name: str, desk: Path) -> None:
    old, new, messages = CASES[name]

    assert faults(desk, old, new) == messages.split("\n")
