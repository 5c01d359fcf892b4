from __future__ import annotations

import pytest

from analysed import analysed
from briefmaker.summarise.answers import answer


def answered(text: str) -> str | None:
    analysis = analysed(text)
    found = answer(analysis, 0)
    return found.of(text) if found else None


CLAIM = "Colonel Paul Stone accused Norland of having moved 900 troops to the dam."


@pytest.mark.parametrize(
    "reply",
    [
        "Norland denies that.",
        "The mayor of the town disputes the claim.",
        "Opposition groups in Oslo dispute that and say that the dam is empty.",
        "A senior official put the number at 400.",
        "Norland called the accusation absurd.",
        "Stone added that the dam was empty.",
        "However, the dam stood empty at the time.",
        "Norland denies having any troops in the valley.",
    ],
)
def test_a_denial_or_another_number_belongs_to_the_claim(reply: str) -> None:
    assert answered(f"{CLAIM} {reply}") == reply


def test_an_account_against_the_first_belongs_to_it() -> None:
    reply = "Sudland accuses Norland of having shelled the dam twice in that time."

    assert answered(f"Norland says that its guns kept silent. {reply}") == reply


@pytest.mark.parametrize(
    "other",
    [
        "The dam is the largest of the valley.",
        "He put the number on a list.",
        "Norland rejected a plan for the valley.",
    ],
)
def test_another_sentence_does_not(other: str) -> None:
    assert answered(f"{CLAIM} {other}") is None


def test_a_denial_in_the_next_paragraph_may_be_of_something_else() -> None:
    assert answered(f"{CLAIM}\n\nNorland denies that.") is None
