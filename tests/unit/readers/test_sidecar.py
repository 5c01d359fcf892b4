from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from briefmaker.errors import InputError, OutputError, UsageError
from briefmaker.readers import read_file, read_folder
from briefmaker.readers.read import Read
from briefmaker.readers.sidecar import sidecar_path, write_sidecar

SOURCE = """---
title: Ships wait
publisher: The Island Post
date: last Friday
---
The harbour was closed on Friday.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "ships.md"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def read_beside(source: Path, sidecar: str) -> Read:
    sidecar_path(source).write_text(sidecar, encoding="utf-8")
    return read_file(source, "north/ships.md")


def test_a_sidecar_stands_beside_its_source() -> None:
    assert sidecar_path(Path("a/ships.md")) == Path("a/ships.md.toml")


def test_what_a_sidecar_says_wins_and_the_rest_stays(source: Path) -> None:
    read = read_beside(
        source,
        'publisher = "The Northern Herald"\nbyline = "Mira Holt"\nlanguage = "en-GB"\n'
        'published = 2022-03-04\nurl = "https://herald.example/ships"\n',
    )

    article = read.article
    assert (article.title, article.publisher, article.byline) == (
        "Ships wait",
        "The Northern Herald",
        "Mira Holt",
    )
    assert (article.published, article.language) == ("2022-03-04", "en-GB")
    assert (article.url, article.path) == ("https://herald.example/ships", "north/ships.md")
    assert read.diagnostics == ()


def test_a_source_whose_date_the_sidecar_does_not_say_keeps_its_warning(source: Path) -> None:
    assert [found.code for found in read_beside(source, 'title = "Ships"\n').diagnostics] == ["bad-date"]


@pytest.mark.parametrize("date", ['"2022-03-04"', "2022-03-04", "2022-03-04T23:30:00-05:00"])
def test_a_date_may_be_a_string_or_a_date(source: Path, date: str) -> None:
    assert read_beside(source, f"published = {date}\n").article.published == "2022-03-04"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('publishr = "x"', "there is no `publishr`; did you mean `publisher`?"),
        ("[notes]", "there is no `notes`; there are: byline, language, published, publisher, title, url"),
        ("title = 3", "`title` is no text"),
        ('title = ""', "`title` is no text"),
        ("byline = 2022-03-04", "`byline` is no text"),
        ('published = "Friday"', "`published` is no date like 2022-03-04"),
        ("published = 08:30:00", "`published` is no date like 2022-03-04"),
        ('language = "English (British)"', "`language` is no language like `en-GB`"),
        ('url = "javascript:alert(1)"', "`url` is no address that begins with http:// or https://"),
    ],
    ids=["unknown", "table", "number", "empty", "date for text", "words", "time", "language", "address"],
)
def test_what_is_wrong_in_a_sidecar_is_said_with_its_line_and_the_rest_holds(
    source: Path, line: str, message: str
) -> None:
    read = read_beside(source, f'publisher = "The Herald"\n\n{line}\n')

    assert read.article.publisher == "The Herald"
    assert str(read.diagnostics[-1]) == (
        f"north/ships.md.toml:3: warning: {message}; it is left aside [bad-sidecar]"
    )


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b'title = "x"\npublisher = The Herald\n', ":2: warning: is not TOML: Invalid value"),
        (b'title = "x', ":1: warning: is not TOML: Unterminated string"),
        (b'title = "\xe9"\n', ": warning: is not in UTF-8"),
        (b"a = " + b"[" * 10_000, ": warning: is nested too deeply"),
        (b"#" * 70_000, ": warning: is longer than a sidecar can be (64 KiB)"),
    ],
    ids=["value", "never closed", "encoding", "nested", "too long"],
)
def test_a_sidecar_that_cannot_be_read_does_not_sink_the_article(
    source: Path, raw: bytes, message: str
) -> None:
    sidecar_path(source).write_bytes(raw)

    read = read_file(source, "ships.md")

    assert read.article.publisher == "The Island Post"
    assert str(read.diagnostics[-1]) == (
        f"ships.md.toml{message}; the article is read without it [bad-sidecar]"
    )


def test_sidecars_are_no_sources_and_lonely_ones_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.txt.toml").write_text('title = "A"\n')
    (tmp_path / "b.txt.toml").write_text('title = "B"\n')

    folder = read_folder(tmp_path)

    assert [(article.path, article.title) for article in folder.articles] == [("a.txt", "A")]
    assert folder.left_out == ()
    assert [str(found) for found in folder.diagnostics] == [
        "b.txt.toml: warning: describes b.txt, which is not beside it; passed over [lonely-sidecar]"
    ]


def test_a_repeated_file_is_known_whatever_its_sidecar_says(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Text.")
    (tmp_path / "b.txt.toml").write_text('title = "B"\n')

    assert [out.reason for out in read_folder(tmp_path).left_out] == ["is the same file as a.txt"]


def test_a_new_sidecar_is_written_and_read_back(source: Path) -> None:
    path = write_sidecar(source, title='“Ships”, \\ "wait"', published="2022-03-04")

    assert path == sidecar_path(source)
    assert path.read_text("utf-8") == 'title = "“Ships”, \\\\ \\"wait\\""\npublished = "2022-03-04"\n'
    assert read_file(source, "a.md").article.title == '“Ships”, \\ "wait"'
    assert sorted(file.name for file in source.parent.iterdir()) == ["ships.md", "ships.md.toml"]


def test_other_keys_and_comments_stay_when_a_sidecar_is_written(source: Path) -> None:
    sidecar_path(source).write_text(
        "# from the archive\npublished = 2022-01-01 # a guess\ntitle = 'Ships'\n\n[desk]\nby = \"Jan\"\n"
    )

    path = write_sidecar(source, published="2022-03-04", url="https://herald.example/ships")

    assert path.read_text() == (
        "# from the archive\npublished = \"2022-03-04\" # a guess\ntitle = 'Ships'\n"
        'url = "https://herald.example/ships"\n\n[desk]\nby = "Jan"\n'
    )


def test_a_key_of_the_same_name_in_a_table_is_another_one(source: Path) -> None:
    sidecar_path(source).write_text('[desk]\ntitle = "x"\n')

    path = write_sidecar(source, title="Ships")

    assert tomllib.loads(path.read_text()) == {"title": "Ships", "desk": {"title": "x"}}


@pytest.mark.parametrize(
    ("before", "message"),
    [
        (
            'title = """\nShips\n"""\n',
            ": is written in a way that cannot be changed safely; change it by hand",
        ),
        ("title = Ships\n", ":1: is not TOML: Invalid value"),
    ],
    ids=["a text on several lines", "not TOML"],
)
def test_a_sidecar_that_cannot_be_changed_safely_is_left_alone(
    source: Path, before: str, message: str
) -> None:
    path = sidecar_path(source)
    path.write_text(before)

    with pytest.raises(InputError) as error:
        write_sidecar(source, title="Boats")

    assert str(error.value) == f"{path}{message}"
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"publishr": "x"}, "there is no `publishr`; did you mean `publisher`?"),
        ({"published": "Friday"}, "'Friday' is no date like 2022-03-04, which `published` has to be"),
        (
            {"url": "file:///etc/passwd"},
            "'file:///etc/passwd' is no address that begins with http:// or https://, which `url` has to be",
        ),
    ],
    ids=["field", "date", "address"],
)
def test_what_a_sidecar_cannot_say_is_not_written(source: Path, fields: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as error:
        write_sidecar(source, **fields)

    assert str(error.value) == message
    assert not sidecar_path(source).exists()


def test_a_sidecar_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    source = tmp_path / "none" / "ships.md"

    with pytest.raises(OutputError) as error:
        write_sidecar(source, title="Ships")

    assert str(error.value) == f"{sidecar_path(source)}: cannot be written: No such file or directory"
