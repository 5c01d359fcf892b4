from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]


def test_templates_are_listed_with_their_places(project: Path, run: Run, capsys: Captured) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "briefing.md.j2").write_text('{% extends "!builtin/briefing.md.j2" %}\n')

    assert run("templates", "list", "--project", project) == 0

    rows = dict(line.split() for line in capsys.readouterr().out.splitlines())
    assert rows["briefing"] == f"{project / 'templates'}/briefing.md.j2"
    assert rows["theme"] == "!builtin/theme.yml"


def test_a_template_is_shown_as_it_is_used(project: Path, run: Run, capsys: Captured) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "briefing.md.j2").write_text("# {{ topic.title }}\n")

    assert run("templates", "show", "briefing", "--project", project) == 0
    assert capsys.readouterr().out == "# {{ topic.title }}\n"

    assert run("templates", "show", "!builtin/briefing", "--project", project) == 0
    assert "{% block key_points %}" in capsys.readouterr().out


def test_an_ejected_template_is_the_projects_own(project: Path, run: Run, capsys: Captured) -> None:
    assert run("templates", "eject", "briefing", "--project", project) == 0

    path = project / "templates" / "briefing.md.j2"
    assert capsys.readouterr().out == f"{path}\n"
    path.write_text(path.read_text().replace("{{ brief.meta.title }}", "House paper", 1))
    assert run("build", "--project", project, "--topic", "harbour", "--to", "pdf") == 0


def test_an_ejected_theme_is_the_projects_own(project: Path, run: Run, capsys: Captured) -> None:
    assert run("templates", "eject", "theme", "--project", project) == 0
    capsys.readouterr()

    assert run("templates", "list", "--project", project) == 0
    assert f"theme     {project / 'templates' / 'theme.yml'}\n" in capsys.readouterr().out


def test_nothing_is_overwritten_by_ejecting(project: Path, run: Run, capsys: Captured) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "briefing.md.j2").write_text("mine")

    assert run("templates", "eject", "briefing", "--project", project) == 1

    path = project / "templates" / "briefing.md.j2"
    assert capsys.readouterr().err == (f"{path}: error: is already there; change it, or move it away first\n")
    assert path.read_text() == "mine"


def test_an_unknown_template_is_an_error_that_helps(project: Path, run: Run, capsys: Captured) -> None:
    assert run("templates", "show", "breifing", "--project", project) == 1

    assert capsys.readouterr().err == ("error: there is no template `breifing`; did you mean `briefing`?\n")


def test_a_block_is_overridden_and_a_colour_set(project: Path, run: Run) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "briefing.md.j2").write_text(
        '{% extends "!builtin/briefing.md.j2" %}\n{% block method %}\nQuestions: desk four.\n{% endblock %}\n'
    )
    (project / "templates" / "theme.yml").write_text(
        'color:\n  palette:\n    house: "#7a1f2b"\n  primary: house\n'
    )

    assert run("build", "--project", project, "--topic", "harbour", "--to", "docx") == 0

    from docx import Document

    document = Document(str(project / "out" / "harbour.docx"))
    assert document.paragraphs[-1].text == "Questions: desk four."
    assert str(document.styles["Heading 1"].font.color.rgb) == "7A1F2B"
