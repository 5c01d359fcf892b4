"""At which line of a TOML file a key stands, so that a message can name it."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TABLE = re.compile(r"^\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*(.*)$""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_LONG = ('"""', "'''")

KeyPath = tuple[str, ...]


def lines_of_keys(source: str) -> Mapping[KeyPath, int]:
    """Return the 1-based line of each table and key of the TOML text `source`, by its path.

    Good enough for messages: inline tables count as the line of their key.
    """
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    closing: str | None = None
    for number, line in enumerate(source.split("\n"), 1):
        if closing is not None:
            closing = None if closing in line else closing
            continue
        if header := _TABLE.match(line):
            table = _path(header[1])
            for depth in range(1, len(table) + 1):
                lines.setdefault(table[:depth], number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *_path(key[1])), number)
            closing = next(
                (mark for mark in _LONG if key[2].startswith(mark) and mark not in key[2][3:]), None
            )
    return lines


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """Return the line of `path`, or of the nearest key above it; 1 where nothing of it is there."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _path(dotted: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
