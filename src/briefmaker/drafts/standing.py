"""Documents that somebody has edited: a rebuild leaves them as they are, and says what is new."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.evidence import iter_recorded
from briefmaker.output import is_as_written

EDITABLE = ("docx", "md")
"""Formats in which a draft is edited."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft that was edited after it was built."""

    path: Path
    record: Mapping[str, Any]
    """Its record, empty where it has none."""

    def news(self, fresh: Mapping[str, Any]) -> Iterator[Diagnostic]:
        """Yield that it is kept, and what a fresh build has that this was not made from, or lacks."""
        base = self.record.get("base") or self.record
        before, now = _statements(base), _statements(fresh)
        new = [each for name, each in now.items() if name not in before]
        gone = [each for name, each in before.items() if name not in now]
        counts = [f"has {len(new)} new"] if new else []
        counts += [f"leaves {len(gone)} out"] if gone else []
        what = " and ".join(counts) or "has nothing new"
        yield Diagnostic(
            "draft-kept",
            "warning",
            "has been edited, or was not written there by `build`, and is kept as it is; a fresh build "
            f"{what}. `briefmaker render` makes its documents, `--overwrite` builds it afresh",
            str(self.path),
        )
        for place, words in new:
            yield Diagnostic("new-statement", "warning", f"new since the draft was built: “{words}”", place)
        for place, words in gone:
            yield Diagnostic("gone-statement", "warning", f"a fresh build leaves out: “{words}”", place)


def standing(out: Path, name: str) -> Standing | None:
    """Return the draft `name` in the folder `out` where it has been edited since it was built; else None."""
    files = [path for kind in EDITABLE if (path := out / f"{name}.{kind}").is_file()]
    if not files:
        return None
    record = _record(out / f"{name}.json")
    changed = [path for path in files if not is_as_written(path)]
    if changed:
        return Standing(changed[0], record)
    is_draft = record.get("status") == "draft" and "base" in record
    return Standing(files[0], record) if is_draft else None


def _record(path: Path) -> Mapping[str, Any]:
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _statements(record: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the place and the words of each statement that a record rests on, by the id of its evidence."""
    topics = record.get("topics") or [record]
    found: dict[str, tuple[str, str]] = {}
    for topic in topics:
        paths = {each["number"]: each["path"] for each in topic.get("sources", ())}
        for each in iter_recorded({key: value for key, value in topic.items() if key not in _ASIDE}):
            place = f"{paths[each['source']]}:{each['line']}"
            found.setdefault(each["id"], (place, " ".join(each["exact"].split())))
    return found


_ASIDE = ("people", "figures", "changes")
"""What stands in other statements too."""
