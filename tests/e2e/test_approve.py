"""A draft is approved, sealed and never changed; what is handed round can be told by its manifest."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from briefmaker.cli.app import app
from paths import ROOT
from pdf_ua import violations

MORNING = "1646897400"  # 10 March 2022, 07:30 UTC


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    (tmp_path / "briefmaker.toml").write_text('[project]\nauthor = "Press office"\n', encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MORNING)
    return tmp_path


def run(project: Path, *words: str) -> str:
    group = 2 if words[0] == "desk" else 1
    result = CliRunner().invoke(app, [*words[:group], "--project", str(project), *words[group:]])
    assert result.exit_code == 0, result.output
    return result.stdout


def complaint(project: Path, *words: str) -> str:
    result = CliRunner().invoke(app, [words[0], "--project", str(project), *words[1:]])
    assert result.exit_code == 1
    return str(result.exception)


def approved(project: Path, topic: str = "ukraine", *names: str) -> Path:
    run(project, "build", "--topic", topic)
    told = [run(project, "approve", topic, "--by", name) for name in names or ("M. Ionescu",)]
    return Path(told[-1].strip())


def test_an_approved_edition_says_by_whom_and_is_no_draft(project: Path) -> None:
    folder = approved(project)

    assert folder == project / "out" / "editions" / "ukraine" / "2022-03-10"
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(folder / "ukraine.docx")).paragraphs)
    assert "APPROVED by M. Ionescu, 10 March 2022 · Edition 10 March 2022" in text
    assert "DRAFT" not in text
    assert "No person has checked this draft." not in text
    page = PdfReader(folder / "ukraine.pdf").pages[0].extract_text()
    assert "APPROVED by M. Ionescu" in page
    assert "DRAFT" not in page
    assert violations((folder / "ukraine.pdf").read_bytes()) == []
    record = json.loads((folder / "ukraine.json").read_text(encoding="utf-8"))
    assert record["status"] == "approved"
    assert record["approved"] == {"by": ["M. Ionescu"], "at": "2022-03-10T07:30:00+00:00"}


def test_what_is_sealed_is_read_only_and_stands_in_the_folder_of_packs_too(project: Path) -> None:
    folder = approved(project)

    assert sorted(path.name for path in folder.iterdir()) == [
        "manifest.json",
        "ukraine-mail.eml",
        "ukraine-mail.json",
        "ukraine.docx",
        "ukraine.html",
        "ukraine.json",
        "ukraine.pdf",
    ]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o444 for path in folder.iterdir())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o555
    for name in ("ukraine.docx", "ukraine.json", "ukraine.pdf"):
        assert (project / "out" / name).read_bytes() == (folder / name).read_bytes()


def test_the_manifest_tells_a_file_of_the_edition_from_any_other(project: Path, tmp_path: Path) -> None:
    folder = approved(project)
    received = tmp_path / "received.pdf"
    received.write_bytes((folder / "ukraine.pdf").read_bytes())
    manifest = str(folder / "manifest.json")

    told = run(project, "verify", str(received), "--manifest", manifest)

    assert told == (
        f"{received}: is ukraine.pdf of ukraine, edition 2022-03-10, "
        "approved by M. Ionescu at 2022-03-10T07:30:00+00:00\n"
    )
    received.write_bytes(received.read_bytes().replace(b"%%EOF", b"%%EOF\n"))
    result = CliRunner().invoke(app, ["verify", str(received), "--manifest", manifest])
    assert result.exit_code == 1
    assert "is no file of ukraine, edition 2022-03-10" in result.stderr


def test_the_manifest_holds_hashes_of_all_that_went_in(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "theme.yml").write_text("page: {size: letter}\n", encoding="utf-8")
    folder = approved(project)

    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))

    assert {"briefmaker.toml", "templates/theme.yml", "sources/europa-weapons.md"} <= set(told["inputs"])
    mail = {"ukraine-mail.eml", "ukraine-mail.json"}
    assert set(told["outputs"]) == {"ukraine.docx", "ukraine.pdf", "ukraine.json", "ukraine.html", *mail}
    assert all(len(digest) == 64 for digest in (*told["inputs"].values(), *told["outputs"].values()))


def test_a_later_build_is_a_draft_again_and_compares_with_what_was_sealed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(MORNING) + 86400))

    run(project, "build", "--topic", "ukraine")

    record = json.loads((project / "out" / "ukraine.json").read_text(encoding="utf-8"))
    assert record["status"] == "draft"
    assert record["edition"] == {"label": "2022-03-11", "built": "2022-03-11", "against": "2022-03-10"}


def test_an_edition_is_sealed_once(project: Path) -> None:
    folder = approved(project)
    run(project, "build", "--topic", "ukraine")

    assert complaint(project, "approve", "ukraine", "--by", "A. Kowalska") == (
        f"{folder}: is sealed already and is never changed; build with another --edition to correct it"
    )


@pytest.mark.parametrize("changed", ["sources/europa-weapons.md", "out/ukraine.pdf", "desk.toml"])
def test_what_is_not_the_draft_that_was_looked_at_is_not_approved(project: Path, changed: str) -> None:
    run(project, "build", "--topic", "ukraine")
    path = project / changed
    if changed == "desk.toml":
        path.write_text(
            '[[slot]]\ntopic = "ukraine"\nname = "action"\ntext = "Call the embassy."\n', encoding="utf-8"
        )
    else:
        path.write_bytes(path.read_bytes().replace(b"one billion", b"two billion") + b"\n")

    told = complaint(project, "approve", "ukraine", "--by", "M. Ionescu")

    assert "is not what the sources, templates and desk give now" in told
    assert not (project / "out" / "editions").exists()


def test_an_approved_document_is_not_approved_again(project: Path) -> None:
    approved(project)

    assert complaint(project, "approve", "ukraine", "--by", "A. Kowalska") == (
        f"{project / 'out' / 'ukraine.json'}: is approved already; build it again if it is to be changed"
    )


def test_two_approvers_seal_it_where_two_are_asked_for(project: Path) -> None:
    with (project / "briefmaker.toml").open("a", encoding="utf-8") as file:
        file.write("[approval]\napprovers = 2\n")
    run(project, "build", "--topic", "ukraine")

    assert run(project, "approve", "ukraine", "--by", "M. Ionescu") == ""
    assert run(project, "approve", "ukraine", "--by", "M. Ionescu") == ""
    assert not (project / "out" / "editions").exists()
    folder = Path(run(project, "approve", "ukraine", "--by", "A. Kowalska").strip())

    record = json.loads((folder / "ukraine.json").read_text(encoding="utf-8"))
    assert record["approved"]["by"] == ["M. Ionescu", "A. Kowalska"]


def test_a_slot_that_is_asked_for_must_be_filled(project: Path) -> None:
    with (project / "briefmaker.toml").open("a", encoding="utf-8") as file:
        file.write('[approval]\nrequired = ["why-it-matters"]\n')
    run(project, "build", "--topic", "ukraine")

    assert complaint(project, "approve", "ukraine", "--by", "M. Ionescu") == (
        "ukraine: the slot `why-it-matters` is not filled; "
        "`briefmaker desk fill ukraine why-it-matters TEXT` fills it"
    )


@pytest.mark.parametrize("template", ["briefing", "one-page"])
def test_a_slot_that_is_asked_for_is_visible_in_the_draft_until_it_is_filled(
    project: Path, template: str
) -> None:
    with (project / "briefmaker.toml").open("a", encoding="utf-8") as file:
        file.write('[approval]\nrequired = ["why-it-matters"]\n')

    def printed() -> list[str]:
        run(project, "build", "--topic", "ukraine", "--template", template)
        return [each.text for each in docx.Document(str(project / "out" / "ukraine.docx")).paragraphs]

    draft = printed()
    place = draft.index("Why it matters")
    assert draft[place + 1] == "To be written before this draft can be approved."
    assert "Action" not in draft

    run(project, "desk", "fill", "ukraine", "why-it-matters", "The harbour closes.")
    assert "The harbour closes. (written by the editor)" in printed()
    assert "To be written before this draft can be approved." not in printed()


def test_the_joint_pack_is_approved_like_a_topic(project: Path) -> None:
    run(project, "build")

    folder = Path(run(project, "approve", "pack", "--by", "M. Ionescu").strip())

    assert folder.parts[-2:] == ("pack", "2022-03-10")
    assert "APPROVED by M. Ionescu" in PdfReader(folder / "pack.pdf").pages[0].extract_text()


def test_a_topic_has_the_template_that_the_configuration_gives_it(project: Path) -> None:
    path = project / "briefmaker.toml"
    path.write_text(
        '[topics.ukraine]\ntitle = "Ukraine"\nquery = "Ukrain*"\ntemplate = "one-page"\n'
        '[topics.poland]\ntitle = "Poland"\nquery = "Poland OR Ukrain*"\n'
    )
    run(project, "build")

    pages = {name: len(PdfReader(project / "out" / f"{name}.pdf").pages) for name in ("ukraine", "poland")}
    assert pages["ukraine"] == 1
    assert pages["poland"] > 1
    assert (project / "out" / "pack.pdf").is_file()

    run(project, "build", "--topic", "ukraine", "--template", "briefing")
    assert len(PdfReader(project / "out" / "ukraine.pdf").pages) > 1

    folder = approved(project)
    assert len(PdfReader(folder / "ukraine.pdf").pages) == 1


def test_a_template_of_a_topic_that_is_not_there_is_named(project: Path) -> None:
    (project / "briefmaker.toml").write_text(
        '[topics.ukraine]\ntitle = "Ukraine"\nquery = "Ukrain*"\ntemplate = "one-pager"\n'
    )

    assert complaint(project, "build") == "there is no template `one-pager`; did you mean `one-page`?"


def test_a_damaged_ledger_is_an_error_and_not_a_new_ledger(project: Path) -> None:
    run(project, "build", "--topic", "ukraine")
    ledger = project / ".briefmaker" / "ledger.db"
    ledger.parent.mkdir()
    ledger.write_bytes(b"not a ledger" * 100)

    told = complaint(project, "approve", "ukraine", "--by", "M. Ionescu")

    assert told == (
        f"{ledger}: the ledger cannot be used: file is not a database. "
        "It is not made anew: put its newest copy in its place"
    )
    assert ledger.read_bytes() == b"not a ledger" * 100


def test_the_clean_up_leaves_no_trace(project: Path) -> None:
    approved(project)

    assert [path.name for path in (project / "out").rglob(".*")] == [".written"]
    assert os.environ["SOURCE_DATE_EPOCH"] == MORNING
