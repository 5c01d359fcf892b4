"""Templates are found in order, and only in their folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefmaker.compose.folders import TemplateFolders
from briefmaker.compose.rendering import rendered
from briefmaker.errors import TemplateError


def output(folders: TemplateFolders, name: str = "mine") -> str:
    return rendered(folders, name, {}, ()).markdown


def test_the_given_folder_comes_before_the_projects(tmp_path: Path) -> None:
    given, project = tmp_path / "given", tmp_path / "project"
    for folder in (given, project):
        folder.mkdir()
        (folder / "mine.md.j2").write_text(folder.name, encoding="utf-8")

    assert output(TemplateFolders(given, project)) == "given"
    assert output(TemplateFolders(None, project)) == "project"


def test_the_built_in_templates_are_always_there() -> None:
    assert TemplateFolders().names() == ("briefing", "mail", "one-page", "pack")


def test_a_missing_template_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(TemplateError) as caught:
        output(TemplateFolders(), "breifing")

    assert str(caught.value) == ("there is no template `breifing`; did you mean `briefing`?")


def test_a_missing_template_within_a_template_has_a_place(tmp_path: Path) -> None:
    (tmp_path / "mine.md.j2").write_text("\n{% include 'other' %}", encoding="utf-8")

    with pytest.raises(TemplateError) as caught:
        output(TemplateFolders(tmp_path))

    assert (
        str(caught.value) == f"{tmp_path}/mine.md.j2:2: there is no template `other`; "
        "there are: briefing, mail, mine, one-page, pack"
    )


@pytest.mark.parametrize("name", ["../secret", "sub/../../secret", "!builtin/../environment.py", "link"])
def test_a_template_reads_no_file_outside_its_folders(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.md.j2").write_text("secret", encoding="utf-8")
    (folder / "link.md.j2").symlink_to(tmp_path / "secret.md.j2")
    (folder / "mine.md.j2").write_text("{% include '" + name + "' %}", encoding="utf-8")

    with pytest.raises(TemplateError):
        output(TemplateFolders(folder))


def test_an_absolute_path_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "secret.md.j2").write_text("secret", encoding="utf-8")

    with pytest.raises(TemplateError):
        output(TemplateFolders(), str(tmp_path / "secret"))


def test_a_template_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    (tmp_path / "mine.md.j2").write_bytes(b"caf\xe9")

    with pytest.raises(TemplateError) as caught:
        output(TemplateFolders(tmp_path))

    assert str(caught.value) == f"{tmp_path}/mine.md.j2: the template is not UTF-8; save it as UTF-8"


def test_a_template_that_extends_itself_is_told_of_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "briefing.md.j2").write_text('{% extends "briefing.md.j2" %}', encoding="utf-8")

    with pytest.raises(TemplateError) as caught:
        output(TemplateFolders(tmp_path), "briefing")

    assert caught.value.message.endswith('write `{% extends "!builtin/briefing.md.j2" %}`')
