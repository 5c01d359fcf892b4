"""What a template meets when it names something that is not there: an error that names the nearest."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext
from jinja2.utils import missing

from briefmaker.errors import nearest

_OF_A_LOOP = (
    "changed",
    "cycle",
    "depth",
    "first",
    "index",
    "index0",
    "last",
    "length",
    "nextitem",
    "previtem",
    "revindex",
)


def undefined_class(known: tuple[str, ...]) -> type[StrictUndefined]:
    """Return the class of undefined values whose message knows the names `known` of the context."""

    class Unknown(StrictUndefined):
        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            if self._undefined_hint:
                return self._undefined_hint
            if self._undefined_obj is missing:
                return _message(f"there is no variable `{self._undefined_name}`", self._undefined_name, known)
            owner = self._undefined_obj
            if isinstance(owner, (list, tuple)) and isinstance(self._undefined_name, int):
                return (
                    f"there is no item {self._undefined_name} in a list of {len(owner)}; ask with `if` first"
                )
            what = f"there is no `{self._undefined_name}` in {described(owner)}"
            return _message(what, self._undefined_name, names_of(owner))

    return Unknown


def names_of(owner: Any) -> tuple[str, ...]:
    """Return the names that a template can ask `owner` for."""
    if dataclasses.is_dataclass(owner):
        return tuple(field.name for field in dataclasses.fields(owner))
    if isinstance(owner, LoopContext):
        return _OF_A_LOOP
    return tuple(map(str, owner)) if isinstance(owner, Mapping) else ()


def described(owner: Any) -> str:
    """Return what `owner` is, in a template author's words."""
    if dataclasses.is_dataclass(owner):
        name = type(owner).__name__.removesuffix("View")
        return f"a {name.lower()}" if name != "Brief" else "the brief"
    if isinstance(owner, LoopContext):
        return "the loop"
    if isinstance(owner, Mapping):
        return "these words"
    if isinstance(owner, (list, tuple)):
        return "a list"
    if isinstance(owner, str):
        return "a text"
    return "None" if owner is None else f"a {type(owner).__name__}"


def _message(what: str, name: Any, known: tuple[str, ...]) -> str:
    return f"{what}; {nearest(str(name), known)}" if known else what
