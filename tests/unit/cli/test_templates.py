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


def test_the_ministry_theme_can_be_shown_ejected_and_compared(
    project: Path, run: Run, capsys: Captured
) -> None:
    assert run("templates", "show", "ministry", "--project", project) == 0
    shown = capsys.readouterr().out
    assert "name: ministry" in shown

    assert run("templates", "eject", "ministry", "--project", project) == 0
    path = project / "templates" / "theme.yml"
    assert capsys.readouterr().out == f"{path}\n"
    assert path.read_text() == shown

    assert run("templates", "diff", "theme", "--project", project) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["--- !builtin/theme.yml", f"+++ {path}"]
    assert "+  name: ministry" in lines


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


FAULTY = """\
{% extends "!builtin/briefing.md.j2" %}
{% block figurs %}{% endblock %}
{% block figures %}
{{ topc.title }} and {{ topic.title | uper }}
{% for quote in brief.quotes %}{{ quote.speeker }}{% endfor %}
{% if topic is definedd %}{{ nowhere }}{% endif %}
{% if house is defined %}{{ house }}{% endif %}
{{ brief.titel.more }}
{% endblock %}
"""


def test_all_faults_of_a_template_are_named_at_once(project: Path, run: Run, capsys: Captured) -> None:
    path = _own(project, "mine", FAULTY)

    assert run("templates", "check", "mine", "--project", project) == 1

    printed = capsys.readouterr()
    assert printed.out == "mine: 7 faults\n"
    assert printed.err.splitlines() == [
        (
            f"{path}:2:10: there is no block `figurs` in the extended template, so this one is never "
            "printed; did you mean `figures`?"
        ),
        f"{path}:4:4: there is no variable `topc`; did you mean `topic`?",
        f"{path}:4:39: there is no filter `uper`; did you mean `upper`?",
        f"{path}:5:41: there is no `speeker` in a quote; did you mean `speaker`?",
        f"{path}:6:16: there is no test `definedd`; did you mean `defined`?",
        (
            f"{path}:6:30: there is no variable `nowhere`; there are: brief, briefs, cycler, dict, labels, "
            "left_out, meta, namespace, range, sources, topic"
        ),
        f"{path}:8:10: there is no `titel` in the brief; did you mean `timeline`?",
    ]


def test_a_fault_hides_none_of_those_behind_it(project: Path, run: Run, capsys: Captured) -> None:
    text = """\
{{ brief.sources }}{{ brief.figures }}
{{ brief | uper }}
{{ topic.__class__ }}
{% for point in brief.key_points %}{{ loop.indx }}{{ point.txt }}{% endfor %}
{{ 1 / 0 }}
"""
    path = _own(project, "mine", text)

    assert run("templates", "check", "mine", "--project", project) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{path}:1:1: this is a list, not words; print a part of it",
        f"{path}:2:12: there is no filter `uper`; did you mean `upper`?",
        f"{path}:3:10: `__class__` is out of a template's reach",
        f"{path}:4:44: there is no `indx` in the loop; did you mean `index`?",
        f"{path}:4:60: there is no `txt` in a point; did you mean `text`?",
        f"{path}:5:1: division by zero",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# {{ topic.title }\n", "1:3: `}` stands alone; what `{{` opens"),
        ("# A\n\n{{ 1 / 0 }}\n", "3:1: division by zero"),
        ("# A\n\n{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}\n", "3:"),
        (
            "# A\n\n::: highligt\n\nB\n\n:::\n",
            "3:1: there is no container `highligt`; did you mean `highlight`?",
        ),
        ('{% extends "breefing.md.j2" %}\n', "1:1: there is no template `breefing.md.j2`; did you mean"),
        ("# A\n\n{{ brief.quotes[0].exact }}\n", "3:17: there is no item 0 in a list of 0;"),
        ("# A\n\n{{ brief.sources }}\n", "3:1: this is a list, not words; print a part of it"),
    ],
)
def test_what_else_is_wrong_is_named_with_its_place(
    project: Path, run: Run, capsys: Captured, text: str, message: str
) -> None:
    path = _own(project, "mine", text)

    assert run("templates", "check", "mine", "--project", project) == 1

    printed = capsys.readouterr()
    assert printed.out == "mine: 1 fault\n"
    assert printed.err.startswith(f"{path}:{message}")


def test_parts_are_checked_where_they_are_used(project: Path, run: Run, capsys: Captured) -> None:
    _own(project, "mine", '{% set house = "Desk 4" %}{% include "_head.md.j2" %}\n')
    path = _own(project, "_head", "# {{ house }}\n\n{{ hause }}\n")

    assert run("templates", "check", "mine", "--project", project) == 1
    assert capsys.readouterr().err.startswith(f"{path}:3:4: there is no variable `hause`;")


def test_the_built_in_templates_and_the_theme_are_right(project: Path, run: Run, capsys: Captured) -> None:
    assert run("templates", "check", "--project", project) == 0

    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "briefing: right",
        "mail: right",
        "one-page: right",
        "pack: right",
        "theme: right",
    ]
    assert printed.err == ""


def test_a_wrong_theme_is_named(project: Path, run: Run, capsys: Captured) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "theme.yml").write_text("colour: {}\n")

    assert run("templates", "check", "--project", project) == 1

    printed = capsys.readouterr()
    assert printed.out.endswith("theme: 1 fault\n")
    assert printed.err.startswith(
        f"{project / 'templates' / 'theme.yml'}:1: `colour` is not a key of a theme;"
    )


def test_what_a_template_changes_is_shown(project: Path, run: Run, capsys: Captured) -> None:
    assert run("templates", "eject", "briefing", "--project", project) == 0
    path = project / "templates" / "briefing.md.j2"
    path.write_text(path.read_text().replace("# {{ brief.meta.title }}", "# House paper", 1))
    capsys.readouterr()

    assert run("templates", "diff", "briefing", "--project", project) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["--- !builtin/briefing.md.j2", f"+++ {path}"]
    assert [line for line in lines[2:] if line.startswith(("+", "-"))] == [
        "-# {{ brief.meta.title }}",
        "+# House paper",
    ]


def test_a_template_of_its_own_name_has_nothing_to_compare_with(
    project: Path, run: Run, capsys: Captured
) -> None:
    path = _own(project, "mine", "# A\n")

    assert run("templates", "diff", "mine", "--project", project) == 2
    message = f"{path}: error: there is no built-in template `mine` to compare with\n"
    assert capsys.readouterr().err == message


def _own(project: Path, name: str, text: str) -> Path:
    folder = project / "templates"
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md.j2"
    path.write_text(text)
    return path
