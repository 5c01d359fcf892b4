"""What the desk knows about outlets, from the configuration to the pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app

STORIES = {
    "a": ("The Herald", "Kyiv has asked its allies for 400 more generators before the winter."),
    "b": ("The Post", "Before the winter Kyiv has asked allies for another 400 generators."),
    "c": ("Panorama", "The ministry in Minsk says that Ukraine has moved 900 soldiers to the border."),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    for name, (publisher, words) in STORIES.items():
        (tmp_path / "sources" / f"{name}.md").write_text(
            f'---\ntitle: "Story {name}"\npublisher: "{publisher}"\n---\n\n{words}\n', encoding="utf-8"
        )
    return tmp_path


def built(project: Path, settings: str) -> dict[str, Any]:
    (project / "briefmaker.toml").write_text(settings, encoding="utf-8")
    result = CliRunner().invoke(
        app, ["build", "--project", str(project), "--topic", "ukraine", "--to", "html"]
    )
    assert result.exit_code == 0, result.exception
    found: dict[str, Any] = json.loads((project / "out" / "ukraine.json").read_text(encoding="utf-8"))
    return found


def test_the_kind_of_an_outlet_is_shown(project: Path) -> None:
    record = built(project, '[publishers.Panorama]\nkind = "state-controlled"\n')

    assert {source["publisher"]: source["kind"] for source in record["sources"]}[
        "Panorama"
    ] == "state-controlled"
    assert "Panorama (state-controlled)" in (project / "out" / "ukraine.html").read_text(encoding="utf-8")


def test_two_outlets_of_one_owner_are_one(project: Path) -> None:
    apart = max(point["reported_by"] for point in built(project, "")["key_points"])
    owned = '[publishers."The Herald"]\nowner = "Lind"\n[publishers."The Post"]\nowner = "Lind"\n'

    assert apart == 2
    assert max(point["reported_by"] for point in built(project, owned)["key_points"]) == 1


def test_a_blocked_outlet_is_left_out_and_named(project: Path) -> None:
    record = built(project, '[rights]\nblock = ["panorama"]\n')

    assert "Panorama" not in {source["publisher"] for source in record["sources"]}
    assert {"path": "c.md", "reason": "its publisher is blocked"} in record["left_out"]


def test_an_unknown_kind_is_refused(project: Path) -> None:
    (project / "briefmaker.toml").write_text('[publishers.Panorama]\nkind = "tabloid"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["build", "--project", str(project)])

    assert "publishers.Panorama.kind" in str(result.exception)
