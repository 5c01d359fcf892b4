"""Strings written into the text of a TOML file, whose other lines stay as somebody wrote them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping

from briefmaker.errors import InputError

_LINE = re.compile(r"line (\d+)")
_TABLE = re.compile(r"^\s*\[", re.MULTILINE)
_VALUE = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s#"'\[{]+)"""


def with_strings(text: str, fields: Mapping[str, str], where: str) -> str:
    """Return the TOML `text` with `fields` as strings at its top level.

    A value on one line is replaced in place, with the comment behind it kept; a new key goes behind
    those of the top level. Raises InputError for a text that is not TOML, and where a value is
    written in so uncommon a way that to replace it might change something else.
    """
    before = loaded(text, where)
    for name, value in fields.items():
        line = f"{name} = {_quoted(value)}"
        text = _replaced(text, name, line) if name in before else _added(text, line)
    if loaded(text, where) != {**before, **fields}:
        raise InputError("is written in a way that cannot be changed safely; change it by hand", where)
    return text


def loaded(text: str, where: str) -> dict[str, object]:
    """Return what the TOML `text` holds; raises InputError, with the line, where it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        line = _LINE.match(place)
        at = line[1] if line else text.count("\n") + 1  # Python says "at end of document" then
        raise InputError(f"is not TOML: {message}", f"{where}:{at}") from error
    except RecursionError as error:
        raise InputError("is nested too deeply", where) from error


def _replaced(text: str, name: str, line: str) -> str:
    written = re.compile(
        rf"""^[ \t]*["']?{name}["']?[ \t]*=[ \t]*{_VALUE}(?=[ \t]*(?:#.*)?$)""", re.MULTILINE
    )
    return written.sub(lambda _: line, text, count=1)


def _added(text: str, line: str) -> str:
    table = _TABLE.search(text)
    at = table.start() if table else len(text)
    head = text[:at].rstrip("\n")
    rest = f"\n{text[at:].lstrip()}" if table else ""
    return (f"{head}\n" if head else "") + f"{line}\n{rest}"


def _quoted(value: str) -> str:
    """Return `value` as a basic string; JSON writes one that TOML reads, but for the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
