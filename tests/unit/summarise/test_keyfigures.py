"""Figures of a briefing: each with words that say what it is of, and no more sources than it has."""

from __future__ import annotations

from analysed import analysed
from briefmaker.analysis import resolve
from briefmaker.config import parse_query
from briefmaker.model.query import Topic
from briefmaker.model.summary import KeyFigure
from briefmaker.summarise import Budget, summarise

HARBOUR = Topic("harbour", "The harbour", parse_query("harbour OR quay"))


def figures(*texts: str) -> tuple[KeyFigure, ...]:
    analyses = [analysed(text, f"{n}.txt", publisher=f"Paper {n}") for n, text in enumerate(texts)]
    return summarise(resolve(analyses, {}, [HARBOUR]), HARBOUR, Budget()).figures


def test_one_figure_told_alike_by_two_has_both_places() -> None:
    (figure,) = figures(
        "The council said 900 workers left the harbour on Friday night.",
        "On Friday night 900 workers left the harbour, the council said.",
    )

    assert [piece.path for piece in figure.evidence] == ["0.txt", "1.txt"]


def test_the_same_number_of_something_else_is_a_figure_of_its_own() -> None:
    found = figures(
        "The bank gave 500 million euros for schools near the harbour on Monday.",
        "Norland will buy weapons for 500 million euros and keep them at the quay.",
    )

    assert [[piece.path for piece in figure.evidence] for figure in found] == [["0.txt"], ["1.txt"]]


def test_a_figure_whose_sentence_points_back_is_left_out() -> None:
    assert figures("The harbour is open. They sent 900 of the workers to that quay on Monday.") == ()


def test_a_figure_is_printed_with_the_denial_of_it() -> None:
    (figure, *_) = figures("Norland moved 900 soldiers to the harbour, Sudland said. Norland denies that.")

    assert figure.sentence.endswith("Sudland said. Norland denies that.")


def test_a_figure_that_somebody_says_stays_in_quotation_marks() -> None:
    (figure,) = figures("“We sent 900 workers to the harbour on Friday,” said Mayor Anna Berg.")

    assert (figure.said_by, figure.sentence) == (
        "Anna Berg",
        "“We sent 900 workers to the harbour on Friday”",
    )


def test_nobody_knows_whose_figure_an_open_quotation_gives() -> None:
    assert figures("“They sent 900 workers to the harbour on Friday.”") == ()
