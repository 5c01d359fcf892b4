"""What templates may use, written down from the code: each name with its type, its sense and an example."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import types
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from textwrap import dedent
from typing import Any, Union, get_args, get_origin, get_type_hints

from briefmaker.compose.undefined import described

_LONGEST = 60
"""Characters of an example."""


def reference(names: Mapping[str, Any]) -> str:
    """Return, in Markdown, the variables of the context `names`, which also gives the examples.

    A table for the variables, then one for each kind of thing that they hold.
    """
    top = [[f"`{name}`", _kind_of(value), _example(value)] for name, value in names.items()]
    kinds = _instances(names.values())
    parts = [_table(["variable", "type", "example"], top)]
    for kind, instances in kinds.items():
        parts.append(f"## {_name(kind).capitalize()}\n\n{inspect.getdoc(kind)}")
        parts.append(_table(["name", "type", "meaning", "example"], list(_rows(kind, instances))))
    return "\n\n".join(parts) + "\n"


def _rows(kind: type, instances: list[Any]) -> Iterator[list[str]]:
    hints, senses = get_type_hints(kind), _senses(kind)
    for field in dataclasses.fields(kind):
        values = [getattr(each, field.name) for each in instances]
        example = next((value for value in values if value not in (None, "", ())), None)
        yield [f"`{field.name}`", _type(hints[field.name]), senses.get(field.name, ""), _example(example)]


def _instances(values: Iterable[Any]) -> dict[type, list[Any]]:
    """Return all views within `values` by their class; a class of which there is none has an empty list."""
    found: dict[type, list[Any]] = {}
    waiting = list(values)
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, tuple):
            waiting.extend(value)
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            found.setdefault(type(value), []).append(value)
            waiting.extend(getattr(value, field.name) for field in dataclasses.fields(value))
    for kind in list(found):
        found |= {
            each: [] for hint in get_type_hints(kind).values() for each in _views(hint) if each not in found
        }
    return found


def _views(hint: Any) -> Iterator[type]:
    """Yield the classes of views that a type is made of."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for inner in get_args(hint):
        yield from _views(inner)


@cache
def _senses(kind: type) -> dict[str, str]:
    """Return what stands in the code below each field of `kind`, on one line."""
    (definition,) = ast.parse(dedent(inspect.getsource(kind))).body
    assert isinstance(definition, ast.ClassDef)  # noqa: S101 - for mypy: the source of a class
    senses: dict[str, str] = {}
    for field, below in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            text = (
                below.value.value
                if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
                else ""
            )
            senses[field.target.id] = " ".join(str(text).split())
    return senses


def _type(hint: Any) -> str:
    """Return a type in a template author's words."""
    inner = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join("none" if each is type(None) else _type(each) for each in inner)
    if get_origin(hint) is tuple:
        return f"list of {_type(inner[0])}"
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _name(hint)
    return {bool: "yes or no", int: "number", float: "number"}.get(hint, "words")


def _name(kind: type) -> str:
    """Return what a view is called: `figure row` for `FigureRowView`."""
    letters = kind.__name__.removesuffix("View")
    return "".join(f" {each.lower()}" if each.isupper() else each for each in letters).strip()


def _kind_of(value: Any) -> str:
    if isinstance(value, tuple):
        return f"list of {_name(type(value[0]))}" if value else "list"
    return _name(type(value)) if dataclasses.is_dataclass(value) else described(value).removeprefix("these ")


def _example(value: Any) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], str):
        value = ", ".join(value)
    if value is None or isinstance(value, (tuple, Mapping)) or dataclasses.is_dataclass(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rpartition(" ")[0] + " …"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
