from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]


def test_a_topic_gives_a_document_in_each_format_and_its_record(
    project: Path, run: Run, capsys: Captured
) -> None:
    assert run("build", "--project", project, "--topic", "harbour") == 0

    out = project / "out"
    printed = capsys.readouterr()
    assert printed.out.split() == [str(out / f"harbour.{ending}") for ending in ("docx", "pdf", "json")]
    assert printed.err == ""
    names = [".written", "harbour.docx", "harbour.json", "harbour.pdf"]
    assert sorted(path.name for path in out.iterdir()) == names


def test_all_three_say_the_same(project: Path, run: Run) -> None:
    run("build", "--project", project, "--topic", "harbour")

    record = json.loads((project / "out" / "harbour.json").read_text(encoding="utf-8"))
    docx = " ".join(p.text for p in Document(str(project / "out" / "harbour.docx")).paragraphs)
    pdf = " ".join(
        " ".join(page.extract_text() for page in PdfReader(project / "out" / "harbour.pdf").pages).split()
    )
    assert [quote["exact"] for quote in record["quotes"]] == [
        "We had no choice, and the ships will wait at sea"
    ]
    for words in (record["quotes"][0]["exact"], *(point["text"] for point in record["key_points"])):
        assert words in docx
        assert words in pdf
    assert "Herald Pictures" not in docx + pdf
    assert record["edition"] == {"label": "2022-03-04", "built": "2022-03-04", "against": None}


def test_without_a_topic_every_topic_is_built(project: Path, run: Run, capsys: Captured) -> None:
    assert run("build", "--project", project, "--to", "pdf") == 0

    assert [Path(line).name for line in capsys.readouterr().out.split()] == [
        "harbour.pdf", "harbour.json", "moon.pdf", "moon.json", "pack.pdf", "pack.json",
    ]  # fmt: skip


def test_a_topic_without_coverage_is_a_pack_that_says_so(project: Path, run: Run, capsys: Captured) -> None:
    assert run("build", "--project", project, "--topic", "moon") == 0

    assert capsys.readouterr().err == (
        "topics.moon: warning: the sources say nothing on 'The moon'; "
        "`briefmaker topics test moon` shows what its query looks for [no-coverage]\n"
    )
    pdf = PdfReader(project / "out" / "moon.pdf").pages[0].extract_text()
    assert "The sources hold nothing significant on The moon." in " ".join(pdf.split())


def test_strict_turns_a_warning_into_a_failure(project: Path, run: Run) -> None:
    assert run("build", "--project", project, "--topic", "moon", "--strict") == 1
    assert run("build", "--project", project, "--topic", "harbour", "--strict") == 0


def test_json_prints_one_document(project: Path, run: Run, capsys: Captured) -> None:
    (project / "sources" / "empty.txt").write_text("")

    assert run("build", "--project", project, "--topic", "harbour", "--json") == 0

    printed = capsys.readouterr()
    document = json.loads(printed.out)
    assert [Path(path).name for path in document["written"]] == [
        "harbour.docx",
        "harbour.pdf",
        "harbour.json",
    ]
    assert document["diagnostics"] == [
        {"code": "left-out", "severity": "warning", "message": "is empty; left out", "where": "empty.txt"}
    ]
    assert printed.err == ""


def test_a_file_that_cannot_be_read_is_named_and_left_out(project: Path, run: Run, capsys: Captured) -> None:
    (project / "sources" / "picture.txt").write_bytes(b"\x89PNG\0\0")

    assert run("build", "--project", project, "--topic", "harbour") == 0

    assert capsys.readouterr().err == "picture.txt: warning: is not a text file; left out [left-out]\n"
    record = json.loads((project / "out" / "harbour.json").read_text(encoding="utf-8"))
    assert {"path": "picture.txt", "reason": "is not a text file"} in record["left_out"]


def test_an_article_in_another_language_is_left_out(project: Path, run: Run, capsys: Captured) -> None:
    words = "Der Hafen wurde am Freitag wegen des Sturms geschlossen, sagte die Stadt. " * 3
    (project / "sources" / "hafen.txt").write_text(words, encoding="utf-8")

    assert run("build", "--project", project, "--topic", "harbour") == 0

    assert capsys.readouterr().err == (
        "hafen.txt: warning: is not in English, the only language read so far; left out [left-out]\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--topic", "harbor"), "error: there is no topic `harbor`; did you mean `harbour`?\n"),
        (("--topic", "xyz"), "error: there is no topic `xyz`; there are: harbour, moon\n"),
        (("--to", "docx,pfd"), "error: there is no renderer `pfd`; did you mean `pdf`?\n"),
        (
            ("--sources", "nowhere"),
            (
                "nowhere: error: there is no such folder of sources; "
                "name the folder with your articles with --sources\n"
            ),
        ),
        (("--templates", "nowhere"), "nowhere: error: there is no such folder of templates\n"),
        (
            ("--edition", "../x"),
            "error: '../x' is no label for an edition: letters, digits and . _ + - only, at most 64\n",
        ),
    ],
    ids=["near topic", "far topic", "format", "sources", "templates", "edition"],
)
def test_what_does_not_exist_is_a_usage_error_that_helps(
    project: Path, run: Run, capsys: Captured, arguments: tuple[str, ...], message: str
) -> None:
    assert run("build", "--project", project, *arguments) == 2

    assert capsys.readouterr().err == message
    assert not (project / "out").exists()


def test_an_unknown_option_is_a_usage_error(run: Run, capsys: Captured) -> None:
    assert run("build", "--topics", "x") == 2

    assert "No such option: --topics" in capsys.readouterr().err


def test_a_project_folder_that_is_not_there_is_a_usage_error(run: Run, capsys: Captured) -> None:
    assert run("build", "--project", "nowhere") == 2

    assert capsys.readouterr().err == (
        "nowhere: error: there is no such project folder; name one with --project\n"
    )


def test_configuration_errors_come_all_at_once(project: Path, run: Run, capsys: Captured) -> None:
    (project / "briefmaker.toml").write_text(
        '[project]\nautor = "x"\n[topics.a]\ntitle = "A"\nquery = "a AND"\n'
    )

    assert run("build", "--project", project) == 2

    where = project / "briefmaker.toml"
    assert capsys.readouterr().err == (
        f"{where}:2: error: there is no setting `project.autor`; did you mean `author`?\n"
        f"{where}:5: error: topics.a.query: the query ends too early: "
        "a word or a closing parenthesis is missing\n"
    )


def test_an_empty_folder_writes_nothing(project: Path, run: Run, capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert run("build", "--project", project, "--sources", tmp_path / "empty") == 1

    assert capsys.readouterr().err == (
        f"{tmp_path / 'empty'}: error: there is no article in this folder; "
        "put .htm, .html, .md or .txt files into it\n"
    )
    assert not (project / "out").exists()


def test_nothing_readable_writes_nothing(project: Path, run: Run, capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.txt").write_bytes(b"\0")

    assert run("build", "--project", project, "--sources", tmp_path / "bad") == 1

    assert capsys.readouterr().err == (
        f"{tmp_path / 'bad'}: error: no file in this folder can be read (1 left out); "
        "articles are .htm, .html, .md or .txt files in English\n"
    )
    assert not (project / "out").exists()


def test_a_target_that_cannot_be_written_leaves_the_earlier_files(
    project: Path, run: Run, capsys: Captured
) -> None:
    out = project / "out"
    (out / "harbour.pdf").mkdir(parents=True)
    (out / "harbour.docx").write_text("earlier")

    assert run("build", "--project", project, "--topic", "harbour", "--overwrite") == 1

    assert capsys.readouterr().err == (
        f"{out / 'harbour.pdf'}: error: is a folder; the document cannot take its place\n"
    )
    assert (out / "harbour.docx").read_text() == "earlier"
    assert sorted(path.name for path in out.iterdir()) == ["harbour.docx", "harbour.pdf"]


def test_a_folder_that_is_a_file_cannot_be_written_to(project: Path, run: Run, capsys: Captured) -> None:
    (project / "out").write_text("a file")

    assert run("build", "--project", project, "--topic", "harbour") == 1

    assert capsys.readouterr().err == f"{project / 'out'}: error: cannot be written: File exists\n"


def test_a_faulty_template_is_said_with_its_line(project: Path, run: Run, capsys: Captured) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "briefing.md.j2").write_text("# Title\n\n{{ breif.meta.title }}\n")

    assert run("build", "--project", project, "--topic", "harbour") == 1

    error = capsys.readouterr().err
    assert "briefing.md.j2:3: error: " in error
    assert "did you mean `brief`?" in error


def test_a_folder_without_configuration_is_taken_for_the_sources(
    tmp_path: Path, run: Run, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("The president of Belarus, Mr Adam Novik, resigned on Friday in Minsk.")
    monkeypatch.chdir(tmp_path)

    assert run("build", "--topic", "belarus", "--to", "pdf") == 0

    assert capsys.readouterr().out.split() == ["out/belarus.pdf", "out/belarus.json"]


def test_a_fault_of_ours_is_no_traceback(
    project: Path, run: Run, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("briefmaker.pipeline.compose", broken)

    assert run("build", "--project", project, "--topic", "harbour") == 70

    assert capsys.readouterr().err == (
        "error: internal error: RuntimeError: boom\n"
        "This is a fault of briefmaker, not yours: run again with --debug and report what it prints.\n"
    )


def test_an_interruption_has_its_own_status(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefmaker.pipeline.compose", interrupted)

    assert run("build", "--project", project, "--topic", "harbour") == 130


def test_a_date_of_the_build_that_is_no_number_is_a_usage_error(
    project: Path, run: Run, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    assert run("build", "--project", project, "--topic", "harbour") == 2

    assert capsys.readouterr().err == (
        "error: SOURCE_DATE_EPOCH is 'yesterday'; it must be a number of seconds\n"
    )
