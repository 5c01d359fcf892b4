"""What a sentence dates: the thing that it tells, and nothing else."""

from __future__ import annotations

import pytest

from analysed import analysed
from briefmaker.analysis import resolve
from briefmaker.config import parse_query
from briefmaker.model.query import Topic
from briefmaker.summarise import Budget, summarise

HARBOUR = Topic("harbour", "The harbour", parse_query("harbour"))
OTHER = "Norland opened a second harbour for its ferries on Monday."


def dates(sentence: str) -> list[str]:
    analysis = analysed(f"{sentence}\n\n{OTHER}", published="2022-03-11")
    return [
        entry.date
        for entry in summarise(resolve([analysis], {}, [HARBOUR]), HARBOUR, Budget(words=99)).timeline
    ]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The council closed the harbour to all ships on Wednesday.", "2022-03-09"),
        ("The council said that it closed the harbour to ships on Wednesday.", "2022-03-09"),
        ("The council will open the harbour to all ships in June.", "2022-06"),
    ],
)
def test_it_dates_what_happened(sentence: str, date: str) -> None:
    assert date in dates(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council has kept the harbour shut to ships since Wednesday.",
        "The council will keep the harbour shut to ships until Saturday.",
        "The council gave the harbour the loan that it promised in February.",
        "The council closed the harbour to all ships in 2021.",
    ],
)
def test_the_end_of_a_time_and_the_date_of_another_clause_date_nothing(sentence: str) -> None:
    assert dates(sentence) == []
