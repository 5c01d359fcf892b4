from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefmaker.config import load_settings
from briefmaker.pipeline import read_corpus
from briefs.events import event_marks
from briefs.extracts import built, extract, offered
from briefs.fitting import fitted, widest
from briefs.growth import grown, varied
from briefs.marks import read_gold
from briefs.quality import Row, Task, compared
from briefs.rankings import at_random, by_sumy, lead
from paths import ROOT, SHARED

SETTINGS = load_settings(ROOT)


def test_the_lead_takes_every_article_in_turn() -> None:
    assert lead([0, 1, 2, 0, 1]) == [[0, 3, 1, 4, 2]]


def test_random_orders_are_the_same_each_time() -> None:
    assert at_random(9) == at_random(9)
    assert len(at_random(9)) == 20
    assert all(sorted(order) == list(range(9)) for order in at_random(9))


def test_what_does_not_fit_is_passed_over() -> None:
    assert fitted([5, 9, 3, 1], sum, 9) == [5, 3, 1]
    assert widest(lambda words: words / 20, 2.0, 100) == 40


def test_without_peers_the_reason_is_given() -> None:
    assert by_sumy(None, "LexRank", ["A storm."]) == (
        "not run: give --peers PYTHON, an interpreter that has sumy and numpy"
    )
    assert "sumy" in str(by_sumy(Path(sys.executable), "LexRank", ["A storm."]))


def test_grown_articles_are_no_copies_and_as_many_sentences_as_asked() -> None:
    text = "The council counted 40 fishermen in Nordvik."

    assert varied(text, 0) == text
    assert len({varied(text, turn) for turn in range(5)}) == 5
    assert sum(len(analysis.sentences) for analysis in grown(ROOT / "sources", SETTINGS, 150)) == 150


def test_an_extract_and_a_build_are_records_with_sources() -> None:
    corpus, topic = read_corpus(ROOT / "sources", SETTINGS), SETTINGS.topics[0]
    places = offered(corpus, topic)[:3]

    record = extract(places)
    assert [point["evidence"][0]["start"] for point in record["key_points"]] == [
        place.sentence.span.start for place in places
    ]
    assert built(corpus, topic, SETTINGS, 80)["sources"]


def test_events_without_data_say_how_to_get_it(tmp_path: Path) -> None:
    assert "build_clusters.py" in str(event_marks(tmp_path, tmp_path))


@pytest.mark.skipif(not SHARED.is_dir(), reason="no scorer beside the project")
def test_ours_is_compared_with_lead_and_random() -> None:
    corpus = read_corpus(SHARED / "articles", SETTINGS)
    topic = next(topic for topic in SETTINGS.topics if topic.id == "belarus")
    found = list(compared(Task(corpus, topic, SETTINGS, None), read_gold(SHARED)))
    rows = {(row.tool, row.length): row.marks for row in found if isinstance(row, Row)}

    assert len(rows) == 9
    assert all(marks["length"] <= length for (_, length), marks in rows.items())
    for length in (1.0, 1.6, 2.0):
        assert rows["briefmaker", length]["coverage"] >= rows["random", length]["coverage"]


def test_without_scorers_the_speed_alone_is_measured(tmp_path: Path) -> None:
    script = ROOT / "benchmarks" / "summary.py"
    done = subprocess.run(
        [sys.executable, script, "--shared", tmp_path, "--data", tmp_path, "--sentences", "100"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Briefings not compared" in done.stdout
    assert "100 sentences" in done.stdout
