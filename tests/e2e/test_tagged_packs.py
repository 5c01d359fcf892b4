"""The packs that a build writes of the samples, read by the rules of PDF/UA-1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import briefmaker
from briefmaker.renderers.theme import BUILT_IN_THEMES
from paths import ROOT
from pdf_ua import violations


@pytest.mark.parametrize("theme", BUILT_IN_THEMES)
def test_every_pack_of_the_samples_is_tagged_by_the_rules(theme: str, tmp_path: Path) -> None:
    looks, out = tmp_path / "looks", tmp_path / "out"
    looks.mkdir()
    (looks / "theme.yml").write_text(f"meta: {{extends: {theme}}}\n")
    environment = {"PYTHONPATH": str(Path(briefmaker.__file__).parents[1]), "SOURCE_DATE_EPOCH": "1772409600"}
    command = [
        sys.executable,
        "-m",
        "briefmaker.cli",
        "build",
        "--project",
        str(ROOT),
        "--templates",
        str(looks),
        "--out",
        str(out),
    ]

    subprocess.run(command, check=True, capture_output=True, env=environment)

    packs = sorted(out.glob("*.pdf"))
    assert [pack.stem for pack in packs] == ["belarus", "eu-aid", "nato-strategy", "pack", "ukraine"]
    assert {pack.stem: violations(pack.read_bytes()) for pack in packs} == {pack.stem: [] for pack in packs}
