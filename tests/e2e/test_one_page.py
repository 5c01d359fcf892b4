"""The one-page of the sample articles, and what a build says where it overflows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from briefmaker.cli.app import app
from paths import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    (tmp_path / "briefmaker.toml").write_text(
        '[project]\ncontact = "duty desk, 555 01 23"\n', encoding="utf-8"
    )
    return tmp_path


def run(project: Path, *words: str) -> str:
    result = CliRunner().invoke(app, [words[0], "--project", str(project), *words[1:]])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("topic", ["ukraine", "belarus", "nato-strategy", "eu-aid"])
def test_it_is_one_page_of_at_most_350_words(project: Path, topic: str) -> None:
    output = run(project, "build", "--topic", topic, "--template", "one-page", "--to", "pdf")
    (page,) = PdfReader(project / "out" / f"{topic}.pdf").pages

    words = page.extract_text().split()
    assert 100 < len(words) <= 350 + 12  # the footer's words beside the page's
    assert "Contact: duty desk, 555 01 23" in " ".join(words)
    assert "too-many" not in output


def test_an_overflow_is_said_and_the_type_not_made_smaller(project: Path) -> None:
    long = "It matters to every harbour of the coast. " * 140
    result = CliRunner().invoke(
        app, ["desk", "fill", "--project", str(project), "ukraine", "why-it-matters", long]
    )
    assert result.exit_code == 0, result.output

    output = run(project, "build", "--topic", "ukraine", "--template", "one-page", "--to", "pdf")

    assert "and may have 350" in output
    assert "The PDF takes 2 pages, and may take 1" in output
