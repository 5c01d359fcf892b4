"""`[words]`: the lists that a project adds to those that are built in."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefmaker.config import load_settings
from briefmaker.errors import ConfigError


def problems(folder: Path, table: str) -> list[str]:
    (folder / "briefmaker.toml").write_text(f"[words]\n{table}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_settings(folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in error.value.problems]


def test_the_lists_of_a_project_are_a_value(tmp_path: Path) -> None:
    (tmp_path / "briefmaker.toml").write_text(
        '[words]\ntitles = ["Taoiseach", " Lord Provost "]\ncurrencies = { forint = "HUF" }\n'
    )

    words = load_settings(tmp_path).words

    assert words.titles == ("Taoiseach", "Lord Provost")
    assert words.currencies == (("forint", "HUF"),)
    assert words == load_settings(tmp_path).words
    assert hash(words) == hash(load_settings(tmp_path).words)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ('title = ["Taoiseach"]', "there is no setting `words.title`; did you mean `titles`?"),
        ('titles = ["Taoiseach", " "]', "words.titles: an entry is empty"),
        ('titles = "Taoiseach"', 'words.titles: write a list, even of one: ["…"]'),
        ("titles = [3]", "words.titles: 3 is no text between quotation marks"),
        (
            'male_names = ["Jens Petter"]',
            "words.male_names: 'Jens Petter' is more than one word; this list takes single words",
        ),
        (
            'currencies = { forint = "Ft" }',
            "words.currencies: 'Ft' is no code of three capitals like EUR",
        ),
        ('currencies = ["forint"]', 'words.currencies: write a table of words and codes: { forint = "HUF" }'),
    ],
)
def test_a_fault_is_said_in_plain_words_with_its_line(tmp_path: Path, table: str, problem: str) -> None:
    assert problems(tmp_path, table) == [f"briefmaker.toml:2: {problem}"]


def test_every_fault_of_the_table_is_reported_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, 'titles = [""]\nplaces = ["New Haven"]\nunit = ["teu"]')

    assert [line.split(":")[1] for line in found] == ["2", "3", "4"]
