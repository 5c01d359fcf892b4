from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]


def test_topics_lists_them(project: Path, run: Run, capsys: Captured) -> None:
    assert run("topics", "--project", project) == 0

    assert capsys.readouterr().out == "harbour  The harbour\nmoon     The moon\n"


def test_a_test_of_a_topic_shows_the_sentences_and_the_words_that_made_them_belong(
    project: Path, run: Run, capsys: Captured
) -> None:
    assert run("topics", "test", "harbour", "--project", project) == 0

    assert capsys.readouterr().out == (
        "herald.txt:7: The council closed the northern harbour of Nordvik to all ships on Friday.\n"
        "    by harbour, ships\n"
        "herald.txt:12: “We had no choice, and the ships will wait at sea,” "
        "Mayor Anna Berg said.\n"
        "    by ships; from its paragraph or headline: harbour\n"
        "herald.txt:14: Some 40 ships wait outside the harbour, the council said.\n"
        "    by harbour, ships\n"
        "post.md:1: Fishermen from the island asked the council of Nordvik to open the harbour again.\n"
        "    by harbour\n"
        "post.md:3: The council promised 2 million euros for repairs to the harbour.\n"
        "    by harbour\n"
        "5 of 6 sentences in 2 articles belong to The harbour.\n"
    )


def test_a_test_as_json(project: Path, run: Run, capsys: Captured) -> None:
    assert run("topics", "test", "harbour", "--project", project, "--json") == 0

    document = json.loads(capsys.readouterr().out)
    assert document["topic"] == "harbour"
    assert document["matches"][1]["own"] == ["ships"]
    assert document["matches"][1]["lent"] == ["harbour"]


def test_an_unknown_topic_is_a_usage_error(project: Path, run: Run, capsys: Captured) -> None:
    assert run("topics", "test", "harbr", "--project", project) == 2

    assert capsys.readouterr().err == "error: there is no topic `harbr`; did you mean `harbour`?\n"
