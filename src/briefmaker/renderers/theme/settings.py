"""A YAML file as settings that know their line: read, and laid over one another.

Nothing is constructed from the YAML: every scalar stays the text that stands in the file, and what
it must look like is the business of `schema`.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from briefmaker.errors import ThemeError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast, where it is there

# Quarto lets a family stand for a mapping: `base: Roboto`.
_SHORTHANDS = {"base": "family", "headings": "family"}


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of the file and the place it stands at."""

    value: str | tuple[Setting, ...] | dict[str, Setting]
    where: str

    @property
    def text(self) -> str:
        """The value as text, without white space around it."""
        return str(self.value).strip()

    @property
    def items(self) -> dict[str, Setting]:
        """The value as a mapping; empty where it is none."""
        return self.value if isinstance(self.value, dict) else {}

    def at(self, *keys: str) -> Setting:
        """Return the setting at the path `keys`; raise `KeyError` where there is none."""
        return self.items[keys[0]].at(*keys[1:]) if keys else self


def read_settings(text: str, name: str) -> Setting:
    """Return the settings in the YAML `text`; places are given as `name:line`.

    An empty text gives an empty mapping. Raises `ThemeError` where the text is no YAML, a key stands
    twice or an alias is used.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        raise ThemeError(f"This is not YAML: {_reason(error)}", _place(name, error)) from error
    if node is None:
        return Setting({}, f"{name}:1")
    return _setting(node, name, set())


def overlaid(base: Setting, over: Setting, key: str = "") -> Setting:
    """Return `base` with every setting of `over` in its place; lists have those of `over` in front."""
    if isinstance(base.value, dict) and isinstance(over.value, str) and key in _SHORTHANDS:
        over = Setting({_SHORTHANDS[key]: over}, over.where)
    if isinstance(base.value, dict) and isinstance(over.value, dict):
        merged = {
            name: overlaid(base.value[name], value, name) if name in base.value else value
            for name, value in over.value.items()
        }
        return Setting({**base.value, **merged}, over.where)
    if isinstance(base.value, tuple) and isinstance(over.value, tuple):
        return Setting(over.value + base.value, over.where)
    return over


def _setting(node: yaml.Node, name: str, seen: set[int]) -> Setting:
    where = f"{name}:{node.start_mark.line + 1}"
    if id(node) in seen:  # aliases could refer to themselves, or unfold to gigabytes
        raise ThemeError("An alias (*name) cannot be used in a theme; write the value out.", where)
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return Setting(_mapping(node, name, seen), where)
    if isinstance(node, yaml.SequenceNode):
        return Setting(tuple(_setting(item, name, seen) for item in node.value), where)
    return Setting(str(node.value), where)


def _mapping(node: yaml.MappingNode, name: str, seen: set[int]) -> dict[str, Setting]:
    settings: dict[str, Setting] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in settings:
            raise ThemeError(
                f"`{key}` stands twice; keep one of them.", f"{name}:{key_node.start_mark.line + 1}"
            )
        settings[key] = _setting(value_node, name, seen)
    return settings


def _reason(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"{problem}."


def _place(name: str, error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"{name}:{mark.line + 1}" if mark else name
