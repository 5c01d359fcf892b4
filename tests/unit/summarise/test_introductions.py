"""Who is named by a surname alone is named in full, in square brackets, where a briefing names them first."""

from __future__ import annotations

import pytest

from analysed import analysed
from briefmaker.analysis import resolve
from briefmaker.model.analysis import Analysis
from briefmaker.summarise.candidates import Candidate
from briefmaker.summarise.introductions import introduced
from briefmaker.summarise.wording import worded

HARBOUR = """Minister of Trade Anna Berg met Paul Stone, who runs the port, in the harbour on Friday.

Berg asked the council to open the quay. Stone warned of a long winter on the coast.

Minister Berg opened the northern quay. She promised a second ferry for the island.

“Berg is right about the quay,” said Stone on Friday.
"""


def told(beginning: str, *texts: str) -> Candidate:
    """Return the candidate of the first text whose sentence begins so."""
    analyses = resolve([analysed(text, f"{n}.txt") for n, text in enumerate(texts or (HARBOUR,))], {}, [])
    analysis = analyses[0]
    sentence = next(s for s in analysis.sentences if s.span.of(analysis.article.text).startswith(beginning))
    return Candidate(analysis, sentence, worded(analysis, sentence), {}, 0.0, "")


def text_of(candidate: Candidate) -> str:
    return candidate.wording.text(candidate.analysis.article.text)


@pytest.mark.parametrize(
    ("beginning", "printed"),
    [
        ("Berg asked", "[Minister of Trade Anna Berg] asked the council to open the quay."),
        ("Stone warned", "[Paul Stone, who runs the port,] warned of a long winter on the coast."),
        ("Minister Berg opened", "[Minister of Trade Anna Berg] opened the northern quay."),
        ("She promised", "[Minister of Trade Anna Berg] promised a second ferry for the island."),
    ],
)
def test_the_first_mention_says_who_it_is(beginning: str, printed: str) -> None:
    assert text_of(introduced(told(beginning), set())) == printed


def test_the_second_mention_stands_as_it_is() -> None:
    known: set[str] = set()
    introduced(told("Berg asked"), known)

    assert (
        text_of(introduced(told("Minister Berg opened"), known)) == "Minister Berg opened the northern quay."
    )
    assert known == {"Anna Berg"}


def test_whom_the_text_describes_in_full_it_introduces_itself() -> None:
    first = told("Minister of Trade")
    known: set[str] = set()

    assert text_of(introduced(first, known)) == text_of(first)
    assert known == {"Anna Berg", "Paul Stone"}


def test_a_role_told_more_fully_elsewhere_is_printed_in_full() -> None:
    short = "Secretary General Paul Stone opened the harbour."
    full = "Alliance Secretary General Paul Stone met Anna Berg."

    candidate = introduced(told("Secretary", short, full), set())

    assert text_of(candidate) == "[Alliance Secretary General Paul Stone] opened the harbour."


def test_a_bare_title_is_not_worth_the_words() -> None:
    text = "Harbour spokesman Paul Stone met Anna Berg.\n\nStone asked the council to open the quay."

    assert text_of(introduced(told("Stone asked", text), set())).startswith("[Paul Stone] asked")


def test_a_name_that_nothing_is_known_of_stands_as_it_is() -> None:
    analysis: Analysis = analysed("Anna Berg opened the harbour on Friday.")
    candidate = Candidate(
        analysis, analysis.sentences[0], worded(analysis, analysis.sentences[0]), {}, 0.0, ""
    )

    assert text_of(introduced(candidate, set())) == "Anna Berg opened the harbour on Friday."
