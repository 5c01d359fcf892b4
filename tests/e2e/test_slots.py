"""What only a person writes: slots and translations, asked for in a draft, kept in desk.toml."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.errors import TemplateError

ARTICLE = """Storm shuts the northern harbour

NORDVIK – The council closed the northern harbour of Nordvik to all ships on Friday.

“Ми відкриємо порт для всіх кораблів завтра,” Mayor Anna Berg said at the harbour.

“Nous ouvrirons le port demain pour tous les navires,” Pierre Dumont said of the harbour.

“We had no choice, and the ships will wait at sea,” Captain Jonas Holt said at the harbour.
"""
CONFIG = '[topics.harbour]\ntitle = "The harbour"\nquery = "harbour* OR ships"\n'
WANTED = "Translation to be written by the desk."
LEFT = "Left for the editor to write: "


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with an article that quotes three people in three languages, in which commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "herald.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "briefmaker.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def built(desk: Path, *options: str) -> list[str]:
    """Build the topic and return the paragraphs of its DOCX."""
    run("build", "--topic", "harbour", *options)
    return [each.text for each in docx.Document(str(desk / "out" / "harbour.docx")).paragraphs]


def template(desk: Path, text: str) -> None:
    (desk / "templates").mkdir()
    (desk / "templates" / "mine.md.j2").write_text(text, encoding="utf-8")


def test_a_quotation_in_another_language_asks_for_its_translation(desk: Path) -> None:
    told = built(desk)

    said = told.index("“Ми відкриємо порт для всіх кораблів завтра”")
    assert told[said + 1] == WANTED
    assert told[told.index("“Nous ouvrirons le port demain pour tous les navires”") + 1] == WANTED
    assert told[told.index("“We had no choice, and the ships will wait at sea”") + 1].startswith(
        "— Jonas Holt"
    )


def test_the_translation_of_the_desk_survives_rebuilds_and_is_marked(desk: Path) -> None:
    built(desk)
    (identity,) = re.findall(r"^(\w+) .*Ми відкриємо", run("desk", "show"), re.MULTILINE)

    run("desk", "translate", identity, "We open the port to all ships tomorrow")

    for _ in range(2):
        told = built(desk, "--to", "docx,pdf,html,eml")
        said = told.index("“Ми відкриємо порт для всіх кораблів завтра”")
        assert told[said + 1] == (
            "In translation: “We open the port to all ships tomorrow” (written by the editor)"
        )
    assert run("verify")
    run("render", "out/harbour.docx")
    assert 'text = "We open the port to all ships tomorrow"' in Path("desk.toml").read_text(encoding="utf-8")


def test_a_draft_names_the_slots_that_are_left_to_write(desk: Path) -> None:
    assert f"{LEFT}Why it matters, action, lines to take." in built(desk)

    run("desk", "fill", "harbour", "action", "Send the tug.")

    assert f"{LEFT}Why it matters, lines to take." in built(desk)
    run("approve", "harbour", "--by", "M. Ionescu")
    approved = [each.text for each in docx.Document(str(desk / "out" / "harbour.docx")).paragraphs]
    assert not any(text.startswith(LEFT) or text == WANTED for text in approved)


def test_a_slot_written_in_word_is_no_longer_asked_for(desk: Path) -> None:
    built(desk)
    document = docx.Document("out/harbour.docx")
    asked = next(each for each in document.paragraphs if each.text.startswith(LEFT))
    heading = asked.insert_paragraph_before("Action", style="heading 1")
    heading.insert_paragraph_before("")
    asked.insert_paragraph_before("Send the tug.", style="First Paragraph")
    document.save("out/harbour.docx")

    run("render", "out/harbour.docx")

    told = [each.text for each in docx.Document("out/harbour.docx").paragraphs]
    assert told[told.index("Action") + 1 :][:2] == [
        "Send the tug. (written by the editor)",
        f"{LEFT}Why it matters, lines to take.",
    ]


def test_a_template_places_a_slot_where_it_wants_it(desk: Path) -> None:
    template(
        desk, "# Mine\n\n::: slot lines-to-take\n:::\n\n:::: note\n\n::: slot action harbour\n:::\n\n::::\n"
    )

    assert built(desk, "--template", "mine")[-2:] == [f"{LEFT}Lines to take.", f"{LEFT}Action."]
    run("desk", "fill", "harbour", "action", "Send the *tug*.")
    assert built(desk, "--template", "mine")[-1] == "Send the *tug*. (written by the editor)"


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("slot actoin", "there is no slot `actoin`; did you mean `action`?"),
        ("slot action harbor", "there is no topic `harbor` here; did you mean `harbour`?"),
        ("slott action", "there is no container `slott action`; did you mean `slot`?"),
    ],
)
def test_a_slot_that_there_is_not_is_an_error_with_its_line(directive: str, message: str, desk: Path) -> None:
    template(desk, f"# Mine\n\n::: {directive}\n:::\n")

    error = CliRunner().invoke(app, ["build", "--topic", "harbour", "--template", "mine"]).exception

    assert isinstance(error, TemplateError)
    assert error.message == message
    assert str(error.where).endswith("mine.md.j2:3")


def test_a_draft_holds_words_and_no_slots(desk: Path) -> None:
    built(desk, "--to", "docx,md")
    path = desk / "out" / "harbour.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\n::: slot action\n:::\n", encoding="utf-8")

    error = CliRunner().invoke(app, ["render", "out/harbour.md"]).exception

    assert "`::: slot action` is for templates; write the words themselves here" in str(error)
