"""What a notice in an article says may be quoted."""

from __future__ import annotations

import pytest

from analysed import analysed
from briefmaker.model.publisher import Publisher
from briefmaker.model.rights import Terms
from briefmaker.summarise import terms_of

BODY = "The council closed the harbour on Friday.\n\nFerries wait outside."


@pytest.mark.parametrize(
    ("notice", "terms"),
    [
        (
            "© The Herald. Up to 10 per cent of this text may be quoted if the source is named and linked.",
            Terms(max_share=0.1, must_link=True, must_name=True),
        ),
        (
            "© The Herald. It may be quoted as long as that is no more than 5% of the entire text.",
            Terms(max_share=0.05),
        ),
        ("© Herald. No more than 50 words may be quoted, with credit.", Terms(max_words=50, must_name=True)),
        ("© The Herald. All rights reserved.", Terms()),
    ],
)
def test_a_notice_sets_the_terms(notice: str, terms: Terms) -> None:
    assert terms_of(analysed(f"{BODY}\n\n{notice}", "a.txt"), {}) == terms


def test_without_a_notice_the_configuration_speaks_and_then_the_ceiling_of_the_house() -> None:
    article = analysed(BODY, "a.txt", publisher="The Herald")
    known = {"the herald": Publisher(terms=Terms(max_share=0.15, must_link=True))}

    assert terms_of(article, known, 0.25) == Terms(max_share=0.15, must_link=True)
    assert terms_of(article, {}, 0.25) == Terms(max_share=0.25)
    assert terms_of(article, {}) == Terms()


def test_of_notice_and_configuration_the_stricter_share_counts() -> None:
    notice = "© The Herald. Up to 10 per cent of this text may be quoted."
    article = analysed(f"{BODY}\n\n{notice}", "a.txt", publisher="The Herald")

    loose, strict = (Publisher(terms=Terms(max_share=share)) for share in (0.5, 0.02))
    assert terms_of(article, {"the herald": loose}).max_share == 0.1
    assert terms_of(article, {"the herald": strict}).max_share == 0.02
