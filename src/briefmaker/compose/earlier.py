"""Reading a record back: what an edition stated."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from briefmaker.compose.record import SCHEMA
from briefmaker.errors import InputError
from briefmaker.model.earlier import Earlier, EarlierStatement
from briefmaker.model.evidence import iter_recorded

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of a record, by its first piece of evidence."""

    section: str
    """`key point`, `development`, `quote` or `figure`."""
    id: str
    path: str
    """The source."""
    words: str


def read_earlier(path: Path) -> Earlier:
    """Return what the record at `path`, such as `out/ukraine.json`, states.

    Raises InputError where there is no such file, or it is no record of a topic.
    """
    return _read(path, _earlier)


def read_statements(path: Path) -> tuple[Stated, ...]:
    """Return the statements of the record at `path`, in its order; raises as `read_earlier` does."""
    return _read(path, _stated)


def is_joint(path: Path) -> bool:
    """Return whether the file at `path` is the record of a joint pack: its topics have their own."""
    return "topics" in _document(path)


def _read(path: Path, understood: Callable[[dict[str, Any]], _T]) -> _T:
    document = _document(path)
    if document.get("schema") != SCHEMA or "topics" in document:
        raise InputError("is no record of a topic's briefing, such as out/ukraine.json", str(path))
    try:
        return understood(document)
    except (KeyError, TypeError, IndexError) as error:
        raise InputError(f"is a record that lacks {error}", str(path)) from error


def _document(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise InputError("there is no such record of an earlier edition", str(path)) from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read as a record: {error}", str(path)) from error
    return document if isinstance(document, dict) else {}


def _earlier(document: dict[str, Any]) -> Earlier:
    paths = {source["number"]: source["path"] for source in document["sources"]}
    return Earlier(
        label=document["edition"]["label"],
        statements=tuple(_statements(document, paths)),
        told=frozenset(piece["id"] for piece in iter_recorded(document)),
        sources={source["path"]: source["sha256"] for source in document["sources"]},
    )


def _stated(document: dict[str, Any]) -> tuple[Stated, ...]:
    paths = {source["number"]: source["path"] for source in document["sources"]}
    sections = {
        "key point": document["key_points"],
        "development": [point for event in document["developments"] for point in event["points"]],
        "quote": document["quotes"],
        "figure": document["figures"],
    }
    first = ((section, item["evidence"][0]) for section, items in sections.items() for item in items)
    return tuple(Stated(section, each["id"], paths[each["source"]], each["exact"]) for section, each in first)


def _statements(document: dict[str, Any], paths: dict[int, str]) -> Iterator[EarlierStatement]:
    for item in (*document["key_points"], *document["figures"]):
        first = item["evidence"][0]
        yield EarlierStatement(
            text=item.get("text") or item["sentence"],
            evidence=frozenset(piece["id"] for piece in item["evidence"]),
            path=paths[first["source"]],
            exact=first["exact"],
        )
