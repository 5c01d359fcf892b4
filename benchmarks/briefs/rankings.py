"""Orders of sentences to choose from: as they stand, at random, and as sumy ranks them."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Sequence
from pathlib import Path

WORKER = Path(__file__).with_name("ranker.py")
SUMY = ("LexRank", "TextRank", "LSA")
DRAWS = 20
"""Random orders, of which the mean is printed."""

Orders = list[list[int]]


def lead(places: Sequence[int]) -> Orders:
    """Return the one order that takes each article's first sentence, then each one's second, and so on.

    `places` has the place of each sentence in its article.
    """
    return [[at for _, at in sorted((place, at) for at, place in enumerate(places))]]


def at_random(count: int) -> Orders:
    """Return twenty orders, the same each time."""
    draws = [random.Random(seed) for seed in range(DRAWS)]
    return [draw.sample(range(count), count) for draw in draws]


def by_sumy(python: Path | None, tool: str, sentences: Sequence[str]) -> Orders | str:
    """Return the order of `tool`, run by the interpreter `python`, or why there is none."""
    if python is None:
        return "not run: give --peers PYTHON, an interpreter that has sumy and numpy"
    question = json.dumps({"tool": tool, "sentences": list(sentences)})
    try:
        done = subprocess.run(
            [python, "-W", "ignore", WORKER], input=question, capture_output=True, text=True, check=False
        )
    except OSError as error:
        return f"not run: {error}"
    if done.returncode:
        return f"it failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}"
    answer = json.loads(done.stdout)
    if "missing" in answer:
        return str(answer["missing"])
    worth = answer["worth"]
    return [sorted(range(len(worth)), key=lambda at: (-worth[at], at))]
