from __future__ import annotations

import sys

import pytest

from analysed import analysed
from briefmaker.analysis import resolve
from briefmaker.config import load_settings, parse_query
from briefmaker.model.analysis import Analysis
from briefmaker.model.query import Topic
from briefmaker.model.summary import Development
from briefmaker.pipeline import read_corpus
from briefmaker.summarise import Budget, summarise
from briefmaker.summarise.events import Story, group_articles
from briefmaker.summarise.linkage import average_link
from paths import ROOT, SHARED

STORM = (
    "Storm floods the market of Nordvik",
    "A storm flooded the market hall in Nordvik on Monday and 40 traders lost their stalls.",
    "Mayor Anna Berg closed the bridge.",
)
STORM_TOO = (
    "Nordvik counts its losses",
    "The flood in Nordvik took the stalls of 40 traders, Mayor Anna Berg said.",
    "The storm had filled the market hall.",
)
OTHER_STORM = (
    "Storm floods the market of Sandby",
    "A storm flooded the market hall in Sandby and 12 traders lost their stalls.",
    "Governor Per Dahl closed the school.",
)
LIBRARY = ("A library for the north", "The council of Vestlund opened a library with 9,000 books.")


def grouped(*stories: Story) -> list[tuple[int, ...]]:
    return list(group_articles(stories))


def test_articles_on_one_event_fall_together_and_a_like_event_stands_alone() -> None:
    assert grouped(Story(STORM), Story(LIBRARY), Story(STORM_TOO), Story(OTHER_STORM)) == [(0, 2), (1,), (3,)]


def test_articles_dated_far_apart_tell_different_events() -> None:
    def dated(day: str) -> list[tuple[int, ...]]:
        return grouped(Story(STORM, "2022-03-01"), Story(STORM_TOO, day), Story(LIBRARY))

    assert dated("2022-03-03") == [(0, 1), (2,)]
    assert dated("2022-03-20") == [(0,), (1,), (2,)]


def test_nothing_and_empty_stories_are_grouped_too() -> None:
    assert grouped() == []
    assert grouped(Story(()), Story(("",)), Story(LIBRARY)) == [(0,), (1,), (2,)]


def test_average_link_looks_at_all_members_not_at_the_nearest() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.6}

    assert average_link(4, chain, 0.5) == ((0, 1), (2,), (3,))
    assert average_link(4, chain | {(0, 2): 0.5}, 0.5) == ((0, 1, 2), (3,))


def test_the_wire_story_that_two_samples_carry_is_one_event() -> None:
    analyses = read_corpus(ROOT / "sources", load_settings(ROOT)).analyses
    stories = [
        Story(tuple(s.span.of(a.article.text) for s in a.sentences), a.article.published) for a in analyses
    ]
    names = [analysis.article.path.split(".")[0] for analysis in analyses]
    groups = [[names[n] for n in group] for group in group_articles(stories)]

    assert ["courier-convoy", "herald-convoy"] in groups
    assert ["courier-border"] in groups


@pytest.mark.skipif(not SHARED.is_dir(), reason="no articles beside the project")
def test_the_meetings_in_riga_and_stockholm_are_told_by_two_articles() -> None:
    analyses = read_corpus(SHARED / "articles", load_settings(ROOT)).analyses
    stories = [Story((a.title or "", *(s.span.of(a.article.text) for s in a.sentences))) for a in analyses]

    assert group_articles(stories) == ((0, 2), (1,), (3,), (4,))


def test_four_times_the_articles_are_about_four_times_the_work() -> None:
    def calls(count: int) -> int:
        """Return how many functions are called for so many articles."""
        towns = [
            Story(tuple(f"{line} The town is Town{n // 5} and its river Water{n // 5}." for line in STORM))
            for n in range(count)
        ]
        called = [0]

        def count_call(_: object, event: str, __: object) -> None:
            called[0] += event in ("call", "c_call")

        sys.setprofile(count_call)
        try:
            group_articles(towns)
        finally:
            sys.setprofile(None)
        return called[0]

    assert calls(1200) < 5 * calls(300)


HARBOUR = Topic("harbour", "The harbour", parse_query("harbour"))
HERALD = """Storm shuts the harbour of Nordvik

The council of Nordvik closed the harbour to 40 ships in Nordvik because of the storm.

Mayor Anna Berg promised the fishermen of the harbour 200,000 euros.
"""
POST = """Nordvik waits for its ships

Forty ships wait outside the harbour in Nordvik, and Mayor Anna Berg promised help after the storm.

The council announced that the harbour of Nordvik will open on Friday for the fishermen.

The government asked the council to open the harbour for 12 ships with grain.
"""
QUAY = """A new quay for Sandby

The company Holm bought the old harbour in Sandby and will build a quay there for 9 million euros.
"""


def developments(*dates: str | None) -> tuple[Development, ...]:
    texts = (HERALD, POST, QUAY)
    found: list[Analysis] = [
        analysed(text, f"{name}.txt", published=day)
        for name, text, day in zip("abc", texts, dates, strict=True)
    ]
    analyses = resolve(found, {}, [HARBOUR])
    return summarise(analyses, HARBOUR, Budget(least_points=0, most_points=0)).developments


def test_articles_that_tell_one_event_share_a_development_under_the_headlines_of_all() -> None:
    first, *rest = developments("2022-03-02", "2022-03-01", "2022-03-02")

    title = "Nordvik waits for its ships · Storm shuts the harbour of Nordvik"
    assert (first.title, first.date) == (title, "2022-03-01")
    assert {e.path for point in first.points for e in point.evidence} == {"a.txt", "b.txt"}
    assert [other.title for other in rest] == ["A new quay for Sandby"]


def test_what_needs_the_headline_of_its_article_keeps_it() -> None:
    first, second, third = developments(None, None, None)

    assert [found.title.split()[0] for found in (first, second, third)] == ["Storm", "Nordvik", "A"]
    assert [point.text.split()[:2] for point in second.points] == [["The", "government"]]


def test_an_article_alone_is_told_as_it_stands() -> None:
    assert [found.title for found in developments("2022-03-01", "2022-05-01", "2022-03-09")] == [
        "Storm shuts the harbour of Nordvik",
        "A new quay for Sandby",
        "Nordvik waits for its ships",
    ]
