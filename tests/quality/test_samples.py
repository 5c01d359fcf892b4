"""Floors of quality on the sample articles and their annotation, which two readers made apart."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefmaker.analysis import analysis_record
from briefmaker.config import load_settings
from briefmaker.model.analysis import Analysis
from briefmaker.pipeline import read_corpus
from paths import ROOT, SHARED
from quality.gold import compiled

ANNOTATION = Path(__file__).parent / "annotation"
SCORER = SHARED / "gold" / "score.py"
# What is reached: a change that reads the samples worse does not pass.
FLOOR = {
    "quote_f1": 1,
    "speaker": 0.93,
    "kind": 0.95,
    "cue": 0.97,
    "quantity_precision": 1,
    "quantity_recall": 1,
    "quantity_value": 1,
    "topic_must_recall": 0.6,
    "topic_precision": 0.97,
    "title": 1,
    "text_kept": 1,
    "schema": 1,
    "span_integrity": 1,
}
CEILING = {"leak": 0, "title_leak": 0, "body_loss": 0.01}


@pytest.fixture(scope="module")
def analyses() -> tuple[Analysis, ...]:
    return read_corpus(ROOT / "sources", load_settings(ROOT)).analyses


def gold(analysis: Analysis) -> dict[str, object]:
    article = analysis.article
    return compiled(ANNOTATION / f"{article.path}.ann", article.text, article.sha256)


def test_every_sample_is_annotated(analyses: tuple[Analysis, ...]) -> None:
    annotated = {path.name.removesuffix(".ann") for path in ANNOTATION.glob("*.ann")}

    assert annotated == {analysis.article.path for analysis in analyses}
    assert 10 <= len(annotated) <= 14


def test_every_quotation_of_the_samples_is_found_with_its_speaker(analyses: tuple[Analysis, ...]) -> None:
    wanted = found = 0
    for analysis in analyses:
        said = {(q.span.start, q.speaker.name if q.speaker else None) for q in analysis.quotes}
        for quote in gold(analysis)["quotes"]:  # type: ignore[attr-defined]
            wanted += 1
            found += any((quote["start"], name) in said for name in quote["speakers"])

    assert wanted == 45
    assert found / wanted >= FLOOR["speaker"]


@pytest.mark.skipif(not SCORER.is_file(), reason="no scorer beside the project")
def test_the_samples_keep_their_floor(analyses: tuple[Analysis, ...], tmp_path: Path) -> None:
    for folder in ("gold", "articles", "predictions"):
        (tmp_path / folder).mkdir()
    for analysis in analyses:
        name = analysis.article.path
        (tmp_path / "articles" / name).write_bytes(analysis.article.text.encode())
        record = json.dumps(analysis_record(analysis))
        (tmp_path / "predictions" / f"{Path(name).stem}.json").write_text(record, encoding="utf-8")
    articles = {analysis.article.path: gold(analysis) for analysis in analyses}
    (tmp_path / "gold" / "articles.json").write_text(json.dumps({"articles": articles}), encoding="utf-8")

    folders = [
        part for name in ("gold", "articles", "predictions") for part in (f"--{name}", tmp_path / name)
    ]
    limits = [part for name, value in FLOOR.items() for part in ("--min", f"{name}={value}")]
    limits += [part for name, value in CEILING.items() for part in ("--max", f"{name}={value}")]
    done = subprocess.run(
        [sys.executable, SCORER, "analysis", *folders, *limits, "-v"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
