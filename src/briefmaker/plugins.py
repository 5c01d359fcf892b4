"""The one door for readers, summarisers and renderers, built in or installed beside briefmaker.

Each is an entry point of a package: the built-in ones stand in briefmaker's own `pyproject.toml`.
Nothing is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal, get_args

from briefmaker.errors import UsageError, nearest

Kind = Literal["readers", "summarisers", "renderers"]


def names(kind: Kind) -> tuple[str, ...]:
    """Return the names that `kind` knows, in alphabetical order."""
    return tuple(sorted(_found(kind)))


def load(kind: Kind, name: str) -> Callable[..., Any]:
    """Return the callable registered as `name`.

    Raises UsageError where there is none, with the nearest name, and where it cannot be imported.
    """
    found = _found(kind)
    if name not in found:
        raise UsageError(f"there is no {kind[:-1]} `{name}`; {nearest(name, found)}")
    try:
        loaded: Callable[..., Any] = found[name].load()
    except (ImportError, AttributeError) as error:
        raise UsageError(
            f"the {kind[:-1]} {name!r} ({found[name].value}) cannot be loaded: {error}"
        ) from error
    return loaded


def _found(kind: Kind) -> dict[str, EntryPoint]:
    group = f"briefmaker.{kind}"
    return {entry.name: entry for entry in _installed() if entry.group == group}


@cache
def _installed() -> tuple[EntryPoint, ...]:
    """Return all of our entry points: to read them takes 10 ms, and nothing is installed while we run."""
    groups = entry_points()
    return tuple(entry for kind in get_args(Kind) for entry in groups.select(group=f"briefmaker.{kind}"))
