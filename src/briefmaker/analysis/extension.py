"""A project's own words, added to the tables of a language before these are compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefmaker.model.wordlists import ProjectWords

Tables = dict[str, dict[str, Any]]
"""The tables of a language by the name of their file."""


def _as_written(word: str) -> str:
    return word


def _whole_line(words: str) -> str:
    """Return a pattern for a line that is `words`, however wide its blanks are."""
    return r"\s+".join(map(re.escape, words.split())) + r"\s*:?"


def _anywhere(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"


def _without_stop(word: str) -> str:
    return word.casefold().rstrip(".")


@dataclass(frozen=True, slots=True)
class _Target:
    """The built-in list that a list of the project adds to, and the form that its words take there."""

    file: str
    keys: tuple[str, ...]
    form: Callable[[str], str] = _as_written


_TARGETS: Mapping[str, _Target] = {
    "speech_verbs": _Target("speech", ("verbs",), str.lower),
    "documents": _Target("speech", ("documents",), str.lower),
    "roles": _Target("speech", ("roles",)),
    "titles": _Target("people", ("titles",), str.lower),
    "male_names": _Target("people", ("male_names",)),
    "female_names": _Target("people", ("female_names",)),
    "places": _Target("bodies", ("places",)),
    "peoples": _Target("bodies", ("peoples",)),
    "bodies": _Target("bodies", ("body_heads",)),
    "units": _Target("quantities", ("words", "plurals"), str.lower),
    "abbreviations": _Target("language", ("abbreviations",), _without_stop),
    "furniture_lines": _Target("furniture", ("line", "project"), _whole_line),
    "section_labels": _Target("furniture", ("line", "section"), _whole_line),
    "list_headings": _Target("furniture", ("list_heading", "patterns"), _whole_line),
    "end_headings": _Target("furniture", ("end_heading", "patterns"), _whole_line),
    "credits": _Target("furniture", ("caption", "credits"), _anywhere),
}


def extended(tables: Tables, extra: ProjectWords) -> Tables:
    """Return `tables` with the words of `extra` at the end of the lists that they belong to."""
    for name, target in _TARGETS.items():
        words: tuple[str, ...] = getattr(extra, name)
        if words:
            tables = {**tables, target.file: _with(tables[target.file], target.keys, map(target.form, words))}
    if extra.currencies:
        quantities = tables["quantities"]
        lines = "\n".join(f"{code}: {word.lower()}" for word, code in extra.currencies)
        units = {**quantities["units"], "money": f"{quantities['units']['money'].rstrip()}\n{lines}"}
        tables = {**tables, "quantities": {**quantities, "units": units}}
    return tables


def _with(table: dict[str, Any], keys: tuple[str, ...], words: Iterable[str]) -> dict[str, Any]:
    """Return a copy of `table` with `words` added to the list at `keys`."""
    key, *deeper = keys
    if deeper:
        return {**table, key: _with(table[key], tuple(deeper), words)}
    return {**table, key: _joined(table.get(key, []), words)}


def _joined(listed: str | list[str], words: Iterable[str]) -> str | list[str]:
    """Return a list with more words, in the form that it has: an array, commas or blanks between."""
    if isinstance(listed, list):
        return [*listed, *words]
    return (", " if "," in listed else " ").join([listed, *words])
