"""The annotation of the sample articles, compiled to the form that the scorer reads.

The annotation is text, so that anybody can correct it: `annotation/NAME.EXT.ann` beside the article
`sources/NAME.EXT`. Words stand as in the article and are found there in reading order; offsets are
never written by hand.

    headline | WORDS
    furniture | KIND | WORDS
    sentence | TOPIC TOPIC! | WORDS          `!` where the sentence is central, `-` for none
    quote | KIND | SPEAKER/SPEAKER | ROLE | CUE | CONTINUES | WORDS       `?` where the text does not say
    quantity | VALUE/VALUE | UNIT/UNIT | WORDS | required
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOPICS = ("ukraine", "belarus", "nato-strategy", "eu-aid")
_GAP = re.compile(r"\s+")


def compiled(annotation: Path, text: str, sha256: str) -> dict[str, Any]:
    """Return the gold of one article whose text is `text`; raises ValueError for words that it lacks."""
    rows = list(_rows(annotation))
    sentences = _located(text, [row for row in rows if row[0] == "sentence"])
    furniture = _located(text, [row for row in rows if row[0] == "furniture"])
    headline = next((row[1] for row in rows if row[0] == "headline"), None)
    place = _find(text, headline, 0) if headline else None
    return {
        "sha256": sha256,
        "titles": [headline],
        "title_span": list(place) if place else None,
        "furniture": [{**span, "kind": row[1], "required": True} for row, span in furniture],
        "sentences": [span for _, span in sentences],
        "quotes": [_quote(row, span) for row, span in _located(text, [r for r in rows if r[0] == "quote"])],
        "quantities": [
            _quantity(row, span) for row, span in _located(text, [r for r in rows if r[0] == "quantity"])
        ],
        "topics": {topic: _marked([row for row, _ in sentences], topic) for topic in TOPICS},
    }


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [field.strip() for field in line.split(" | ")]


def _located(text: str, rows: list[list[str]]) -> list[tuple[list[str], dict[str, Any]]]:
    """Return each row with its place in the text; the rows come in reading order."""
    found, at = [], 0
    for row in rows:
        words = row[3] if row[0] == "quantity" else row[-1]
        place = _find(text, words, at) or _find(text, words, 0)
        if place is None:
            raise ValueError(f"{words!r} is not in the article")
        found.append((row, {"start": place[0], "end": place[1], "text": text[slice(*place)]}))
        at = place[0] + 1 if row[0] == "quantity" else place[1]
    return found


def _find(text: str, words: str, start: int) -> tuple[int, int] | None:
    pattern = r"\s+".join(map(re.escape, _GAP.split(words.strip())))
    match = re.compile(pattern).search(text, start)
    return match.span() if match else None


def _quote(row: list[str], span: dict[str, Any]) -> dict[str, Any]:
    _, kind, speakers, _, cue, continues, _ = row
    return {
        **span,
        "kind": kind,
        "speakers": [None if name == "?" else name for name in speakers.split("/")],
        "cue": None if cue == "-" else cue,
        "continues": None if continues == "-" else int(continues),
        "optional": False,
    }


def _quantity(row: list[str], span: dict[str, Any]) -> dict[str, Any]:
    _, values, units, _, needed = row
    return {**span, "values": values.split("/"), "units": units.split("/"), "required": needed == "required"}


def _marked(sentences: list[list[str]], topic: str) -> dict[str, list[int]]:
    must = [n for n, row in enumerate(sentences) if f"{topic}!" in row[1].split()]
    ok = [n for n, row in enumerate(sentences) if topic in row[1].split()]
    return {"must": must, "ok": ok}
