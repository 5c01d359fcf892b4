"""What a theme file may hold: the known keys, and what each value must look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefmaker.errors import ThemeError, nearest
from briefmaker.renderers.theme.look import STYLE_NAMES
from briefmaker.renderers.theme.settings import Setting


@dataclass(frozen=True, slots=True)
class Kind:
    """A form of text, and the words that describe it."""

    pattern: re.Pattern[str]
    words: str


@dataclass(frozen=True, slots=True)
class Each:
    """A mapping whose keys the user chooses."""

    schema: Schema


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    schema: Schema


Schema = Kind | Each | Items | Mapping[str, "Schema"]


def _kind(pattern: str, words: str) -> Kind:
    return Kind(re.compile(pattern), words)


_NUMBER = r"\d+(?:\.\d+)?"
_WORDS = _kind(r"(?s).*\S.*", "some words")
_COLOUR = _kind(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", 'a colour such as "#1f3a5f", between quotation marks')
_COLOUR_NAME = _kind(
    r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[^\s#][^#]*",
    'a colour such as "#1f3a5f", between quotation marks, or a name of the palette',
)
_NOT_NOTHING = r"(?!0+(?:\.0*)?\D*$)\d{1,3}(?:\.\d+)?\s*"
_SIZE = _kind(rf"{_NOT_NOTHING}(?:pt|mm|cm|in|em)?", "a size such as 11pt or 0.9em")
_BASE_SIZE = _kind(rf"{_NOT_NOTHING}(?:pt|mm|cm|in)?", "a size such as 11pt")
_LENGTH = _kind(rf"{_NUMBER}\s*(?:pt|mm|cm|in|em)?", "a length such as 12pt, 4mm or 0.5em")
_LINE_HEIGHT = _kind(r"[1-3](?:\.\d+)?", "a multiple of the size from 1 to 4, such as 1.4")
_WEIGHT = _kind(r"normal|bold|400|700", "normal or bold")
_SLANT = _kind(r"normal|italic", "normal or italic")
_TYPEFACE = {
    "family": _WORDS,
    "size": _SIZE,
    "line-height": _LINE_HEIGHT,
    "weight": _WEIGHT,
    "color": _COLOUR_NAME,
}
_STYLE = {
    **_TYPEFACE,
    "family": _kind("base|headings", "base or headings"),
    "style": _SLANT,
    "space-before": _LENGTH,
    "space-after": _LENGTH,
}
_FONT: dict[str, Schema] = {
    "family": _WORDS,
    "fallback": _WORDS,
    "source": _kind("file", "file; fonts are never downloaded"),
    "package": _kind("font_roboto|font_source_serif_pro", "font_roboto or font_source_serif_pro"),
    "files": Items({"path": _WORDS, "weight": _WEIGHT, "style": _SLANT}),
}
ROLES = ("foreground", "primary", "secondary", "tertiary", "light", "link")

SCHEMA: Schema = {
    "meta": {"name": _WORDS, "extends": _WORDS},
    "color": {"palette": Each(_COLOUR), **dict.fromkeys(ROLES, _COLOUR_NAME)},
    "typography": {
        "fonts": Items(_FONT),
        "base": {"family": _WORDS, "size": _BASE_SIZE, "line-height": _LINE_HEIGHT},
        "headings": {key: kind for key, kind in _TYPEFACE.items() if key != "size"},
    },
    "logo": {"path": _WORDS, "alt": _WORDS, "height": _LENGTH},
    "page": {
        "size": _kind("a4|letter", "a4 or letter"),
        "margins": dict.fromkeys(("top", "bottom", "left", "right"), _LENGTH),
        "indent": _LENGTH,
    },
    "styles": dict.fromkeys(STYLE_NAMES, _STYLE),
    "footer": {
        side: _kind(
            r"(?s)(?:[^{}]|\{(?:title|edition|hash|page|pages)\})*",
            "text with {title}, {edition}, {hash}, {page} or {pages}",
        )
        for side in ("left", "right")
    },
}


def iter_problems(setting: Setting, schema: Schema, path: str = "") -> Iterator[ThemeError]:
    """Yield everything that is wrong with the form of `setting`, in the order of the file."""
    match schema:
        case Kind():
            yield from _text_problems(setting, schema, path)
        case Items(inner):
            if isinstance(setting.value, tuple):
                for item in setting.value:
                    yield from iter_problems(item, inner, path)
            else:
                yield ThemeError(f"`{path}` must be a list.", setting.where)
        case _:
            yield from _mapping_problems(setting, schema, path)


def _text_problems(setting: Setting, kind: Kind, path: str) -> Iterator[ThemeError]:
    if not isinstance(setting.value, str):
        yield ThemeError(f"`{path}` must be {kind.words}.", setting.where)
    elif not kind.pattern.fullmatch(setting.value.strip()):
        shown = f"“{setting.value}”" if setting.value else "empty"
        yield ThemeError(f"`{path}` is {shown}; it must be {kind.words}.", setting.where)


def _mapping_problems(
    setting: Setting, schema: Each | Mapping[str, Schema], path: str
) -> Iterator[ThemeError]:
    if not isinstance(setting.value, dict):
        yield ThemeError(f"`{path or 'The theme'}` must be a mapping of keys to values.", setting.where)
        return
    for key, value in setting.value.items():
        inner = schema.schema if isinstance(schema, Each) else schema.get(key)
        if inner is None:
            known = schema if isinstance(schema, Mapping) else ()
            yield ThemeError(
                f"`{_joined(path, key)}` is not a key of a theme; {nearest(key, known)}", value.where
            )
        else:
            yield from iter_problems(value, inner, _joined(path, key))


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
