from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefmaker.errors import InputError
from briefmaker.readers import read_folder


def test_articles_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/z.txt"):
        (tmp_path / name).write_text(f"Text of {name}.")

    folder = read_folder(tmp_path)

    assert [article.path for article in folder.articles] == ["a.txt", "b/z.txt", "c.txt"]


def test_only_the_folder_itself_is_read_where_it_is_not_deep(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "b" / "z.txt").write_text("Other text.")

    assert [article.path for article in read_folder(tmp_path, deep=False).articles] == ["a.txt"]


def test_readmes_and_hidden_files_are_no_sources(tmp_path: Path) -> None:
    for name in ("README.md", "readme.txt", ".notes.txt"):
        (tmp_path / name).write_text("Text.")

    folder = read_folder(tmp_path)

    assert (folder.articles, folder.left_out) == ((), ())


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"\0\1\2")
    (tmp_path / "d.xyz").write_text("Text.")
    (tmp_path / "e.txt").write_text("Text.")

    folder = read_folder(tmp_path)

    assert [article.path for article in folder.articles] == ["a.txt"]
    assert [(out.path, out.reason) for out in folder.left_out] == [
        ("b.txt", "is empty"),
        ("c.txt", "is not a text file"),
        ("d.xyz", "there is no reader for .xyz (there are: .htm, .html, .md, .txt)"),
        ("e.txt", "is the same file as a.txt"),
    ]
    assert str(folder.diagnostics[0]) == "b.txt: warning: is empty; left out [left-out]"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can open every file")
def test_a_file_that_may_not_be_opened_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.txt").chmod(0)

    assert read_folder(tmp_path).left_out[0].reason == "cannot be opened: Permission denied"


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_folder(tmp_path / "none")

    assert str(error.value) == f"{tmp_path / 'none'}: there is no such folder of sources"
