"""Who is in the news, with the role that the text gives."""

from __future__ import annotations

import pytest

from analysed import analysed
from briefmaker.analysis import resolve


def _roles(text: str) -> dict[str, tuple[str | None, str | None]]:
    people = analysed(text).people
    return {who.name: (who.role, who.described.of(text) if who.described else None) for who in people}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("“It is full,” said the stationmaster, Paul Stone. “Quite.”", "Paul Stone", "stationmaster"),
        ("“It is full,” said Mayor Anna Berg of Riga.", "Anna Berg", "Mayor of Riga"),
        ("“It is full,” said Anna Berg, who runs the port. “Quite.”", "Anna Berg", "who runs the port"),
        (
            "“It is full,” said Anna Berg, a nurse who was there.",
            "Anna Berg",
            "a nurse who was there",
        ),
        ("Anna Berg, the head of the port in Riga, said no.", "Anna Berg", "head of the port in Riga"),
        (
            "“It is full,” said Colonel Paul Stone, a spokesman for the army.",
            "Paul Stone",
            "Colonel, a spokesman for the army",
        ),
        (
            "The council of Riga met. “It is full,” said Colonel Paul Stone, a spokesman for the council.",
            "Paul Stone",
            "Colonel, a spokesman for the council of Riga",
        ),
    ],
)
def test_a_role_stands_beside_the_name(text: str, name: str, role: str) -> None:
    assert _roles(text)[name][0] == role


@pytest.mark.parametrize(
    "text",
    [
        "After the meeting, Anna Berg said that it was full.",
        "Anna Berg, the meeting was told, said that it was full.",
        "Anna Berg, who met the king on Friday, said that it was full.",
        "They criticised the private email server used by his opponent, Anna Berg.",
    ],
)
def test_what_only_stands_beside_a_name_is_no_role(text: str) -> None:
    assert _roles(text)["Anna Berg"] == (None, None)


def test_a_form_of_address_is_no_role() -> None:
    assert _roles("“It is full,” said Mrs Anna Berg.")["Anna Berg"] == (None, None)


def test_the_words_that_give_a_role_hold_the_name_too() -> None:
    text = "“It is full,” said the stationmaster, Paul Stone. “Quite.”"

    assert _roles(text)["Paul Stone"][1] == "stationmaster, Paul Stone"


def test_a_speaker_has_the_role_that_another_article_gives_in_full() -> None:
    short = analysed("“It is full,” said Secretary General Paul Stone.", "a.txt")
    full = analysed("NATO Secretary General Paul Stone met Anna Berg.", "b.txt")

    first, _ = resolve([short, full], {}, [])

    speaker = first.quotes[0].speaker
    assert speaker is not None
    assert speaker.role == "NATO Secretary General"


def test_a_former_role_is_no_fuller_one() -> None:
    short = analysed("“It is full,” said Minister Paul Stone.", "a.txt")
    former = analysed("“It is full,” said former Minister Paul Stone.", "b.txt")

    first, _ = resolve([short, former], {}, [])

    speaker = first.quotes[0].speaker
    assert speaker is not None
    assert speaker.role == "Minister"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Minister of Trade and Crafts Anna Berg met the mayor.", "Minister of Trade and Crafts"),
        ("The Norwegian Minister for Trade Anna Berg met the mayor.", "Norwegian Minister for Trade"),
        ("Minister Anna Berg of the Riga Council met the mayor.", "Minister"),
    ],
)
def test_an_office_ends_before_the_first_name(text: str, role: str) -> None:
    assert _roles(text)["Anna Berg"][0] == role


def test_a_body_that_every_state_has_comes_with_the_place_of_its_article() -> None:
    text = "OSLO – “It is full,” said Colonel Paul Stone, a spokesman for the ministry of defence."

    (found,) = resolve([analysed(text)], {}, [])

    assert found.dateline == "Oslo"
    assert [p.full_role for p in found.people] == [
        "Colonel, a spokesman for the ministry of defence (article from Oslo)"
    ]
    speaker = found.quotes[0].speaker
    assert speaker is not None
    assert speaker.role == found.people[0].full_role


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("OSLO – The council closed the harbour.", "Oslo"),
        ("OSLO (Wire) – The council closed the harbour.", "Oslo"),
        ("WIRE NEWS – The council closed the harbour.", None),
        ("The council closed the harbour.", None),
    ],
)
def test_the_place_above_a_text(text: str, dateline: str | None) -> None:
    assert analysed(text).dateline == dateline
