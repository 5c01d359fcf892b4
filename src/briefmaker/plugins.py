"""The one door for readers, summarisers and renderers, built in or installed beside briefmaker.

Each is an entry point. Those of guests are found in what is installed; the built-in ones stand here
as well as in briefmaker's own `pyproject.toml`, so that a checkout works whatever is installed, and a
build that needs no guest does not read the lists of all packages. Nothing is imported before it is
asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal, get_args

from briefmaker.errors import UsageError, nearest

Kind = Literal["readers", "summarisers", "renderers"]

BUILT_IN: Mapping[Kind, Mapping[str, str]] = {
    "readers": {
        "txt": "briefmaker.readers.plain:read_plain",
        "md": "briefmaker.readers.markdown:read_markdown",
        "html": "briefmaker.readers.html:read_html",
        "htm": "briefmaker.readers.html:read_html",
    },
    "summarisers": {"extractive": "briefmaker.summarise:summarise"},
    "renderers": {
        "docx": "briefmaker.renderers.docx:render_docx",
        "eml": "briefmaker.renderers.mail:render_eml",
        "html": "briefmaker.renderers.html:render_html",
        "md": "briefmaker.compose.draft:render_markdown",
        "pdf": "briefmaker.renderers.pdf:render_pdf",
    },
}
"""What briefmaker brings along, by kind and name; no guest takes the place of one."""


def names(kind: Kind) -> tuple[str, ...]:
    """Return the names that `kind` knows, in alphabetical order."""
    return tuple(sorted(_found(kind)))


def load(kind: Kind, name: str) -> Callable[..., Any]:
    """Return the callable registered as `name`.

    Raises UsageError where there is none, with the nearest name, and where it cannot be imported.
    """
    entry = _built_in(kind).get(name) or _found(kind).get(name)
    if entry is None:
        raise UsageError(f"there is no {kind[:-1]} `{name}`; {nearest(name, _found(kind))}")
    try:
        loaded: Callable[..., Any] = entry.load()
    except (ImportError, AttributeError) as error:
        raise UsageError(f"the {kind[:-1]} {name!r} ({entry.value}) cannot be loaded: {error}") from error
    return loaded


def _found(kind: Kind) -> dict[str, EntryPoint]:
    group = f"briefmaker.{kind}"
    return {entry.name: entry for entry in _installed() if entry.group == group} | _built_in(kind)


def _built_in(kind: Kind) -> dict[str, EntryPoint]:
    group = f"briefmaker.{kind}"
    return {name: EntryPoint(name, value, group) for name, value in BUILT_IN[kind].items()}


@cache
def _installed() -> tuple[EntryPoint, ...]:
    """Return all of our entry points: to read them takes 10 ms, and nothing is installed while we run."""
    groups = entry_points()
    return tuple(entry for kind in get_args(Kind) for entry in groups.select(group=f"briefmaker.{kind}"))
