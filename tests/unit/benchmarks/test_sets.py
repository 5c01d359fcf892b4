from __future__ import annotations

import json
from pathlib import Path

import pytest

from paths import ROOT
from scoring.sets import load_sets

BUILDER = """
import json, pathlib, sys
pathlib.Path(sys.argv[2], "quotes_dev.jsonl").write_text(json.dumps({"id": "a", "text": "x\\u2028y"}) + "\\n")
"""


def test_sets_that_lie_in_the_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "quantities_dev.json").write_text('[{"text": "Two ships."}]', encoding="utf-8")

    assert load_sets(tmp_path, tmp_path / "builders").quantities == [{"text": "Two ships."}]


def test_a_missing_set_names_what_to_clone(tmp_path: Path) -> None:
    sets = load_sets(tmp_path, tmp_path / "builders")

    assert sets.quotes is None
    assert sets.notes[0] == (
        f"quotes_dev.jsonl left out: clone networkdynamics/PolNeAR as {tmp_path / 'polnear.git'} "
        "(git clone --bare) to build it"
    )


def test_a_missing_set_is_built_from_its_clone(tmp_path: Path) -> None:
    (tmp_path / "polnear.git").mkdir()
    (tmp_path / "build_quotes.py").write_text(BUILDER, encoding="utf-8")

    sets = load_sets(tmp_path, tmp_path)

    assert sets.quotes == [{"id": "a", "text": "x\u2028y"}]
    assert len(sets.notes) == 2


def test_a_builder_that_fails_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "cqe.git").mkdir()
    (tmp_path / "build_quantities.py").write_text('raise SystemExit("no objects")', encoding="utf-8")

    notes = load_sets(tmp_path, tmp_path).notes

    assert "quantities_dev.json left out: build_quantities.py failed: no objects" in notes


@pytest.mark.parametrize("folder", ["data", "out"])
def test_no_set_is_built_inside_the_project(folder: str, tmp_path: Path) -> None:
    sets = load_sets(ROOT / folder, tmp_path)

    assert all("is inside the project" in note for note in sets.notes)
    assert json.dumps(sets.quotes) == "null"
