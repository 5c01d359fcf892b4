from __future__ import annotations

import pytest

from analysed import analysed, shown_date, shown_page, shown_quantity, shown_quote
from briefmaker.analysis import resolve
from briefmaker.config import parse_query
from briefmaker.model.query import Topic
from cases import Case, read_cases
from paths import HERE

CASES = HERE / "unit" / "analysis" / "cases"


@pytest.mark.parametrize("case", read_cases(CASES / "quotes.txt"), ids=str)
def test_quotes(case: Case) -> None:
    analysis = analysed(case.text)

    assert tuple(shown_quote(analysis, quote) for quote in analysis.quotes) == case.expected


@pytest.mark.parametrize("case", read_cases(CASES / "furniture.txt"), ids=str)
def test_furniture(case: Case) -> None:
    analysis = analysed(case.text)

    assert shown_page(analysis) == case.expected


@pytest.mark.parametrize("case", read_cases(CASES / "quantities.txt"), ids=str)
def test_quantities(case: Case) -> None:
    analysis = analysed(case.text)

    assert tuple(shown_quantity(analysis, quantity) for quantity in analysis.quantities) == case.expected


@pytest.mark.parametrize("case", read_cases(CASES / "dates.txt"), ids=str)
def test_dates(case: Case) -> None:
    analysis = analysed(case.text, published=None if "undated" in case.title else "2022-03-04")

    assert tuple(shown_date(analysis, date) for date in analysis.dates) == case.expected


@pytest.mark.parametrize("case", read_cases(CASES / "topics.txt"), ids=str)
def test_topics(case: Case) -> None:
    query, _, text = case.text.partition("\n")
    title = None
    if text.startswith("headline: "):
        title, _, text = text.removeprefix("headline: ").partition("\n")
    analysis = analysed(text, title=title)

    (resolved,) = resolve([analysis], {}, [Topic("t", "T", parse_query(query))])

    found = [sentence.span.of(analysis.article.text) for sentence in resolved.sentences if sentence.topics]
    assert tuple(found) == case.expected
