from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from briefmaker.config import load_settings
from briefmaker.errors import ConfigError
from paths import ROOT


def problems(folder: Path, source: str) -> list[str]:
    (folder / "briefmaker.toml").write_text(source)
    with pytest.raises(ConfigError) as error:
        load_settings(folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in error.value.problems]


def test_a_folder_without_configuration_has_the_four_topics(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)

    assert [topic.id for topic in settings.topics] == ["ukraine", "belarus", "nato-strategy", "eu-aid"]
    assert not settings.is_configured


def test_a_configuration_brings_its_own_topics_and_names(tmp_path: Path) -> None:
    (tmp_path / "briefmaker.toml").write_text(
        """
[project]
author = "Press office"
handling = "Internal"

[topics.harbour]
title = "The harbour"
query = "harbour OR port"

[people]
"Anna Berg" = ["A. Berg", "Berg"]
"""
    )

    settings = load_settings(tmp_path)

    assert [topic.title for topic in settings.topics] == ["The harbour"]
    assert settings.project.author == "Press office"
    assert settings.project.handling == "Internal"
    assert settings.people == {"Anna Berg": "Anna Berg", "A. Berg": "Anna Berg", "Berg": "Anna Berg"}


def test_a_configuration_without_topics_keeps_the_four(tmp_path: Path) -> None:
    (tmp_path / "briefmaker.toml").write_text('[project]\nauthor = "Press office"\n')

    assert len(load_settings(tmp_path).topics) == 4


def test_every_problem_is_reported_at_once_with_its_line(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        '''
[project]
autor = "Press office"
language = "english please"

[topics.pack]
title = "Pack"
query = "a"

[topics.harbour]
title = "The harbour"
query = """
harbour OR
port ship
"""

[topics."Big Port"]
title = "x"
query = "b"

[topics.empty]
title = "Empty"

[topisc.x]
title = "y"
''',
    )

    assert found == [
        "briefmaker.toml:3: there is no setting `project.autor`; did you mean `author`?",
        "briefmaker.toml:4: project.language: 'english please' is no language tag like en-GB",
        "briefmaker.toml:8: `pack` is kept for the joint pack",
        (
            "briefmaker.toml:14: topics.harbour.query: put AND, OR or NEAR/5 before 'ship'; "
            "words that belong together stand in quotes"
        ),
        "briefmaker.toml:17: `Big Port` is no id for a topic: small letters, digits, - and _ only",
        "briefmaker.toml:21: the setting `topics.empty.query` is missing",
        "briefmaker.toml:24: there is no setting `topisc`; did you mean `topics`?",
    ]


def test_what_is_not_toml_is_said_with_its_line(tmp_path: Path) -> None:
    assert problems(tmp_path, "[project]\nauthor = Press\n") == [
        "briefmaker.toml:2: is not TOML: Invalid value"
    ]


def test_the_project_ships_the_topics_that_are_built_in() -> None:
    built_in = tomllib.loads(
        (files("briefmaker.config") / "data" / "topics.toml").read_text(encoding="utf-8")
    )
    shipped = tomllib.loads((ROOT / "briefmaker.toml").read_text(encoding="utf-8"))

    assert shipped["topics"] == built_in["topics"]
