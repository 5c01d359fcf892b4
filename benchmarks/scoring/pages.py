"""Figures on furniture in the plain text of public web pages, for the pages in English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scoring import baseline, ours
from scoring.bench import Bench
from scoring.figures import OURS, Figure, Part
from scoring.sets import Sets


def measure_pages(sets: Sets, bench: Bench) -> Part:
    """Return the figures on furniture in plain text, for the pages in English."""
    if sets.pages is None or sets.bodies is None:
        return Part()
    scorer = bench.scorer("score_plaintext_furniture")
    pages, english = sets.pages, _english(sets.bodies, scorer.is_english)
    tools = {
        "everything kept": pages,
        "lines of a sentence": {page: baseline.body(text) for page, text in pages.items()},
        OURS: ours.bodies(pages),
    }
    results = {tool: scorer.score(english, kept) for tool, kept in tools.items()}
    return Part(
        tuple(Figure("furniture-english", tool, (row["F1"], row["R"])) for tool, row in results.items())
    )


def _english(
    bodies: Mapping[str, dict[str, Any]], is_english: Callable[[str | None], bool]
) -> dict[str, dict[str, Any]]:
    return {page: body for page, body in bodies.items() if is_english(body.get("articleBody"))}
