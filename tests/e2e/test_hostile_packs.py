"""Packs of three hundred articles that try to break a document, in every template, read by every checker."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import verapdf
from briefmaker.cli.app import app
from paths import SHARED
from pdf_ua import violations

TOOLS = SHARED / "tools"
ARTICLES = 300
CONFIG = """[project]
contact = "<b>duty</b> & desk"
handling = "Internal <only>"

[topics.harbour]
title = "The <b>harbour</b> & Ο λιμένας 🚢"
query = "harbour*"

[topics.moon]
title = "Київ і Łódź"
query = "moon OR Київ"
"""
HARD = (
    "“<b>We</b> close the harbour & the {0} quay,” Mayor Anna Berg said on Friday.",
    "The harbour of Донаудампфшиффартсгезельшафтскапитэн{0} lost {0} million euros, Anna Berg said.",
    "Στο λιμάνι the harbour council counted {0} ships 🚢🛳 in the storm, said Pavlos Παπαδόπουλος.",
    "The harbour " + "un" * 90 + "loading of {0} ships ended on 3 March 2021.",
    "“Київ і Львів {0}: ми не закриємо harbour”, said Олена Коваль, who leads the harbour council of Київ.",
    r"The harbour \*paid* [link](javascript:alert({0})) `code` <script>alert(1)</script> {0} per cent more.",
)


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what each template makes of the articles."""
    folder = tmp_path_factory.mktemp("hostile")
    sources = folder / "sources"
    sources.mkdir()
    for number in range(ARTICLES):
        said = "\n\n".join(HARD[(number + at) % len(HARD)].format(number + 2) for at in range(3))
        meta = f"---\ntitle: '<i>Harbour</i> & 1. *stop* {number} «Λιμάνι»'\npublisher: 'Παper {number} 🗞'\n"
        where = f"date: 2021-03-{number % 27 + 1:02}\nurl: https://example.org/{number}?a=1&b=<2>\n---\n"
        (sources / f"{number:03}.md").write_text(f"{meta}{where}{said}\n", encoding="utf-8")
    (folder / "briefmaker.toml").write_text(CONFIG, encoding="utf-8")
    for template in ("briefing", "one-page"):
        command = ["build", "--project", str(folder), "--template", template, "--to", "docx,pdf,html"]
        if template == "one-page":
            command += ["--topic", "harbour", "--topic", "moon"]
        done = CliRunner().invoke(app, [*command, "--out", str(folder / template), "--words", "3000"])
        assert done.exit_code == 0, done.output
    return folder


def written(packs: Path, kind: str) -> list[Path]:
    found = sorted(packs.glob(f"*/*.{kind}"))
    assert [path.stem for path in found] == ["harbour", "moon", "pack", "harbour", "moon"]
    return found


def test_our_checker_finds_no_fault(packs: Path) -> None:
    found = [(path, fault) for path in written(packs, "pdf") for fault in violations(path.read_bytes())]

    assert found == []


@pytest.mark.skipif(verapdf.missing() is not None, reason=f"veraPDF cannot be run: {verapdf.missing()}")
def test_verapdf_finds_no_fault(packs: Path) -> None:
    verdicts = verapdf.verdicts(written(packs, "pdf"))

    assert all(verdict.checks > 500 for verdict in verdicts.values())
    assert [(path, rule) for path, verdict in verdicts.items() for rule in verdict.broken] == []


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_reads_the_files_without_a_warning(packs: Path) -> None:
    for path in written(packs, "pdf"):
        done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not TOOLS.is_dir(), reason="../shared is not there")
@pytest.mark.parametrize(("tool", "kind"), [("pdf_ua_check.py", "pdf"), ("docx_check.py", "docx")])
def test_the_checkers_beside_the_project_find_no_fault(packs: Path, tool: str, kind: str) -> None:
    files = map(str, written(packs, kind))

    done = subprocess.run(
        [sys.executable, str(TOOLS / tool), *files], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout[-2000:]
