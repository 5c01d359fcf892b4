from __future__ import annotations

import sys
from pathlib import Path

from scoring import baseline, ours
from scoring.peers import Peer, ask, notes_of

TEXT = "“We had no choice, and the ships will wait at sea,” Mayor Anna Berg said. “No one is hurt.”"


def test_our_quotations_carry_speaker_mention_and_basis() -> None:
    (entries,) = ours.quotations([TEXT])

    assert [TEXT[entry["start"] : entry["end"]] for entry in entries] == [
        "We had no choice, and the ships will wait at sea,",
        "No one is hurt.",
    ]
    assert [(entry["speaker"], entry["basis"]) for entry in entries] == [
        ("Anna Berg", "named"),
        ("Anna Berg", "continued"),
    ]


def test_our_quantities_carry_the_scorer_s_unit_and_sign() -> None:
    (rows,) = ours.quantities(["The council paid more than 500 million yen for the harbour."])

    assert [(row["value"], row["unit"], row["change"]) for row in rows] == [(5e8, "japanese yen", ">")]


def test_our_bodies_hold_the_paragraphs() -> None:
    page = "Menu\n\nThe council of Nordvik closed the northern harbour to all ships on Friday.\n\nShare"

    assert ours.bodies({"1": page})["1"].count("closed the northern harbour") == 1


def test_the_baseline_takes_the_name_beside_the_verb_and_lets_it_speak_on() -> None:
    assert [entry["speaker"] for entry in baseline.quotations(TEXT)] == ["Mayor Anna Berg"] * 2


def test_the_baseline_reads_digits_and_small_words_but_no_years() -> None:
    found = baseline.quantities("In 2021 two ships brought 1.5 million tons worth $40, up 5 per cent.")

    assert [(row["value"], row["unit"]) for row in found] == [
        (2, "ships"),
        (1_500_000, "tons"),
        (40, "$"),
        (5, "percent"),
    ]


def test_the_baseline_keeps_lines_that_are_sentences() -> None:
    sentence = "The council closed the northern harbour to all ships on Friday."
    page = f"Harbour\n{sentence}\nSubscribe to our newsletter today and get it all for free."

    assert baseline.body(page) == sentence


def test_a_peer_that_is_not_installed_says_so() -> None:
    peer = ask(Path(sys.executable), "price-parser", ["500 euros"])

    assert peer == Peer("price-parser", None, "No module named 'price_parser'")
    assert notes_of([peer]) == ("price-parser: No module named 'price_parser'",)


def test_without_an_interpreter_no_peer_is_run() -> None:
    peer = ask(None, "quantulum3", [])

    assert peer.missing == "not run: give --peers PYTHON, an interpreter that has it"


def test_an_interpreter_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    missing = ask(tmp_path / "python", "quantulum3", []).missing

    assert missing is not None
    assert missing.startswith("not run: ")
