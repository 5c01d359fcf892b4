from __future__ import annotations

import pytest

from analysed import analysed
from cases import Case, read_cases
from paths import HERE


@pytest.mark.parametrize("case", read_cases(HERE / "unit" / "analysis" / "cases" / "about.txt"), ids=str)
def test_about(case: Case) -> None:
    analysis = analysed(case.text)
    text = analysis.article.text

    rows = [
        f"{quantity.span.of(text)} | {quantity.about.of(text) if quantity.about else '-'}"
        for quantity in analysis.quantities
    ]
    assert tuple(rows) == case.expected
