from __future__ import annotations

import pytest

from briefmaker.summarise.relevance import is_notice
from briefmaker.summarise.standing import cut


@pytest.mark.parametrize(
    ("sentence", "start", "standing"),
    [
        ("The council closed the harbour on Friday.", 0, "alone"),
        ("While there, Berg met the mayor and asked for help.", 13, "under-heading"),
        ("He asked for help.", 0, "never"),
        ("But Berg warned of a long winter.", 0, "never"),
        ("Meanwhile, he asked for help.", 11, "never"),
        ("The move surprised everybody in the town.", 0, "never"),
        ("The ministers also reaffirmed the treaty.", 0, "under-heading"),
        ("We are closing the harbour at once.", 0, "under-heading"),
        ("Berg said “we are closing the harbour” at once.", 0, "alone"),
        ("The US closed the harbour.", 0, "alone"),
        ("“We are closing the harbour.", 0, "never"),
        ("The risk remains high, the news agency added.", 0, "never"),
        ("On his first trip there, Berg pledged to open it.", 25, "under-heading"),
        ("The council would answer them by closing the harbour.", 0, "never"),
        ("The council asked the ships to wait and told them why.", 0, "alone"),
        ("The first is presence: who stays in the harbour.", 0, "never"),
        ("Some 90 crowns of the sum are meant for the harbour.", 0, "never"),
        ("Some 90 crowns are meant for the harbour.", 0, "alone"),
        ("I find the harbour too small for us.", 0, "never"),
        ("Berg told the workers that they would stay.", 0, "never"),
        ("Berg told the workers of the harbour that the quay is safe.", 0, "alone"),
        ("Norland shelled the quay twice in that time.", 0, "never"),
        ("Ships will take the goods to the border by the end of April.", 0, "under-heading"),
        ("Ships will take the goods to the border with Norland by April.", 0, "alone"),
        ("Olsen welcomed Berg’s words, saying the harbour is safe.", 0, "never"),
        ("The quay is not safe, Berg added.", 0, "never"),
        ("Berg said, looking out on the cheering crowd.", 0, "never"),
        ("Berg, meanwhile, is backed by far fewer towns.", 0, "never"),
        ("Meanwhile Berg praised the towns of the coast.", 10, "under-heading"),
        ("The latest on the race between Berg and Olsen:", 0, "never"),
        ("Will the harbour of Nordvik ever open again to ships?", 0, "never"),
        ("Berg leads Olsen by 46 percent to 42, according to the poll.", 0, "under-heading"),
        ("Berg added that the quay is not safe for ships.", 0, "never"),
        ("Norland again rejected the plan for the harbour.", 0, "never"),
    ],
)
def test_a_sentence_stands_alone_under_its_heading_or_never(sentence: str, start: int, standing: str) -> None:
    found = cut(sentence)

    assert (found.parts[0].start, found.standing) == (start, standing)


@pytest.mark.parametrize(
    "condition",
    [
        "If the harbour closes, ships will wait outside.",
        "Unless help comes, ships will wait outside.",
        "According to Berg, ships will wait outside.",
        "Contrary to reports, ships will not wait outside.",
        "Without help, ships will wait outside.",
    ],
)
def test_no_cut_removes_a_condition_a_denial_or_an_attribution(condition: str) -> None:
    assert cut(condition).parts[0].start == 0


def test_a_relative_clause_at_the_end_may_go() -> None:
    words = (
        "The towns should keep to the plan of 2014, which was drawn up to end the long dispute over water."
    )

    assert [part.of(words) for part in cut(words).parts] == ["The towns should keep to the plan of 2014"]


@pytest.mark.parametrize(
    "clause",
    [
        "which did not end the dispute",
        "which the mayor said was void",
        "who denied that he ever saw it",
        "which holds only if both towns pay",
    ],
)
def test_no_clause_with_a_denial_or_an_attribution_goes(clause: str) -> None:
    words = f"The towns should keep to the plan of 2014, {clause}."

    assert cut(words).parts[0].of(words) == words


def test_a_source_that_speaks_of_itself_is_said_to() -> None:
    assert cut("We are closing the harbour at once.").own_voice
    assert not cut("Berg said “we are closing the harbour” at once.").own_voice


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        (
            "The towns of the coast also closed their harbours.",
            ["The towns of the coast", "closed their harbours."],
        ),
        (
            "Norland again rejected the plan for the harbour.",
            ["Norland again rejected the plan for the harbour."],
        ),
        (
            "Berg not only met Olsen but also signed the plan.",
            ["Berg not only met Olsen but also signed the plan."],
        ),
        (
            "Berg said “we also saw it” on the quay on Friday.",
            ["Berg said “we also saw it” on the quay on Friday."],
        ),
    ],
)
def test_what_only_says_that_there_was_more_before_is_cut(sentence: str, printed: list[str]) -> None:
    assert [part.of(sentence).strip() for part in cut(sentence).parts] == printed


def test_a_notice_only_says_that_people_met() -> None:
    assert is_notice("Berg met with the mayor on Friday.")
    assert not is_notice("Berg urged the mayor to open the harbour.")


def test_what_only_adds_to_who_speaks_may_go() -> None:
    words = "Minister Anna Berg, who is attending the meeting of the towns, said that the harbour is safe."

    assert [part.of(words) for part in cut(words).parts] == [
        "Minister Anna Berg",
        "said that the harbour is safe.",
    ]


def test_what_denies_behind_who_speaks_stays() -> None:
    words = "Minister Anna Berg, who was not at the meeting of the towns, said that the harbour is safe."

    assert [part.of(words) for part in cut(words).parts] == [words]
