"""How well articles are grouped into events, on the development part of ECB+."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefmaker.summarise.events import Story, group_articles
from scoring.beside import module_at

FILE = "clusters_dev.json"


def event_marks(data: Path, scorers: Path) -> dict[str, Any] | str:
    """Return the scorer's measures, or what is missing."""
    if not (data / FILE).is_file():
        return f"{data / FILE} is not there: build_clusters.py makes it of tommasoc80/EventStoryLine"
    articles = json.loads((data / FILE).read_text(encoding="utf-8"))
    groups = group_articles([Story(tuple(article["text"].split("\n"))) for article in articles])
    labels = {articles[n]["id"]: label for label, group in enumerate(groups) for n in group}
    found: dict[str, Any] = module_at(scorers / "score_clusters.py").score(articles, labels)
    return found
