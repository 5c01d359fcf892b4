"""Figures on articles that people annotated for this project: the shared ones and our own samples."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from briefmaker.analysis import analysis_record
from briefmaker.config import load_settings
from briefmaker.model.analysis import Analysis
from briefmaker.pipeline import read_corpus, read_one
from scoring.beside import ROOT, module_at
from scoring.coverage import Judged, curve, share_named, share_right
from scoring.figures import OURS, Figure, Part

Annotated = tuple[Analysis, dict[str, Any]]
"""An article as we read it, and as people did."""


@dataclass(frozen=True, slots=True)
class Scorers:
    """What judges: the scorer of whole articles, and the one that matches quotations by overlap."""

    articles: ModuleType
    quotes: ModuleType


def measure_shared(shared: Path) -> Part:
    """Return the figures on the annotated articles that lie beside the project."""
    gold = json.loads((shared / "gold" / "articles.json").read_text(encoding="utf-8"))["articles"]
    settings = load_settings(ROOT)
    rows = [(read_one(shared / "articles" / name, settings)[0], wanted) for name, wanted in gold.items()]
    return _measured("gold", "annotated articles", rows, _scorers(shared))


def measure_samples(shared: Path) -> Part:
    """Return the figures on our own samples, read as one folder."""
    tests = ROOT / "tests" / "quality"
    compiled = module_at(tests / "gold.py").compiled
    rows: list[Annotated] = []
    for analysis in read_corpus(ROOT / "sources", load_settings(ROOT)).analyses:
        article = analysis.article
        annotation = tests / "annotation" / f"{article.path}.ann"
        rows.append((analysis, compiled(annotation, article.text, article.sha256)))
    return _measured("samples", "our own samples", rows, _scorers(shared))


def _scorers(shared: Path) -> Scorers:
    return Scorers(
        module_at(shared / "gold" / "score.py"), module_at(shared / "benchmarks" / "score_quotes.py")
    )


def _measured(prefix: str, name: str, rows: Sequence[Annotated], scorers: Scorers) -> Part:
    judged = [one for row in rows for one in judge(row, scorers.quotes)]
    return Part((*_figures(prefix, _totals(rows, scorers.articles), judged),), {name: curve(judged)})


def _totals(rows: Sequence[Annotated], scorer: ModuleType) -> dict[str, float]:
    total: Counter[str] = Counter()
    for analysis, gold in rows:
        record = json.loads(json.dumps(analysis_record(analysis)))
        total.update(scorer.score_article(gold, analysis.article.text, record, lambda _: None))
    result: dict[str, float] = scorer.analysis_figures(total)
    return result


def _figures(prefix: str, total: dict[str, float], judged: Sequence[Judged]) -> Iterator[Figure]:
    def percents(*names: str) -> tuple[float, ...]:
        return tuple(round(100 * total[name], 1) for name in names)

    yield Figure(f"{prefix}-quotes", OURS, percents("quote_f1"))
    yield Figure(f"{prefix}-speakers", OURS, percents("speaker"))
    yield Figure(f"{prefix}-joint", OURS, (share_right(judged), share_named(judged)))
    yield Figure(f"{prefix}-figures", OURS, percents("quantity_precision", "quantity_recall"))
    yield Figure(f"{prefix}-furniture", OURS, (total["leak"], *percents("body_loss")))


def judge(row: Annotated, scorer: ModuleType) -> Iterator[Judged]:
    """Yield each printed quotation with whether span and speaker are right.

    Those that the annotators left to taste are passed over.
    """
    analysis, gold = row
    text, wanted = analysis.article.text, gold["quotes"]
    printed = [scorer.trimmed(text, quote.span.start, quote.span.end) for quote in analysis.quotes]
    spans = [scorer.trimmed(text, quote["start"], quote["end"]) for quote in wanted]
    pairs = {i: wanted[j] for value, i, j in scorer.matched(printed, spans) if value >= 0.8}
    for number, quote in enumerate(analysis.quotes):
        match = pairs.get(number)
        if match is None or not match["optional"]:
            speaker = quote.speaker
            right = match is not None and (speaker and speaker.name) in match["speakers"]
            yield Judged(speaker.basis if speaker else None, right)
