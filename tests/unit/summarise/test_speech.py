from __future__ import annotations

import pytest

from analysed import analysed
from briefmaker.summarise.speech import MOST, stretches


def printed(text: str, words: str) -> list[str]:
    """Return what is printed when the sentence that holds `words` is chosen."""
    analysis = analysed(text)
    at = analysis.article.text.index(words)
    index = next(n for n, quote in enumerate(analysis.quotes) if quote.span.start <= at < quote.span.end)
    return [part.span.of(analysis.article.text) for part in stretches(analysis, index, at + len(words))]


SPEECH = "The boats are back in the harbour. {next} We are glad of every one of them and of all who came."


@pytest.mark.parametrize(
    "sentence",
    [
        "But the ferry is not among the boats.",
        "It is a good day for the whole town.",
        "They came over the sea in the night.",
        "This is what everybody has waited for.",
        "Those boats were built in this town.",
    ],
)
def test_what_points_back_is_printed_with_the_sentence_before_it(sentence: str) -> None:
    text = f"“{SPEECH.format(next=sentence)}” said Mayor Anna Berg of the town."

    assert printed(text, sentence) == [f"The boats are back in the harbour. {sentence}"]


@pytest.mark.parametrize("opening", ["And ", "Also, ", "Finally, "])
def test_a_word_that_only_joins_is_cut(opening: str) -> None:
    text = f"“{SPEECH.format(next=f'{opening}the ferry sails on Monday.')}” said Mayor Anna Berg of the town."

    assert printed(text, "the ferry sails on Monday.") == ["the ferry sails on Monday."]


@pytest.mark.parametrize(
    "words",
    [
        "It is a good day for the town and for everybody in it.",
        "to open the harbour for all the ships of the island. We are glad.",
        "Nobody will sail in that town again for as long as we live.",
    ],
)
def test_what_points_out_of_the_quotation_is_not_printed(words: str) -> None:
    text = f"Mayor Anna Berg said: “{words}”"

    assert printed(text, words.partition(".")[0]) == []


def test_whose_war_it_is_says_which() -> None:
    words = "This is Norland’s war, and Norland has to stop it."

    assert printed(f"Mayor Anna Berg said: “{words}”", words) == [words]


def test_the_halves_of_a_short_quotation_are_printed_together() -> None:
    text = "“Money is easy to find in this town,” said Mayor Anna Berg. “Ships that sail in winter are not.”"
    halves = ["Money is easy to find in this town,", "Ships that sail in winter are not."]

    assert printed(text, "Money is easy") == halves
    assert printed(text, "Ships that sail") == halves


def test_a_second_half_that_points_back_is_printed_with_the_first() -> None:
    first = "The ferry is old, and " + "many rich and generous families " * 4 + "have paid for it,"
    text = f"“{first}” said Mayor Anna Berg. “It is a good day for the whole town and for everybody in it.”"

    assert printed(text, "It is a good day") == [
        first,
        "It is a good day for the whole town and for everybody in it.",
    ]


def test_the_halves_of_a_long_quotation_are_chosen_one_by_one() -> None:
    first = "Money is easy to find in a town that has " + "old and rich and generous families " * 5 + "in it,"
    text = f"“{first}” said Mayor Anna Berg. “Ships that sail in the dark of winter are not easy to find.”"

    assert printed(text, "Ships that sail") == ["Ships that sail in the dark of winter are not easy to find."]


def test_a_long_chain_of_sentences_that_point_back_is_not_printed() -> None:
    chain = " ".join(f"It is a day that everybody in town {n} will like." for n in range(MOST // 9))
    text = f"Mayor Anna Berg said: “The boats are back. {chain}”"

    assert printed(text, "It is a day that everybody in town 1 will like.") != []
    assert printed(text, f"It is a day that everybody in town {MOST // 9 - 1} will like.") == []


def test_what_the_writer_sets_against_each_other_is_printed_together() -> None:
    text = (
        "“The best way to open the harbour is to talk,” Mayor Anna Berg said. "
        "But she warned, “if Norland sends ships, there will be no talks at all.”"
    )
    both = [
        "The best way to open the harbour is to talk,",
        "if Norland sends ships, there will be no talks at all.",
    ]

    assert printed(text, "The best way") == both
    assert printed(text, "if Norland sends") == both


def test_a_sentence_that_limits_the_one_before_it_is_printed_with_it() -> None:
    text = (
        "Mayor Anna Berg said: “We send help to the fishermen of the island. "
        "At the same time, the town takes no side. The harbour stays open for all.”"
    )

    assert printed(text, "We send help") == [
        "We send help to the fishermen of the island. At the same time, the town takes no side."
    ]


def test_the_beginning_of_a_sentence_that_goes_on_elsewhere_is_not_printed() -> None:
    text = (
        "“We want no quarrel with anybody on the island. At the same time,” Mayor Anna Berg added, "
        f"“the harbour stays open for all who come here{' from the islands of the north' * 6}.”"
    )

    assert printed(text, "We want no quarrel") == ["We want no quarrel with anybody on the island."]
