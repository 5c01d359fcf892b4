"""Gold keys that we hold to be wrong, each with its reason, and the sets without them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

FILE = Path(__file__).parents[1] / "disputed.toml"
Kind = Literal["wrong", "narrow"]
"""A key that names the wrong speaker, or one that refuses the right one's name."""
Entries = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one quotation of the gold, and why it is disputed."""

    article: str
    start: int
    """Where the quotation begins in the article's text."""
    kind: Kind
    reason: str


def read_disputed(path: Path = FILE) -> tuple[Key, ...]:
    """Return the disputed keys of the file at `path`, in its order."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("key", [])
    return tuple(Key(row["article"], row["start"], row["kind"], row["reason"]) for row in rows)


def unknown(keys: Sequence[Key], articles: Sequence[dict[str, Any]]) -> tuple[Key, ...]:
    """Return the keys that name no quotation of the gold: the list is older or newer than the set."""
    places = {(article["id"], quote["start"]) for article in articles for quote in article["quotes"]}
    return tuple(key for key in keys if (key.article, key.start) not in places)


def undisputed(
    articles: Sequence[dict[str, Any]], entries: Entries, keys: Sequence[Key]
) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """Return the gold and the predictions without the disputed quotations.

    A prediction goes with its quotation: without that it would count as one that the gold lacks.
    """
    places = {(key.article, key.start) for key in keys}
    kept, left = [], {}
    for article in articles:
        name = article["id"]
        gone = [quote for quote in article["quotes"] if (name, quote["start"]) in places]
        kept.append({**article, "quotes": [quote for quote in article["quotes"] if quote not in gone]})
        left[name] = [entry for entry in entries.get(name, []) if not _touches(entry, gone)]
    return kept, left


def _touches(entry: Mapping[str, Any], quotes: Sequence[Mapping[str, Any]]) -> bool:
    return any(entry["start"] < quote["end"] and quote["start"] < entry["end"] for quote in quotes)
