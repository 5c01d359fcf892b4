from __future__ import annotations

import pytest

from analysed import analysed
from briefmaker.analysis import resolve
from briefmaker.config import parse_query
from briefmaker.model.query import Topic
from briefmaker.model.summary import Conflict
from briefmaker.summarise.conflicts import conflicts
from briefmaker.summarise.context import places

DAM = Topic("dam", "The dam", parse_query("dam OR Norland OR Sudland"))


def found(*texts: str) -> tuple[Conflict, ...]:
    analyses = [analysed(text, f"{n}.txt", publisher=f"Paper {n}") for n, text in enumerate(texts)]
    return conflicts(places(list(resolve(analyses, {}, [DAM])), "dam"))


def test_claims_against_each_other_stand_side_by_side() -> None:
    (conflict,) = found(
        "Norland says Sudland has moved 900 soldiers to the dam, "
        "while Sudland accuses Norland of doing the same, Wire said."
    )

    assert conflict.about == "Claim and counter-claim: Norland and Sudland, Wire said"
    assert [side.text for side in conflict.sides] == [
        "Norland says Sudland has moved 900 soldiers to the dam",
        "Sudland accuses Norland of doing the same",
    ]


def test_two_numbers_for_one_thing_are_a_conflict() -> None:
    (conflict,) = found(
        "The dam council said 900 workers left the dam on Friday night.",
        "Mayor Anna Berg said 400 workers left the dam on Friday night.",
    )

    assert [side.evidence[0].path for side in conflict.sides] == ["0.txt", "1.txt"]


def test_every_number_for_one_thing_stands_in_one_conflict_with_all_who_give_it() -> None:
    told = (("council", 900), ("guild", 400), ("union", 900), ("office", 650))

    (conflict,) = found(*(f"The dam {who} said {n} workers left the dam on Friday night." for who, n in told))

    assert [[piece.path for piece in side.evidence] for side in conflict.sides] == [
        ["0.txt", "2.txt"],
        ["1.txt"],
        ["3.txt"],
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Anna Berg said 900 workers left the dam on Friday night.",
        "Mayor Anna Berg said more than 800 workers left the dam on Friday night.",
        "Mayor Anna Berg said 905 workers left the dam on Friday night.",
        "Mayor Anna Berg said 400 boats wait below the dam.",
        "Mayor Anna Berg said another 400 workers left the dam on Friday night.",
    ],
)
def test_what_can_both_be_true_is_none(other: str) -> None:
    assert found("The dam council said 900 workers left the dam on Friday night.", other) == ()


def test_one_message_of_two_parties_is_none() -> None:
    assert found("Norland says the dam is safe, while Sudland says nobody should worry.") == ()


@pytest.mark.parametrize(
    "accounts",
    [
        "Norland says that its boats kept away from the dam. Sudland accuses Norland of having shot at it.",
        "Norland says that Sudlanders opened the dam. Sudland says that a boat from Norland broke it.",
    ],
)
def test_two_accounts_side_by_side_are_a_conflict(accounts: str) -> None:
    (conflict,) = found(accounts)

    assert conflict.about == "Norland and Sudland"


@pytest.mark.parametrize(
    "accounts",
    [
        "Norland says that the dam is safe. Sudland says that the dam will hold for years.",
        "Norland says that the dam is safe. Norland accuses Sudland of having shot at it.",
        "Norland says that the dam is safe.\n\nSudland accuses Norland of having shot at it.",
    ],
)
def test_accounts_that_do_not_meet_are_none(accounts: str) -> None:
    assert found(accounts) == ()


def test_a_conflict_told_by_two_papers_is_one() -> None:
    words = "Norland says that its boats kept away. Sudland accuses Norland of having shot at the dam."

    assert len(found(words, words)) == 1


def test_a_side_names_its_people_in_full() -> None:
    (conflict,) = found(
        "Mayor Anna Berg opened the dam. Berg said 900 workers left the dam on Friday night.",
        "The dam council said 400 workers left the dam on Friday night.",
    )

    assert conflict.sides[0].text.startswith("[Mayor Anna Berg] said 900")
