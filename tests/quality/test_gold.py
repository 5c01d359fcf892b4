"""Floors of quality on real articles and their annotation, which lie beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from briefmaker.analysis import analysis_record
from briefmaker.config import load_settings
from briefmaker.pipeline import Build, build_topic, read_corpus, read_one, summarise_topic
from paths import ROOT, SHARED

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no annotated articles beside the project")

ANALYSIS = {
    "quote_f1": 0.95,
    "speaker": 0.95,
    "kind": 0.95,
    "cue": 0.9,
    "title": 1,
    "schema": 1,
    "text_kept": 1,
    "quantity_precision": 0.9,
    "quantity_recall": 0.9,
    "span_integrity": 1,
    "topic_must_recall": 0.95,
    "topic_precision": 0.95,
}
BRIEF = {
    "evidence": 1,
    "quotes_verbatim": 1,
    "speakers": 1,
    "precision": 0.97,
    "grounded": 1,
    "figures": 1,
    "schema": 1,
}


def scored(*arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, SHARED / "gold" / "score.py", *arguments, "-v"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def limits(floors: dict[str, float], **ceilings: float) -> list[str]:
    least = [part for name, value in floors.items() for part in ("--min", f"{name}={value}")]
    return least + [part for name, value in ceilings.items() for part in ("--max", f"{name}={value}")]


def test_the_analysis_keeps_its_floor(tmp_path: Path) -> None:
    settings = load_settings(ROOT)
    for path in sorted((SHARED / "articles").glob("*.txt")):
        analysis, _ = read_one(path, settings)
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(analysis_record(analysis)), encoding="utf-8")

    scored(
        *(
            "analysis",
            "--gold",
            SHARED / "gold",
            "--articles",
            SHARED / "articles",
            "--predictions",
            tmp_path,
        ),
        *limits(ANALYSIS, leak=0, title_leak=0, body_loss=0.01),
    )


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    settings = load_settings(ROOT)
    corpus = read_corpus(SHARED / "articles", settings)
    build = Build(settings, built="2022-03-04", edition="2022-03-04")
    for topic in settings.topics:
        for name, content in build_topic(summarise_topic(topic, corpus, build), build).files.items():
            (out / name).write_bytes(content)
    return out


def test_the_briefing_keeps_its_floor(packs: Path) -> None:
    scored(
        *("brief", "--gold", SHARED / "gold", "--articles", SHARED / "articles", "--out", packs),
        *limits(BRIEF, forbidden=0, figures_wrong=0, duplicates=0, conflicts_extra=0),
    )


@pytest.mark.parametrize("topic", ["ukraine", "belarus", "nato-strategy", "eu-aid"])
def test_records_are_valid_and_exact(packs: Path, topic: str) -> None:
    schema = json.loads((SHARED / "contracts" / "brief.schema.json").read_text(encoding="utf-8"))
    record = json.loads((packs / f"{topic}.json").read_text(encoding="utf-8"))

    Draft202012Validator(schema).validate(record)

    paths = {source["number"]: source["path"] for source in record["sources"]}
    pieces = [*record["key_points"], *record["quotes"], *record["figures"]]
    pieces += [point for event in record["developments"] for point in event["points"]]
    assert pieces
    for piece in pieces:
        for place in piece["evidence"]:
            text = (SHARED / "articles" / paths[place["source"]]).read_text(encoding="utf-8")
            assert text[place["start"] : place["end"]] == place["exact"]


def test_the_side_bar_of_an_article_is_no_part_of_it(packs: Path) -> None:
    for topic in ("ukraine", "nato-strategy", "eu-aid", "belarus"):
        record = (packs / f"{topic}.json").read_text(encoding="utf-8")
        for words in ("Coface", "Orban", "Budapest Declaration", "Sandu", "South Korea"):
            assert words not in record
