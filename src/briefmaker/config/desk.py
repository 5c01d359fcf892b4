"""`desk.toml`: the decisions of the desk, one table for each, in the order in which they were made."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, get_args

from briefmaker.errors import BriefmakerError, ConfigError, nearest
from briefmaker.model.desk import Comment, Decision, DecisionKind, Desk, Slot, SlotName

FILE = "desk.toml"
_HEAD = """\
# What the desk has decided, by evidence id, and what it has written itself.
# `briefmaker desk` writes this file; it may be edited by hand.
"""
KINDS: tuple[str, ...] = get_args(DecisionKind)
SLOTS: tuple[str, ...] = get_args(SlotName)
_VALUES = {"speaker": "name", "note": "text", "merge": "into", "translation": "text"}
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
    rows = list(_iter_rows(tables, source, str(path)))
    slots = [_slot(row, where) for kind, row, where in rows if kind == "slot"]
    comments = [_comment(row, where) for kind, row, where in rows if kind == "comment"]
    found = [_decision(kind, row, where) for kind, row, where in rows if kind not in ("slot", "comment")]
    problems = tuple(each for each in (*slots, *comments, *found) if isinstance(each, BriefmakerError))
    if problems:
        raise ConfigError(problems)
    return Desk(
        tuple(each for each in found if isinstance(each, Decision)),
        tuple(each for each in slots if isinstance(each, Slot)),
        tuple(each for each in comments if isinstance(each, Comment)),
    )


def _iter_rows(tables: dict[str, Any], source: str, path: str) -> Iterator[tuple[str, Any, str]]:
    """Yield each table with its kind, and the file and line where it begins."""
    lines = source.split("\n")
    for kind, found in tables.items():
        opened = (number for number, line in enumerate(lines, 1) if line.strip().startswith(f"[[{kind}]]"))
        for row in found if isinstance(found, list) else [found]:
            yield kind, row, f"{path}:{next(opened, 1)}"


def _slot(row: Any, where: str) -> Slot | BriefmakerError:
    keys = ("topic", "name", "text")
    missing = [key for key in keys if not isinstance(row, dict) or not isinstance(row.get(key), str)]
    if missing:
        return BriefmakerError(f"the slot lacks `{missing[0]}`, a text", where)
    if row["name"] not in SLOTS:
        return BriefmakerError(f"there is no slot `{row['name']}`; {nearest(row['name'], SLOTS)}", where)
    return Slot(row["topic"], row["name"], row["text"])


def _comment(row: Any, where: str) -> Comment | BriefmakerError:
    keys = ("topic", "about", "text")
    missing = [key for key in keys if not isinstance(row, dict) or not isinstance(row.get(key), str)]
    if missing:
        return BriefmakerError(f"the comment lacks `{missing[0]}`, a text", where)
    return Comment(row["topic"], row["about"], row["text"], str(row.get("by", "")), str(row.get("id", "")))


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
    written: Iterable[str] = (line for slot in desk.slots for line in _slot_lines(slot))
    written = chain(written, (line for comment in desk.comments for line in _comment_lines(comment)))
    return "\n".join([_HEAD, *written, *(line for decision in ordered for line in _lines(decision))])


def _slot_lines(slot: Slot) -> Iterator[str]:
    yield "[[slot]]"
    for key, value in (("topic", slot.topic), ("name", slot.name), ("text", slot.text)):
        yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
    yield ""


def _comment_lines(comment: Comment) -> Iterator[str]:
    yield "[[comment]]"
    fields = {"topic": comment.topic, "id": comment.id, "about": comment.about}
    fields |= {"text": comment.text, "by": comment.author}
    for key, value in fields.items():
        if value or key == "about":
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
    yield ""


def _lines(decision: Decision) -> Iterator[str]:
    yield f"[[{decision.kind}]]"
    fields = {"id": decision.id, "path": decision.path, "words": decision.words}
    if decision.value is not None:
        fields[_VALUES[decision.kind]] = decision.value
    for key, value in fields.items():
        yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
    yield ""
