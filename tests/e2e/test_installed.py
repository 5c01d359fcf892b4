"""The program as users have it: built to a wheel, installed, run as a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from paths import ROOT, SHARED


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds nothing but our wheel, unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", folder, ROOT],
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(
    installed: Path, *arguments: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefmaker.cli", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed), "SOURCE_DATE_EPOCH": "1646352000", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_has_all_its_data(installed: Path, project: Path) -> None:
    where = "import briefmaker; print(briefmaker.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", where],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(done.stdout.strip()).is_relative_to(installed)
    assert (installed / "briefmaker" / "py.typed").is_file()


def test_a_build_from_the_wheel(installed: Path, project: Path) -> None:
    done = run(installed, "build", "--topic", "harbour", cwd=project)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["out/harbour.docx", "out/harbour.pdf", "out/harbour.json"]


def test_the_same_input_gives_the_same_bytes(installed: Path, project: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(project, tmp_path / "elsewhere" / "copy")

    run(installed, "build", cwd=project, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    run(installed, "build", cwd=elsewhere, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C")

    names = sorted(path.name for path in (project / "out").iterdir())
    assert len(names) == 10
    for name in names:
        assert (project / "out" / name).read_bytes() == (elsewhere / "out" / name).read_bytes(), name


def test_templates_and_themes_of_a_users_folder_work_with_the_wheel(
    installed: Path, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "theme.yml").write_text("meta: {extends: ministry}\ncolor: {palette: {oxblood: '#0b4f3c'}}\n")
    (folder / "_head.md.j2").write_text("# House paper on {{ topic.title }}\n")
    (folder / "mine.md.j2").write_text('{% include "_head.md.j2" %}\n\n{{ brief.key_points[0].text }}\n')
    shutil.copytree(folder, project / "templates", dirs_exist_ok=True)

    for place in ((), ("--templates", str(folder))):
        options = ("--topic", "harbour", "--template", "mine", "--to", "html", *place)
        done = run(installed, "build", *options, cwd=project)
        assert (done.returncode, done.stderr) == (0, "")
        page = (project / "out" / "harbour.html").read_text(encoding="utf-8")
        assert "House paper on" in page
        assert "#0b4f3c" in page

    checked = run(installed, "templates", "check", "briefing", "one-page", "pack", cwd=project)
    assert checked.stdout.splitlines() == ["briefing: right", "one-page: right", "pack: right"]
    listed = run(installed, "templates", "variables", cwd=project)
    assert listed.stdout in (ROOT / "docs" / "variables.md").read_text(encoding="utf-8")


def test_help_answers_without_the_heavy_libraries(installed: Path, project: Path) -> None:
    code = (
        "import sys\nsys.argv = ['briefmaker', '--help']\nfrom briefmaker.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = 'docx reportlab jinja2 lark pydantic yaml briefmaker.analysis'.split()\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.skipif(not SHARED.is_dir(), reason="no real articles beside the project")
def test_each_quotation_of_the_record_stands_in_the_pdf_word_for_word(
    installed: Path, tmp_path: Path
) -> None:
    done = run(
        installed,
        "build",
        "--sources",
        SHARED / "articles",
        "--project",
        ROOT,
        "--out",
        tmp_path,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr

    for topic in ("ukraine", "belarus", "nato-strategy", "eu-aid"):
        record = json.loads((tmp_path / f"{topic}.json").read_text(encoding="utf-8"))
        text = pdf_words(tmp_path / f"{topic}.pdf")
        for quote in record["quotes"]:
            assert "".join(quote["exact"].split()) in text, quote["exact"]


def pdf_words(path: Path) -> str:
    """Return what stands on the pages without white space and without the footers."""
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    lines = [line for line in done.stdout.split("\n") if "Page " not in line or " of " not in line]
    return "".join("".join(lines).split())


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_the_docx_with_all_its_words(
    installed: Path, project: Path, tmp_path: Path
) -> None:
    run(installed, "build", "--topic", "harbour", cwd=project)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path / 'profile'}",
        "--headless",
        "--convert-to",
    ]

    subprocess.run(
        [*command, "txt:Text (encoded):UTF8", "--outdir", tmp_path, project / "out" / "harbour.docx"],
        check=True,
        capture_output=True,
        timeout=100,
    )

    words = " ".join((tmp_path / "harbour.txt").read_text(encoding="utf-8-sig").split())
    record = json.loads((project / "out" / "harbour.json").read_text(encoding="utf-8"))
    for point in record["key_points"]:
        assert point["text"] in words
    assert record["quotes"][0]["exact"] in words
