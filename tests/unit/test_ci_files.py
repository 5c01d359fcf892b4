"""The files for the usual hosts run the checks of the project, and veraPDF over the packs."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from paths import ROOT


def commands(value: Any) -> list[str]:
    """Return every text in a file of settings."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in commands(each)]
    if isinstance(value, list):
        return [text for each in value for text in commands(each)]
    return [str(value)]


@pytest.mark.parametrize("name", [".github/workflows/ci.yml", ".gitlab-ci.yml"])
def test_it_runs_the_checks_and_verapdf(name: str) -> None:
    told = commands(yaml.safe_load((ROOT / name).read_text(encoding="utf-8")))

    assert any(".ci/run" in text for text in told)
    assert any("--flavour ua1" in text for text in told)
    assert any(text.startswith("verapdf/cli:") or " verapdf/cli:" in text for text in told)
