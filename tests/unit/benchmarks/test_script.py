from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from paths import ROOT, SHARED

SCRIPT = ROOT / "benchmarks" / "analysis.py"


def printed(*arguments: str | Path) -> str:
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_scorers_it_says_so_and_measures_nothing(tmp_path: Path) -> None:
    assert printed("--shared", tmp_path) == (
        f"nothing measured: no scorers in {tmp_path / 'benchmarks'}; give --shared DIR\n"
    )


@pytest.mark.skipif(not SHARED.is_dir(), reason="no scorers beside the project")
def test_without_data_it_measures_what_is_there(tmp_path: Path) -> None:
    found = json.loads(printed("--shared", SHARED, "--data", tmp_path, "--json"))

    measures = {figure["measure"] for figure in found["figures"]}
    assert {"gold-joint", "samples-joint", "pace-articles", "pace-length", "pace-hostile"} <= measures
    assert list(found["curves"]) == ["annotated articles", "our own samples"]
    assert sum("left out: clone" in note for note in found["notes"]) == 3
