"""What always holds of an analysis, whatever the text."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
import sentencex
from hypothesis import given, settings
from hypothesis import strategies as st

from analysed import analysed
from briefmaker.analysis import analysis_record, resolve
from briefmaker.analysis.marks import MOST_MARKS
from briefmaker.config import parse_query
from briefmaker.model.query import Topic
from briefmaker.readers.decoding import cleaned
from briefmaker.readers.plain import read_plain

PIECES = [
    *("“", "”", '"', "‘", "’", "«", "»", "„", "'", ". ", "? ", ", ", ": ", "\n", "\n\n", " – ", "(AP)", "…"),
    *(
        "Anna Berg",
        "President Tomas Lind",
        "he",
        "she",
        "the ministers",
        "NATO",
        "Kyiv",
        "said",
        "told",
        "warned",
    ),
    *(
        "We are ready to help",
        "at the border",
        "more than 90,000 troops",
        "€1.2bn",
        "10 to 12 per cent",
        "two",
    ),
    *(
        "December 2–3",
        "2014",
        "on Friday",
        "ALSO READ: x",
        "Reading Time: 2 minutes",
        "Recent Posts",
        "a dozen",
    ),
    *("\u00a0", "\u202f", "Łódź", "Київ", "e\u0301", "🙂", "<b>", "&amp;", "{{ x }}", "| a |", "\\"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map(
    lambda pieces: cleaned(" ".join(pieces))
)
TOPIC = Topic("t", "T", parse_query('NATO OR (Kyiv AND "at the border")'))


@given(TEXTS)
@settings(max_examples=150)
def test_every_span_slices_back_to_its_words(text: str) -> None:
    (analysis,) = resolve([analysed(text)], {}, [TOPIC])
    record: dict[str, Any] = analysis_record(analysis)

    for item in (*record["quotes"], *record["quantities"], *record["dates"]):
        assert text[item["start"] : item["end"]] == item["text"]


@given(TEXTS)
@settings(max_examples=150)
def test_sentences_hold_the_body_and_no_furniture(text: str) -> None:
    analysis = analysed(text)

    inked = {at for at, char in enumerate(text) if not char.isspace()}
    body = {at for span in analysis.paragraphs for at in range(span.start, span.end)} & inked
    in_sentences = [at for s in analysis.sentences for at in range(s.span.start, s.span.end) if at in inked]
    furniture = {at for found in analysis.furniture for at in range(found.span.start, found.span.end)} & inked
    headline = (
        set(range(analysis.headline.start, analysis.headline.end)) & inked if analysis.headline else set()
    )
    assert sorted(in_sentences) == sorted(body)
    assert not furniture & body
    assert body | furniture | headline == inked


@given(TEXTS)
@settings(max_examples=100)
def test_quotations_come_in_order_and_never_overlap(text: str) -> None:
    quotes = analysed(text).quotes

    for before, after in pairwise(quotes):
        assert before.span.end < after.span.start
    for number, quote in enumerate(quotes):
        assert quote.continues is None or 0 <= quote.continues < number


@given(st.text(max_size=200))
def test_any_text_that_is_read_is_clean(text: str) -> None:
    raw = text.encode("utf-8", "ignore")
    if not cleaned(raw.decode()).strip() or b"\0" in raw:
        return

    read = read_plain(raw, "a.txt").article.text

    assert unicodedata.is_normalized("NFC", read)
    assert not any(unicodedata.category(char) == "Cc" and char != "\n" for char in read)


HOSTILE = [
    "“He said ",
    '"',
    "“a” ",
    "‘a’ said he. ",
    "Anna Berg said “no”. ",
    "10 to 12 ",
    "The minister said. ",
    "May 3–May 4 and ",
    "from 3 to 5 May 2021 ",
    "on Monday to Tuesday, ",
    "He went home and had a cup of tea.\n",
    "Recent posts\n",
    "About Nordvik\nNordvik ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_with_the_length_of_a_hostile_paragraph(piece: str) -> None:
    def steps(times: int) -> int:
        """Return how many functions are called: counted work, the same on every machine."""
        counted = 0

        def count(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal counted
            counted += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            analysed(piece * times + "at the harbour.")
        finally:
            sys.setprofile(None)
        return counted

    steps(10)

    assert steps(2_000) < 12 * steps(200)


def test_a_paragraph_of_more_marks_than_prose_has_quotes_nobody() -> None:
    said = "“We will not go home,” said Anna Berg. "

    assert len(analysed(said * (MOST_MARKS // 2)).quotes) == MOST_MARKS // 2
    assert analysed(said * (MOST_MARKS // 2 + 1)).quotes == ()


@pytest.mark.parametrize("words", ["“a ", "“ ", "‘a "])
def test_the_splitter_never_sees_more_opening_marks_than_prose_has(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It looks for the end of each of them: its time grows with their square, unseen by a count of calls.
    seen: list[int] = []
    split = sentencex.get_sentence_boundaries

    def counted(language: str, text: str) -> object:
        seen.append(sum(map(text.count, "“«„‘")))
        return split(language, text)

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", counted)
    analysed(f"Anna Berg said so. {words * 20_000}")

    assert seen
    assert max(seen) <= MOST_MARKS
