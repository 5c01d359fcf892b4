from __future__ import annotations

from decimal import Decimal

from analysed import analysed
from briefmaker.analysis import resolve
from briefmaker.config import parse_query
from briefmaker.model.analysis import Analysis
from briefmaker.model.period import Period
from briefmaker.model.query import Topic
from briefmaker.model.summary import Summary
from briefmaker.summarise import Budget, summarise

HARBOUR = Topic("harbour", "The harbour", parse_query("harbour OR ships"))

HERALD = """Storm shuts the northern harbour

The council closed the northern harbour to all ships on December 2 because of the storm.

“We had no choice, and the ships will wait at sea,” Mayor Anna Berg said.

Some 40 ships wait outside the harbour, the council said.

The town paid 2 million euros for a new library.

Photo: ships in the storm (Herald Pictures)
"""
POST = """Port stays shut for a second day

Fishermen from the island asked the council to open the harbour again on December 4.

They lost 40 ships in the last storm.
"""


def analyses() -> list[Analysis]:
    found = [
        analysed(HERALD, "a.txt", publisher="The Herald", published="2021-12-03"),
        analysed(POST, "b.txt"),
        analysed("A library opened in the town.\n\nIt has many books about the sea.", "c.txt"),
    ]
    return list(resolve(found, {}, [HARBOUR]))


def summary(words: int | None = None, period: Period | None = None) -> Summary:
    return summarise(analyses(), HARBOUR, Budget(words=words, period=period))


def printed(found: Summary) -> list[str]:
    points = [*found.key_points, *(point for event in found.developments for point in event.points)]
    return [point.text for point in points]


def test_every_piece_is_the_words_of_its_source() -> None:
    texts = {analysis.article.path: analysis.article.text for analysis in analyses()}
    found = summary()

    evidence = [e for point in found.key_points for e in point.evidence]
    evidence += [e for event in found.developments for point in event.points for e in point.evidence]
    evidence += [e for quote in found.quotes for e in quote.evidence]
    evidence += [e for figure in found.figures for e in figure.evidence]
    evidence += [e for entry in found.timeline for e in entry.evidence]
    evidence += [e for person in found.people for e in person.evidence]
    assert len(evidence) >= 8
    assert all(e.span.of(texts[e.path]) == e.exact for e in evidence)


def test_a_topic_gets_its_own_sentences_and_no_furniture() -> None:
    words = " ".join(printed(summary()))

    assert "closed the northern harbour" in words
    assert "asked the council to open the harbour" in words
    assert "library" not in words
    assert "Herald Pictures" not in words


def test_a_sentence_that_points_back_is_no_point() -> None:
    assert not any(text.startswith("They") for text in printed(summary()))


def test_what_is_said_is_a_quotation_and_no_point() -> None:
    found = summary()

    (quote,) = found.quotes
    assert quote.exact == "We had no choice, and the ships will wait at sea"
    assert (quote.speaker, quote.role, quote.basis) == ("Anna Berg", "Mayor", "named")
    assert not any("no choice" in text for text in printed(found))


def test_the_same_number_of_something_else_is_no_second_source() -> None:
    (figure,) = [found for found in summary().figures if found.value == Decimal(40)]

    assert (figure.surface, figure.said_by) == ("Some 40 ships", "council")
    assert [evidence.path for evidence in figure.evidence] == ["a.txt"]


def test_a_timeline_needs_two_dates_and_orders_them_by_time() -> None:
    entries = summary().timeline

    assert [entry.date for entry in entries] == ["2021-12-02", "December 4"]


def test_a_source_of_which_nothing_is_used_is_left_out_with_its_reason() -> None:
    found = summary()

    assert [source.path for source in found.sources] == ["a.txt", "b.txt"]
    assert [(out.path, out.reason) for out in found.left_out] == [("c.txt", "nothing in it was chosen")]


def test_gaps_say_what_the_sources_do_not() -> None:
    assert summary().gaps == (
        "1 of the 2 sources states no date of publication and comes last.",
        "1 of the 2 sources states no publisher: how many outlets report a point is not known.",
        "Every point rests on a single source.",
    )


def test_the_budget_bounds_what_is_printed() -> None:
    assert len(printed(summary(words=20))) < len(printed(summary()))


def test_a_topic_without_coverage_is_empty() -> None:
    topic = Topic("moon", "The moon", parse_query("moon"))

    found = summarise(analyses(), topic, Budget())

    assert found.is_empty
    assert (found.sources, found.gaps) == ((), ())
    assert len(found.left_out) == 3


def test_the_share_counts_each_printed_character_once() -> None:
    (herald, post) = summary().sources

    assert 0.7 < herald.quoted_share < 0.9
    assert 0.5 < post.quoted_share <= 1.0


def test_outside_its_period_an_article_is_background_only() -> None:
    found = summary(period=Period(since="2021-12-01"))
    inside = {e.path for point in found.key_points for e in point.evidence}
    behind = {e.path for event in found.background for point in event.points for e in point.evidence}

    assert inside == {"a.txt"}
    assert behind == {"b.txt"}
    assert all(e.path == "a.txt" for quote in found.quotes for e in quote.evidence)
    assert "1 of the 2 sources is from outside the period or undated." in found.gaps


def test_without_a_period_nothing_is_background() -> None:
    assert summary().background == ()


def test_the_bottom_line_is_a_key_point() -> None:
    found = summary()

    assert found.bottom_line
    assert set(found.bottom_line) <= set(found.key_points)


def test_what_two_outlets_report_is_one_point_with_both_sources() -> None:
    harbour = "The council closed the northern harbour to all ships because of the storm."
    first = analysed(f"{harbour}\n\nShips wait outside.", "a.txt", publisher="The Herald")
    second = analysed(
        "Because of the storm the council has closed the northern harbour to ships.",
        "b.txt",
        publisher="The Post",
    )
    found = summarise(list(resolve([first, second], {}, [HARBOUR])), HARBOUR, Budget())
    points = [*found.key_points, *(point for event in found.developments for point in event.points)]

    assert [(point.reported_by, len(point.evidence)) for point in points] == [(2, 2)]


def test_a_wire_copy_counts_once() -> None:
    words = "The council closed the northern harbour to all ships because of the storm."
    copies = [analysed(words, f"{n}.txt", publisher=f"Paper {n}") for n in range(3)]
    found = summarise(list(resolve(copies, {}, [HARBOUR])), HARBOUR, Budget())

    assert [point.reported_by for point in found.key_points] == [1]


def test_a_source_that_only_disagrees_is_among_the_sources() -> None:
    says = "Norland says that its boats kept away. Sudland accuses Norland of having shot at the harbour."
    many = " ".join(f"The council closed quay {n} of the harbour to the ferry number {n}." for n in range(40))
    topic = Topic("harbour", "The harbour", parse_query("harbour OR Norland"))
    found = summarise(
        list(resolve([analysed(many, "a.txt"), analysed(says, "b.txt")], {}, [topic])),
        topic,
        Budget(words=50),
    )

    used = {source.path for source in found.sources}
    assert {e.path for each in found.conflicts for side in each.sides for e in side.evidence} <= used


def brief_of(*texts: str, published: str | None = "2022-03-11", words: int | None = None) -> Summary:
    found = [
        analysed(text, f"{n}.txt", publisher=f"P{n}", published=published) for n, text in enumerate(texts)
    ]
    return summarise(list(resolve(found, {}, [HARBOUR])), HARBOUR, Budget(words=words))


def test_the_bottom_line_is_nothing_that_somebody_denies() -> None:
    found = brief_of(
        "Norland says that 900 ships attacked the harbour on Monday. Sudland denies that.",
        "The council opened the harbour to ferries of the island for the summer.",
    )

    (bottom,) = found.bottom_line
    assert bottom.text.startswith("The council opened")
    assert any(point.text.endswith("Sudland denies that.") for point in found.key_points)


def test_where_everything_is_disputed_no_bottom_line_is_suggested() -> None:
    found = brief_of(
        "Norland says that 900 ships attacked the harbour on Monday. Sudland denies that.",
        "Olsen accused the mayor of closing the harbour to ferries. Berg denies that.",
    )

    assert len(found.key_points) == 2
    assert found.bottom_line == ()


def test_without_dates_the_key_points_of_one_source_stand_together() -> None:
    quay = "The harbour master banned the ferries from the western quay."
    price = "Sudland will build a harbour for 9 million euros."
    texts = (
        f"The council closed the harbour to 40 ships on Monday.\n\n{quay}",
        f"Norland sent 900 workers to the old harbour in spring.\n\n{price}",
    )
    found = brief_of(*texts, published=None)

    paths = [point.evidence[0].path for point in found.key_points]
    assert len(paths) >= 3
    assert paths == sorted(paths, key=paths.index)
    assert len([n for n, path in enumerate(paths) if n == 0 or paths[n - 1] != path]) == len(set(paths))


def test_a_wire_story_is_one_text_in_more_sources() -> None:
    words = "The council closed the northern harbour to all ships because of the storm."

    (point,) = brief_of(words, words).key_points

    assert (point.reported_by, point.copies, len(point.evidence)) == (1, 1, 2)


def test_nothing_is_printed_only_because_there_is_room() -> None:
    closed = " ".join(f"The council closed quay {n} of the harbour to {n + 40} ships." for n in range(9))
    met = "Berg met Olsen of the Harbour Club in a garden near the old mill on Sunday evening."
    found = brief_of(f"{closed}\n\n{met}", words=900)

    assert len(printed(found)) > 1
    assert met not in printed(found)


COUNTED = (
    "The harbour council said 900 workers left the harbour on Friday night.",
    "Mayor Anna Berg said 400 workers left the harbour on Friday night.",
    "The council opened the harbour to ferries of the island for the summer.",
)


def test_what_is_one_side_s_of_a_conflict_is_marked_and_what_nobody_disputes_is_not() -> None:
    found = brief_of(*COUNTED)

    marks = {point.evidence[0].path: point.is_disputed for point in found.key_points}
    assert marks == {"0.txt": True, "1.txt": True, "2.txt": False}
    assert {figure.surface: figure.is_disputed for figure in found.figures} == {
        "900 workers": True,
        "400 workers": True,
    }


def test_a_number_that_another_source_contradicts_is_no_bottom_line() -> None:
    (bottom,) = brief_of(*COUNTED).bottom_line

    assert bottom.evidence[0].path == "2.txt"
