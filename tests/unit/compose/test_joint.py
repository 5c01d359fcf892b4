"""What the topics of a pack use together counts once."""

from __future__ import annotations

from dataclasses import replace

from analysed import analysed
from briefmaker.analysis import resolve
from briefmaker.compose.joint import joint_left_out, joint_sources
from briefmaker.config import parse_query
from briefmaker.model.article import Article
from briefmaker.model.query import Topic
from briefmaker.model.summary import LeftOut, Summary
from briefmaker.summarise import Budget, summarise
from golden.invented import EMPTY, point, source

TEN = Article("ten.txt", "abc de fghij\n", "e" * 64)
"""Ten characters, blanks aside."""
STORM = """Storm shuts the northern harbour

The council closed the northern harbour to all ships on December 2 because of the storm.

“We had no choice, and the ships will wait at sea,” Mayor Anna Berg said.

Some 40 ships wait outside the harbour, the council said.
"""


def taking(*stretches: str) -> Summary:
    """Return a summary that takes these stretches of the ten characters."""
    shared = replace(source(TEN, 0.5), characters=10)
    return replace(EMPTY, key_points=tuple(point(TEN, words) for words in stretches), sources=(shared,))


def shares(*summaries: Summary) -> list[float]:
    return [each.quoted_share for each in joint_sources(summaries)]


def test_the_same_words_in_two_topics_count_once() -> None:
    assert shares(taking("abc de"), taking("abc de")) == [0.5]


def test_stretches_that_overlap_count_once_where_they_do() -> None:
    assert shares(taking("abc de"), taking("de fgh")) == [0.8]


def test_stretches_apart_are_added() -> None:
    assert shares(taking("abc"), taking("hij"), taking("ij")) == [0.6]


def test_no_more_than_the_whole_is_reproduced() -> None:
    short = replace(source(TEN, 0.5), characters=4)
    summary = replace(taking("abc de"), sources=(short,))

    assert shares(summary, summary) == [1.0]


def test_a_source_without_a_body_has_no_share() -> None:
    bare = replace(EMPTY, sources=(replace(source(TEN, 0.0), characters=0),))

    assert shares(bare, bare) == [0.0]


def test_the_shares_of_one_topic_are_those_of_its_summary_whoever_counts_them() -> None:
    topic = Topic("harbour", "The harbour", parse_query("harbour OR ships"))
    analyses = resolve([analysed(STORM, "a.txt")], {}, [topic])

    summary = summarise(analyses, topic, Budget())

    assert summary.people
    assert joint_sources((summary,)) == joint_sources((summary, summary)) == summary.sources


def test_a_file_is_left_out_where_no_topic_uses_it() -> None:
    broken, unused = LeftOut("broken.txt", "empty"), LeftOut("a.txt", "nothing in it was chosen")
    first, second = replace(EMPTY, left_out=(broken, unused)), replace(EMPTY, left_out=(broken,))

    assert joint_left_out((first, second)) == (broken,)
    assert joint_left_out((first, first)) == (broken, unused)
