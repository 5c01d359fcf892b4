"""Templates are compiled once in a process, and never when they have changed."""

from __future__ import annotations

from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment
from jinja2.bccache import Bucket

from briefmaker.compose import compiled
from briefmaker.compose.compiled import CompiledTemplates
from briefmaker.compose.folders import TemplateFolders
from briefmaker.compose.rendering import rendered
from briefmaker.errors import TemplateError

CODE: CodeType = compile("1", "a template", "eval")


def markdown(folder: Path, template: str, word: str = "x") -> str:
    """Return what `template` gives."""
    (folder / "try.md.j2").write_text(template, encoding="utf-8")
    return rendered(TemplateFolders(given=folder), "try", {"word": word}, ()).markdown


def bucket(key: str, checksum: str = "text", code: CodeType | None = None) -> Bucket:
    """Return a place for the code of a template."""
    found = Bucket(Environment(autoescape=True), key, checksum)
    found.code = code
    return found


def filled(templates: CompiledTemplates, *, key: str, checksum: str = "text") -> CodeType | None:
    """Return the code that is known for a template."""
    wanted = bucket(key, checksum)
    templates.load_bytecode(wanted)
    return wanted.code


def test_code_is_known_again_by_name_and_text() -> None:
    templates = CompiledTemplates()

    templates.dump_bytecode(bucket("a", code=CODE))

    assert filled(templates, key="a") is CODE
    assert filled(templates, key="b") is None
    assert filled(templates, key="a", checksum="another text") is None


def test_no_more_than_some_templates_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "MOST", 2)
    templates = CompiledTemplates()

    for key in "abc":
        templates.dump_bytecode(bucket(key, code=CODE))

    assert list(templates.codes) == [("c", "text")]


def test_an_edited_template_is_used_at_once(tmp_path: Path) -> None:
    assert markdown(tmp_path, "one {{ word }}") == "one x"
    assert markdown(tmp_path, "two {{ word }}") == "two x"
    assert markdown(tmp_path, "one {{ word }}") == "one x"


def test_the_words_of_one_rendering_are_not_those_of_the_next(tmp_path: Path) -> None:
    assert markdown(tmp_path, "{{ word }}", "a") == "a"
    assert markdown(tmp_path, "{{ word }}", "b*") == "b\\*"


def test_templates_of_the_same_text_in_two_folders_keep_their_places(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()

    places = []
    for folder in folders:
        with pytest.raises(TemplateError) as caught:
            markdown(folder, "\n{{ wrod }}")
        places.append(caught.value.where)

    assert places == [f"{folder}/try.md.j2:2" for folder in folders]


def test_each_rendering_has_its_whole_budget(tmp_path: Path) -> None:
    loops = "{% for i in range(900) %}{% for j in range(900) %}{% endfor %}{% endfor %}"

    for _ in range(3):
        assert markdown(tmp_path, loops) == ""
