"""How sentences are printed out of their place."""

from __future__ import annotations

import pytest

from analysed import analysed
from briefmaker.summarise.wording import Wording, worded


def wording(text: str, beginning: str, publisher: str | None = None) -> tuple[Wording, str]:
    analysis = analysed(text, publisher=publisher)
    sentence = next(s for s in analysis.sentences if s.span.of(text).startswith(beginning))
    found = worded(analysis, sentence)
    return found, found.text(text)


def test_a_source_that_speaks_of_itself_is_named() -> None:
    text = "We are closing the harbour at once."

    assert wording(text, "We", publisher="The Post")[1] == f"[The Post, speaking for itself:] {text}"
    assert wording(text, "We")[1] == f"[The source, which does not say who “we” are:] {text}"


@pytest.mark.parametrize(
    ("headline", "standing"),
    [("NATO ministers promise help", "under-heading"), ("A strategy with a hole", "never")],
)
def test_people_named_by_their_office_need_a_headline_that_names_them(headline: str, standing: str) -> None:
    text = f"{headline}\n\nThe ministers asked the council for a first draft of the plan."

    assert wording(text, "The ministers")[0].standing == standing
