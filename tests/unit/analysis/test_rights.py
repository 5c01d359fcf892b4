"""The article's rights are kept aside."""

from __future__ import annotations

from analysed import analysed
from briefmaker.analysis import analysis_record

TEXT = """The harbour was closed to all ships on Friday, the ministry said.

It will open again on Monday, it added. Up to a tenth of this article may be quoted.

© 2022 Nordvik Herald
"""


def test_a_licence_is_kept_and_no_part_of_the_text() -> None:
    analysis = analysed(TEXT)

    notices = [span.of(TEXT) for span in analysis.rights]

    assert notices == ["Up to a tenth of this article may be quoted.", "© 2022 Nordvik Herald"]
    assert not any("quoted" in sentence.span.of(TEXT) for sentence in analysis.sentences)


def test_the_record_of_an_article_gives_its_rights() -> None:
    record = analysis_record(analysed(TEXT))

    first, last = "Up to a tenth of this article may be quoted.", "© 2022 Nordvik Herald"
    assert record["rights"] == [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}
        for words in (first, last)
    ]
