"""`desk.toml`: the decisions of the desk, one table for each, in the order in which they were made."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from briefmaker.errors import BriefmakerError, ConfigError, nearest
from briefmaker.model.desk import Decision, DecisionKind, Desk

FILE = "desk.toml"
_HEAD = """\
# What the desk has decided, by evidence id. `briefmaker desk` writes this file; it may be edited by hand.
"""
KINDS: tuple[str, ...] = get_args(DecisionKind)
_VALUES = {"speaker": "name", "note": "text", "merge": "into"}
"""The key that holds what a decision sets."""


def read_desk(root: Path) -> Desk:
    """Return the decisions of the project in `root`, none where it has no `desk.toml`.

    Raises ConfigError with every problem of the file, each with its line.
    """
    path = root / FILE
    try:
        source = path.read_text(encoding="utf-8")
        tables = tomllib.loads(source)
    except FileNotFoundError:
        return Desk()
    except (OSError, ValueError) as error:
        raise ConfigError((BriefmakerError(f"cannot be read as TOML: {error}", str(path)),)) from error
    lines = [number for number, line in enumerate(source.split("\n"), 1) if line.strip().startswith("[[")]
    places = iter(lines)
    found = [
        _decision(kind, row, f"{path}:{next(places, 1)}")
        for kind, rows in tables.items()
        for row in (rows if isinstance(rows, list) else [rows])
    ]
    problems = tuple(each for each in found if isinstance(each, BriefmakerError))
    if problems:
        raise ConfigError(problems)
    return Desk(tuple(each for each in found if isinstance(each, Decision)))


def _decision(kind: str, row: Any, where: str) -> Decision | BriefmakerError:
    if kind not in KINDS:
        return BriefmakerError(f"there is no decision `{kind}`; {nearest(kind, KINDS)}", where)
    needed = ["id", "path", "words", *([_VALUES[kind]] if kind in _VALUES else [])]
    missing = [key for key in needed if not isinstance(row, dict) or not isinstance(row.get(key), str)]
    if missing:
        return BriefmakerError(f"the decision lacks `{missing[0]}`, a text", where)
    value = row[_VALUES[kind]] if kind in _VALUES else None
    return Decision(kind, row["id"], row["path"], row["words"], value, where)  # type: ignore[arg-type]


def desk_text(desk: Desk) -> str:
    """Return the text of a `desk.toml` with these decisions, those of a kind together."""
    ordered = sorted(desk.decisions, key=lambda decision: KINDS.index(decision.kind))
    return "\n".join([_HEAD, *(line for decision in ordered for line in _lines(decision))])


def _lines(decision: Decision) -> Iterator[str]:
    yield f"[[{decision.kind}]]"
    fields = {"id": decision.id, "path": decision.path, "words": decision.words}
    if decision.value is not None:
        fields[_VALUES[decision.kind]] = decision.value
    for key, value in fields.items():
        yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
    yield ""
