"""Figures are drawn side by side where grammar says that they are of the same thing, and nowhere else."""

from __future__ import annotations

import pytest

from analysed import analysed
from briefmaker.analysis import resolve
from briefmaker.config import parse_query
from briefmaker.model.query import Topic
from briefmaker.model.summary import Comparison
from briefmaker.summarise import Budget, summarise

HARBOUR = Topic("harbour", "The harbour", parse_query("harbour OR ships"))


def drawn(text: str) -> list[list[tuple[str, str]]]:
    found = resolve([analysed(text, "a.txt", publisher="The Herald")], {}, [HARBOUR])
    return [in_words(each) for each in summarise(list(found), HARBOUR, Budget()).comparisons]


def in_words(comparison: Comparison) -> list[tuple[str, str]]:
    return [(bar.name, bar.figure.surface) for bar in comparison.bars]


@pytest.mark.parametrize(
    ("text", "bars"),
    [
        (
            "Norland took in 1.5 million people at the harbour, Sudland 225,000 and Ostland 176,000.",
            [("Norland", "1.5 million people"), ("Sudland", "225,000"), ("Ostland", "176,000")],
        ),
        (
            (
                "The Harbour Council gave 300 million euros for ships, Norland 120 million euros and the "
                "Bank of Sudland about 90 million euros."
            ),
            [
                ("The Harbour Council", "300 million euros"),
                ("Norland", "120 million euros"),
                ("the Bank of Sudland", "about 90 million euros"),
            ],
        ),
        (
            (
                "Berg said that Norland has promised 40 ships to the harbour, Sudland 30 ships, Ostland "
                "20 ships and Westland 9 ships."
            ),
            [
                ("Norland", "40 ships"),
                ("Sudland", "30 ships"),
                ("Ostland", "20 ships"),
                ("Westland", "9 ships"),
            ],
        ),
    ],
)
def test_a_list_with_one_verb_is_drawn(text: str, bars: list[tuple[str, str]]) -> None:
    assert drawn(text) == [bars]


@pytest.mark.parametrize(
    "text",
    [
        # two only
        "Norland took in 1.5 million people at the harbour and Sudland 225,000.",
        # a request beside a promise
        "Norland asked for 40 ships in the harbour, Sudland promised 30 ships and Ostland gave 20 ships.",
        # one party twice
        "Norland sent 40 ships to the harbour, Sudland 30 ships and Norland 20 ships.",
        # different things
        "Norland sent 40 ships to the harbour, Sudland 30 cranes and Ostland 20 boats.",
        # no party
        "The harbour saw 40 ships in March, 30 ships in April and 20 ships in May.",
        # a range
        "Norland sent 40 to 50 ships to the harbour, Sudland 30 ships and Ostland 20 ships.",
    ],
)
def test_anything_looser_is_not(text: str) -> None:
    assert drawn(text) == []
