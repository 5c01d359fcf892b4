from __future__ import annotations

from analysed import analysed
from briefmaker.analysis import resolve
from briefmaker.config import parse_query
from briefmaker.model.analysis import Analysis
from briefmaker.model.earlier import Earlier, EarlierStatement
from briefmaker.model.query import Topic
from briefmaker.model.summary import Change, Summary
from briefmaker.summarise import Budget, changes, summarise

HARBOUR = Topic("harbour", "The harbour", parse_query("harbour"))
CLOSED = "The council closed the harbour to all ships on Friday."
OPENED = "The council opened the harbour to small ships on Sunday."


def read(*texts: str) -> list[Analysis]:
    found = [analysed(text, f"{n}.txt") for n, text in enumerate(texts)]
    return list(resolve(found, {}, [HARBOUR]))


def edition(analyses: list[Analysis]) -> tuple[Summary, Earlier]:
    summary = summarise(analyses, HARBOUR, Budget())
    statements = tuple(
        EarlierStatement(
            point.text,
            frozenset(e.id for e in point.evidence),
            point.evidence[0].path,
            point.evidence[0].exact,
        )
        for point in summary.key_points
    )
    told = frozenset(piece for statement in statements for piece in statement.evidence)
    sources = {analysis.article.path: analysis.article.sha256 for analysis in analyses}
    return summary, Earlier("monday", statements, told, sources)


def since(before: list[Analysis], now: list[Analysis]) -> list[tuple[str, str, str | None]]:
    found: tuple[Change, ...] = changes(edition(now)[0], edition(before)[1], [a.article for a in now])
    return [(change.kind, change.text, change.before) for change in found]


def test_the_same_sources_change_nothing() -> None:
    assert since(read(CLOSED), read(CLOSED)) == []


def test_another_article_brings_something_new() -> None:
    assert since(read(CLOSED), read(CLOSED, "Norland asked the harbour master for a pilot.")) == [
        ("new", "Norland asked the harbour master for a pilot.", None)
    ]


def test_a_corrected_source_updates_what_it_said() -> None:
    again = CLOSED.replace("Friday", "Thursday")

    assert since(read(CLOSED), read(again)) == [("updated", again, CLOSED), ("source-changed", "0.txt", None)]


def test_what_a_source_no_longer_says_is_said_to_be_gone() -> None:
    now = read("The harbour master asked for a pilot from Norland.")

    assert ("corrected", CLOSED, None) in since(read(CLOSED), now)
    assert ("source-changed", "0.txt", None) in since(read(CLOSED), now)


def test_a_source_that_is_gone_is_named() -> None:
    before, now = read(CLOSED, "Norland asked the harbour master for a pilot."), read(CLOSED)

    assert since(before, now) == [
        ("dropped", "Norland asked the harbour master for a pilot.", None),
        ("source-gone", "1.txt", None),
    ]
