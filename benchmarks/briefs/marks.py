"""The scorer of briefings, which lies beside the project, given a record."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from briefs.extracts import Record
from scoring.beside import module_at


@dataclass(frozen=True, slots=True)
class Gold:
    """The scorer with what it compares to."""

    scorer: ModuleType
    topics: Mapping[str, Any]
    """The gold of the topics that there is; that of the others is kept back."""
    forbidden: tuple[str, ...]
    articles: Mapping[str, Any]
    folder: Path
    """The articles."""

    def marks(self, topic: str, record: Record) -> dict[str, float]:
        """Return the scorer's measures of `record`."""
        with TemporaryDirectory() as out:
            (Path(out) / f"{topic}.json").write_text(json.dumps(record), encoding="utf-8")
            counts = self.scorer.score_brief(
                topic,
                copy.deepcopy(self.topics[topic]),
                self.articles,
                list(self.forbidden),
                self.scorer.Sources(self.folder),
                Path(out),
                lambda _: None,
            )
        found: dict[str, float] = self.scorer.brief_figures(counts)
        return found

    def furniture(self, record: Record) -> int:
        """Return how many strings that must not be printed are in the record."""
        texts = " ".join(" ".join(self.scorer.strings(record)).split())
        return sum(" ".join(words.split()) in texts for words in self.forbidden)


def read_gold(shared: Path) -> Gold:
    """Return the gold in the folder `shared`; raises FileNotFoundError where it is not there."""
    briefs = json.loads((shared / "gold" / "briefs.json").read_text(encoding="utf-8"))
    articles = json.loads((shared / "gold" / "articles.json").read_text(encoding="utf-8"))
    return Gold(
        scorer=module_at(shared / "gold" / "score.py"),
        topics=briefs["topics"],
        forbidden=tuple(briefs["forbidden"]),
        articles=articles["articles"],
        folder=shared / "articles",
    )
