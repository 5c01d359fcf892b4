"""An edited draft beside the rest of the work: comments, slots, Markdown, rebuilds, approval."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.compose import parse
from briefmaker.errors import ApprovalError, BriefmakerError, DraftError, InputError, UsageError
from paths import ROOT
from word_edits import AID, AMBULANCES, BUSES, LORRY, MARK, OWN, ZONE, insert, paragraph, remove, replace

KEPT = "warning: has been edited, or was not written there by `build`, and is kept as it is"
NEWS = """---
title: A bridge is open again
publisher: Baltic Courier
date: 2022-03-14
---
Engineers opened the bridge at Chernihiv to lorries with aid for Ukraine on Monday, the mayor said.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the pack on Ukraine, and all packs."""
    root = tmp_path_factory.mktemp("desk")
    run("init", str(root))
    run("build", "--project", str(root), "--to", "docx,pdf,md")
    return root


# Many tests work in the project without naming it.
# ruff: noqa: ARG001


@pytest.fixture
def desk(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of its own with the packs, in which commands run."""
    root = tmp_path / "desk"
    shutil.copytree(built, root)
    monkeypatch.chdir(root)
    return root


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def refused(*words: str) -> BriefmakerError:
    error = CliRunner().invoke(app, list(words)).exception
    assert isinstance(error, BriefmakerError), error
    return error


def edit(desk: Path, *changes: tuple[str, str]) -> None:
    """Type over words of the Markdown draft."""
    path = desk / "out" / "ukraine.md"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def line_of(words: str) -> int:
    """Return the line of the Markdown draft that holds the words."""
    lines = Path("out/ukraine.md").read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def said(desk: Path) -> str:
    pages = PdfReader(desk / "out" / "ukraine.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def record(desk: Path, name: str = "ukraine") -> dict[str, object]:
    told: dict[str, object] = json.loads((desk / "out" / f"{name}.json").read_bytes())
    return told


def test_a_draft_that_nobody_changed_gives_the_same_documents(desk: Path) -> None:
    before = {path.name: path.read_bytes() for path in (desk / "out").iterdir()}
    for name in ("ukraine.md", "pack.docx", "pack.md"):
        run("render", f"out/{name}")

    assert all(
        (desk / "out" / name).read_bytes() == content
        for name, content in before.items()
        if not name.endswith((".json", ".written"))
    )
    assert "base" not in record(desk)
    assert "base" not in record(desk, "pack")


def test_comments_are_kept_for_the_desk_and_not_printed(desk: Path) -> None:
    document = docx.Document("out/ukraine.docx")
    document.add_comment(paragraph(document, BUSES).runs[:1], "Ask the mission", author="Mira", initials="M")
    document.add_comment(paragraph(document, "Developments").runs, "Too long?", author="Mira", initials="M")
    document.save("out/ukraine.docx")

    told = run("render", "out/ukraine.docx")

    assert "2 comments are kept in desk.toml, and not printed; `briefmaker desk` lists them" in told
    listed = run("desk")
    (about,) = (line for line in listed.splitlines() if "Ask the mission" in line)
    assert BUSES in about
    assert about.endswith("→ Ask the mission (Mira)")
    assert "comment ukraine  Developments → Too long? (Mira)" in listed
    assert "Ask the mission" not in said(desk)
    assert "Ask the mission" not in docx.Document("out/ukraine.docx").element.xml
    run("build", "--topic", "ukraine", "--overwrite")
    assert "Ask the mission" in run("desk")


def test_what_is_written_into_a_slot_survives_a_rebuild(desk: Path) -> None:
    document = docx.Document("out/ukraine.docx")
    insert(document, ZONE, OWN, "First Paragraph")
    insert(document, ZONE, "Why it matters", "heading 1")
    document.save("out/ukraine.docx")

    run("render", "out/ukraine.docx")

    assert f"Why it matters {OWN} {MARK}" in said(desk)
    run("build", "--topic", "ukraine", "--overwrite")
    assert f"Why it matters {OWN} {MARK}" in said(desk)


def test_a_slot_of_a_topic_is_written_in_the_joint_pack(desk: Path) -> None:
    path = desk / "out" / "pack.md"
    text = path.read_text(encoding="utf-8")
    at = text.index("### Developments", text.index("\n## Belarus\n"))
    path.write_text(f"{text[:at]}### Lines to take\n\n{OWN}\n\n{text[at:]}", encoding="utf-8")

    run("render", "out/pack.md")

    assert run("desk") == f"lines-to-take  belarus  {OWN}\n"


def test_a_markdown_draft_is_edited_by_the_same_rules(desk: Path) -> None:
    edit(
        desk,
        (f"- [{ZONE}]", f"- Our ministers were there.\n- [{ZONE}]"),
        (" for the town of Zaporizhzhia", ""),
    )

    told = run("render", "out/ukraine.md")

    assert "is shortened; an ellipsis shows it" in told
    assert f"Our ministers were there. {MARK}" in said(desk)
    assert "a field hospital …" in said(desk)
    assert run("verify", "out/ukraine.docx")
    assert f"Our ministers were there. {MARK}" in Path("out/ukraine.md").read_text(encoding="utf-8")
    assert "Our ministers were there.\n" in Path("out/ukraine.edited.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("nine hours", "nine days"),
            (
                "out/ukraine.md:LINE: a quotation was altered: “A lorry that waits nine days at a "
                f"checkpoint delivers nothing.” should be “{LORRY}” (europa-aid.md:5)"
            ),
        ),
        (("{cite=de1be0ddf4d5}", "{cite=nobody}"), "the draft has no source `nobody`"),
        ((f"[{ZONE}]{{ev=4adce99415c0}}", "[Peace is near.]{ev=abc}"), "the draft has no evidence `abc`"),
        (
            ("165000 Slovakia: 165,000", "165000 Romania: 165,000"),
            "a picture shows what the sources give, and",
        ),
        (("165000 Slovakia: 165,000", "965000 Slovakia: 165,000"), "a figure was altered: “965000 Slovakia"),
        (("::: highlight", "::: hilight"), "there is no container `hilight`; did you mean `highlight`?"),
    ],
)
def test_what_a_markdown_draft_may_not_say_is_an_error(
    change: tuple[str, str], message: str, desk: Path
) -> None:
    edit(desk, change)

    error = refused("render", "out/ukraine.md")

    assert isinstance(error, DraftError)
    assert message.replace("LINE", str(line_of(change[1]))) in str(error)
    assert str(error).startswith("out/ukraine.md")


def test_a_sentence_of_a_source_is_nobodys_own(desk: Path) -> None:
    source = "The drivers slept in their cabs and drove back through the night."
    path = desk / "sources" / "courier-convoy.txt"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{source}\n", encoding="utf-8")
    edit(desk, (f"- [{ZONE}]", f"- {source}\n- [{ZONE}]"))

    error = refused("render", "out/ukraine.md")

    line = path.read_text(encoding="utf-8").split("\n").index(source) + 1
    assert str(error) == (
        f"out/ukraine.md:{line_of(source)}: “{source}” stands word for word in courier-convoy.txt:{line}, "
        "and would be marked as the editor's: say it in other words, or build with more --words"
    )


def test_one_side_of_competing_accounts_does_not_go_alone(desk: Path) -> None:
    path = desk / "out" / "ukraine.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("### Competing accounts"))
    side = next(number for number in range(start, len(lines)) if lines[number].startswith("- [Opposition"))
    path.write_text("\n".join([*lines[:side], *lines[side + 1 :]]), encoding="utf-8")

    error = refused("render", "out/ukraine.md")

    assert str(error).startswith("out/ukraine.md: of competing accounts one side was taken out: “Opposition")
    assert str(error).endswith("”; cut all sides or none")


def test_a_draft_without_words_is_an_error(desk: Path) -> None:
    (desk / "out" / "ukraine.md").write_text("\n", encoding="utf-8")

    assert str(refused("render", "out/ukraine.md")) == "out/ukraine.md: holds no words; nothing is made of it"


def test_every_fault_is_named_in_one_run(desk: Path) -> None:
    edit(desk, ("nine hours", "nine days"), ("500 million euros of", "600 million euros of"))

    error = refused("render", "out/ukraine.md")

    assert isinstance(error, DraftError)
    assert [problem.message.partition(":")[0] for problem in error.problems] == [
        "a figure was altered",
        "a quotation was altered",
        "a figure was altered",
        "a figure was altered",
    ]
    places = [int(str(problem.where).rpartition(":")[2]) for problem in error.problems]
    assert places == sorted(places)


def test_a_rebuild_keeps_an_edited_draft_and_says_what_is_new(desk: Path) -> None:
    edit(desk, (f"- [{ZONE}]", f"- {OWN}\n- [{ZONE}]"))
    draft = Path("out/ukraine.md").read_bytes()
    (desk / "sources" / "bridge.md").write_text(NEWS, encoding="utf-8")

    told = run("build", "--topic", "ukraine", "--to", "docx,pdf,md")

    assert Path("out/ukraine.md").read_bytes() == draft
    assert f"out/ukraine.md: {KEPT}; a fresh build has 1 new" in told
    assert (
        "bridge.md:1: warning: new since the draft was built: “Engineers opened the bridge at Chernihiv"
        in told
    )
    run("render", "out/ukraine.md")
    again = run("build", "--topic", "ukraine")
    assert f"out/ukraine.docx: {KEPT}" in again
    assert f"{OWN} {MARK}" in said(desk)
    run("build", "--topic", "ukraine", "--overwrite")
    assert OWN not in said(desk)


def test_other_formats_built_in_between_make_no_draft_an_edited_one(desk: Path) -> None:
    run("build", "--topic", "ukraine", "--template", "mail", "--to", "eml")

    assert "is kept" not in run("build", "--topic", "ukraine", "--to", "docx,md")
    Path("out/.written").unlink()
    assert "out/ukraine.docx: warning: has been edited, or was not written there by `build`" in run(
        "build", "--topic", "ukraine"
    )


def test_a_draft_that_is_only_rendered_is_built_again(desk: Path) -> None:
    run("render", "out/ukraine.docx")

    assert "is kept" not in run("build", "--topic", "ukraine")


def test_an_edited_draft_is_approved_as_it_was_edited(desk: Path) -> None:
    edit(desk, (f"- [{ZONE}]", f"- {OWN}\n- [{ZONE}]"))
    run("render", "out/ukraine.md")

    run("approve", "ukraine", "--by", "M. Ionescu")

    told = said(desk)
    assert f"{OWN} {MARK}" in told
    assert "APPROVED by M. Ionescu," in told
    assert "DRAFT" not in told
    assert "No person has checked this draft." not in told
    assert "Suggested from the sources" not in told
    assert "What is marked as written by the editor rests on no source." in told
    assert run("verify", "out")
    assert parse(str(record(desk)["markdown"]))
    assert "is kept" not in run("build", "--topic", "ukraine", "--edition", "next")
    (sealed,) = Path("out/editions/ukraine").iterdir()
    error = refused("render", str(sealed / "ukraine.docx"))
    assert error.message == "is of an approved edition, which is never changed; build a new draft"


def test_an_edit_after_the_rendering_is_not_approved_unseen(desk: Path) -> None:
    edit(desk, (f"- [{ZONE}]", f"- {OWN}\n- [{ZONE}]"))
    run("render", "out/ukraine.md")
    document = docx.Document("out/ukraine.docx")
    replace(document, "500 million", "600 million", inside=AID)
    document.save("out/ukraine.docx")

    error = refused("approve", "ukraine", "--by", "M. Ionescu")

    assert isinstance(error, ApprovalError)
    assert error.where == "out/ukraine.docx"


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        (("out/none.docx",), InputError, "out/none.docx: cannot be read: No such file or directory"),
        (
            ("out/ukraine.pdf",),
            UsageError,
            "out/ukraine.pdf: a draft is a .docx or .md file that `build` wrote",
        ),
        (
            ("copy.docx",),
            InputError,
            "copy: has no record beside it, so that nobody can say what its words rest on",
        ),
        (
            ("out/broken.docx", "--record", "out/ukraine.json"),
            InputError,
            "out/broken.docx: is no DOCX that can be read",
        ),
    ],
)
def test_what_is_no_draft_is_an_error(
    words: tuple[str, ...], kind: type[BriefmakerError], message: str, desk: Path
) -> None:
    shutil.copy("out/ukraine.docx", "copy.docx")
    Path("out/broken.docx").write_text("no zip", encoding="utf-8")

    error = refused("render", *words)

    assert isinstance(error, kind)
    assert str(error) == message


def test_a_colleagues_copy_is_rendered_with_the_record_of_the_pack(desk: Path) -> None:
    document = docx.Document("out/ukraine.docx")
    remove(document, AMBULANCES)
    document.save("ukraine (2).docx")

    run("render", "ukraine (2).docx", "--record", "out/ukraine.json")

    assert not any(AMBULANCES in each.text for each in docx.Document("out/ukraine.docx").paragraphs)


def test_the_commands_of_the_page_on_editing_work_as_they_stand(desk: Path) -> None:
    page = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
    shutil.copy("out/ukraine.docx", "ukraine (2).docx")
    commands = re.findall(r"^    briefmaker (.+)$|`briefmaker (render \"[^`]+)`", page, re.MULTILINE)

    told = [run(*shlex.split(indented or inline)) for indented, inline in commands]

    assert len(told) == 5
    assert "out/ukraine.html" in told[-1]


def test_what_was_found_is_one_json_document(desk: Path) -> None:
    edit(desk, (f"- [{ZONE}]", f"- We sent 3 lorries.\n- [{ZONE}]"))

    result = CliRunner().invoke(app, ["render", "out/ukraine.md", "--to", "docx", "--json", "--strict"])

    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["written"] == ["out/ukraine.docx", "out/ukraine.md", "out/ukraine.pdf", "out/ukraine.json"]
    (own,) = (each for each in told["diagnostics"] if each["code"] == "own-figure")
    assert own == {
        "code": "own-figure",
        "severity": "warning",
        "message": "“We sent 3 lorries.” holds a number that rests on no source; "
        "it is marked as the editor's",
        "where": f"out/ukraine.md:{line_of('We sent 3 lorries.')}",
    }
