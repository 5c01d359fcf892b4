"""One page holds what is most wanted, whole or not at all."""

from __future__ import annotations

from dataclasses import replace

from briefmaker.compose import MOST_WORDS, TemplateFolders, compose
from briefmaker.compose.context import brief_view
from briefmaker.compose.views import OnePageView
from briefmaker.model.desk import SlotName
from briefmaker.model.document import Heading
from briefmaker.model.summary import KeyQuote, Point, Summary
from briefmaker.model.walk import iter_blocks, iter_runs, words
from golden.invented import HARBOUR, META, OPENING, SUMMARY, evidence


def page(summary: Summary) -> OnePageView:
    found = brief_view(summary, META).one_page
    assert found is not None
    return found


def points(*texts: str) -> tuple[Point, ...]:
    own = evidence(HARBOUR, OPENING)
    return tuple(
        Point(text, (replace(own[0], id=f"{n:012}"),), reported_by=1, asserted_by=1, reason="")
        for n, text in enumerate(texts)
    )


def quoted(length: int) -> KeyQuote:
    exact = " ".join(["word"] * length)
    return KeyQuote(exact, "Ana Torvald", "mayor", "said", "named", evidence(HARBOUR, OPENING))


def test_three_stories_at_most_beside_the_bottom_line() -> None:
    many = points(*(f"Story number {n} of the harbour." for n in range(9)))
    found = page(replace(SUMMARY, key_points=many, bottom_line=many[4:5]))

    assert [point.text for point in found.bottom_line] == [many[4].text]
    assert [point.text for point in found.stories] == [point.text for point in many[:3]]


def test_what_is_too_long_is_left_out_whole() -> None:
    long, short = points(" ".join(["word"] * 46), "The harbour opens.")
    found = page(replace(SUMMARY, key_points=(long, short), bottom_line=(), quotes=(quoted(31), quoted(30))))

    assert [point.text for point in (*found.bottom_line, *found.stories)] == ["The harbour opens."]
    assert [len(quote.exact.split()) for quote in found.quotes] == [30]


def test_a_figure_that_a_story_tells_is_not_told_again() -> None:
    figure = SUMMARY.figures[0]
    (story,) = points("The harbour cost 7 million crowns.")
    story = replace(story, evidence=figure.evidence)

    assert page(replace(SUMMARY, key_points=(), bottom_line=())).figure_rows
    found = page(replace(SUMMARY, key_points=(story,), bottom_line=(), figures=(figure,)))
    assert found.figure_rows == ()


def test_what_is_dated_within_three_days_is_coming() -> None:
    entry = SUMMARY.timeline[0]
    days = ["2031-03-04", "2031-03-05", "2031-03-08", "2031-03-09"]
    dated = tuple(replace(entry, date=day, evidence=points(day)[0].evidence) for day in days)

    found = page(replace(SUMMARY, timeline=dated, key_points=(), bottom_line=()))

    assert [entry.date for entry in found.coming] == ["2031-03-05", "2031-03-08"]


def test_an_editors_own_bottom_line_takes_the_place_of_the_suggested_one() -> None:
    written: dict[SlotName, str] = {"bottom-line": "The harbour is open."}

    assert page(replace(SUMMARY, written=written)).bottom_line == ()


def test_the_page_has_at_most_350_words_and_no_source_that_it_does_not_cite() -> None:
    many = points(*(f"Story {n} {'of the harbour of Lindvik ' * 7}is told." for n in range(9)))
    quotes = tuple(quoted(30) for _ in range(9))
    brief = compose(
        (replace(SUMMARY, key_points=many, bottom_line=many[:1], quotes=quotes),),
        META,
        TemplateFolders(),
        "one-page",
    )

    count = sum(len(words(run).split()) for run in iter_runs(brief.blocks))
    assert 200 < count <= MOST_WORDS
    assert len(brief.sources) == len(set(brief.sources)) <= len(SUMMARY.sources)
    assert [b for b in iter_blocks(brief.blocks) if isinstance(b, Heading) and b.level == 1]
