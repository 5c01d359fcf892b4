"""The text styles of a theme, each completed from the typography it is based on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefmaker.errors import ThemeError
from briefmaker.renderers.theme.colours import read_text_colour
from briefmaker.renderers.theme.look import STYLE_NAMES, StyleName, TextStyle
from briefmaker.renderers.theme.settings import Setting
from briefmaker.renderers.theme.values import in_points

_PLAIN = {
    "family": "base",
    "weight": "normal",
    "style": "normal",
    "color": "foreground",
    "space-before": "0",
    "space-after": "0",
}


def read_styles(
    settings: Setting, colours: Mapping[str, str], em: float, problems: list[ThemeError]
) -> Mapping[StyleName, TextStyle]:
    """Return the style of each of `STYLE_NAMES`; what is wrong is added to `problems`."""
    plain = Setting({key: Setting(text, settings.where) for key, text in _PLAIN.items()}, settings.where)
    styles = {}
    for name in STYLE_NAMES:
        own = settings.at("styles", name)
        family = own.items.get("family", plain.at("family")).text
        typography = settings.at("typography")
        based = {**plain.items, **typography.at("base").items, **typography.at(family).items, **own.items}
        styles[name] = _style(
            Setting({**based, "family": Setting(family, own.where)}, own.where), colours, em, problems
        )
    return MappingProxyType(styles)


def _style(style: Setting, colours: Mapping[str, str], em: float, problems: list[ThemeError]) -> TextStyle:
    size = in_points(style.at("size").text, em)
    return TextStyle(
        size=size,
        leading=round(size * float(style.at("line-height").text), 2),
        space_before=in_points(style.at("space-before").text, em),
        space_after=in_points(style.at("space-after").text, em),
        bold=style.at("weight").text in ("bold", "700"),
        italic=style.at("style").text == "italic",
        colour=read_text_colour(style.at("color"), colours, problems),
        display=style.at("family").text == "headings",
    )
