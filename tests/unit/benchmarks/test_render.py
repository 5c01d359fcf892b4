"""The table of what printing costs."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pypdf

from paths import ROOT
from prints.matter import as_markdown, sections
from prints.tools import ours_pdf


def test_the_content_is_always_the_same_and_as_long_as_asked_for() -> None:
    assert sections(5) == sections(5)
    assert as_markdown(sections(5)).count("\n## ") == 4

    pages = len(pypdf.PdfReader(BytesIO(ours_pdf(sections(20)))).pages)
    assert 15 <= pages <= 30


def test_it_prints_a_row_for_each_tool() -> None:
    script = ROOT / "benchmarks" / "render.py"
    skipped = ("--skip", "LibreOffice, PDF of our DOCX", "pandoc, DOCX", "WeasyPrint, PDF/UA of our HTML")

    done = subprocess.run(
        [sys.executable, str(script), "--pages", "2", *skipped],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    rows = done.stdout.splitlines()
    assert rows[0].split() == ["pages", "tool", "seconds", "MB", "KB", "beside"]
    names = ["ours, PDF", "ReportLab, untagged", "ours, DOCX", "python-docx", "ours, HTML"]
    assert [row[8:40].strip() for row in rows[1:]] == names
