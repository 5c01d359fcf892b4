"""The packs that a build writes of the samples, read by the rules of PDF/UA-1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import briefmaker
from paths import ROOT
from pdf_ua import violations


def test_every_pack_of_the_samples_is_tagged_by_the_rules(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(Path(briefmaker.__file__).parents[1]), "SOURCE_DATE_EPOCH": "1772409600"}
    command = [
        sys.executable,
        "-m",
        "briefmaker.cli",
        "build",
        "--project",
        str(ROOT),
        "--out",
        str(tmp_path),
    ]

    subprocess.run(command, check=True, capture_output=True, env=environment)

    packs = sorted(tmp_path.glob("*.pdf"))
    assert [pack.stem for pack in packs] == ["belarus", "eu-aid", "nato-strategy", "pack", "ukraine"]
    assert {pack.stem: violations(pack.read_bytes()) for pack in packs} == {pack.stem: [] for pack in packs}
