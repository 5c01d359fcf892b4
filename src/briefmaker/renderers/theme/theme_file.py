"""Reading a theme file: the built-in one, overridden key by key, checked, and made a `Theme`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefmaker.errors import ThemeError, nearest
from briefmaker.renderers.theme.colours import read_colours
from briefmaker.renderers.theme.logos import read_logo
from briefmaker.renderers.theme.look import Footer, Page, Palette, Theme
from briefmaker.renderers.theme.schema import SCHEMA, iter_problems
from briefmaker.renderers.theme.settings import Setting, overlaid, read_settings
from briefmaker.renderers.theme.text_styles import read_styles
from briefmaker.renderers.theme.typefaces import read_typeface
from briefmaker.renderers.theme.values import in_points

_DATA = Path(__file__).parent.parent / "data"
PLAIN, MINISTRY = "plain", "ministry"
BUILT_IN_THEMES = {PLAIN: _DATA / "theme.yml", MINISTRY: _DATA / "ministry.yml"}
"""The themes that are shipped, by name; all others are laid over the plain one or that which they extend."""
_SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
# Narrower or lower than this, no word would fit.
_SMALLEST = 144.0


def load_theme(path: Path | None) -> Theme:
    """Return the theme of the file at `path`, laid key by key over the built-in one that it extends.

    That is the plain one where it extends none; without a path it is the plain one itself. Paths of font
    files are relative to the file. Raises `ThemeError` with every problem of the file, each with its line:
    unknown keys, wrong values, colours too faint to read on white, font files that are not there.
    """
    if path is None:
        return _made(_built_in(PLAIN), Path())
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(
            "The theme file cannot be read; it must be a text file in UTF-8.", str(path)
        ) from error
    own = read_settings(text, str(path))
    settings = overlaid(_built_in(_extended(own)), own)
    _refuse(list(iter_problems(settings, SCHEMA)))
    return _made(settings, path.parent)


def _extended(own: Setting) -> str:
    """Return the name of the built-in theme that `own` extends; raises `ThemeError` where there is none."""
    asked = own.items.get("meta", own).items.get("extends")
    if asked is None or not isinstance(asked.value, str):
        return PLAIN
    if asked.text not in BUILT_IN_THEMES:
        message = f"There is no theme `{asked.text}` to extend; {nearest(asked.text, BUILT_IN_THEMES)}"
        raise ThemeError(message, asked.where)
    return asked.text


@cache
def _built_in(name: str) -> Setting:
    """Return the settings of a built-in theme; all are laid over the plain one."""
    path = BUILT_IN_THEMES[name]
    own = read_settings(path.read_text(encoding="utf-8"), str(path))
    return own if name == PLAIN else overlaid(_built_in(PLAIN), own)


def _refuse(problems: list[ThemeError]) -> None:
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise ThemeError("\n".join(map(str, problems)))


def _made(settings: Setting, directory: Path) -> Theme:
    problems: list[ThemeError] = []
    colours = read_colours(settings.at("color"), problems)
    typography = settings.at("typography")
    em = in_points(typography.at("base", "size").text, 0)
    base, headings = (
        read_typeface(typography.at("fonts"), typography.at(part, "family"), directory, problems)
        for part in ("base", "headings")
    )
    page = _page(settings.at("page"), em, problems)
    theme = Theme(
        name=settings.at("meta", "name").text,
        palette=_palette(colours),
        text_face=base,
        display_face=headings,
        page=page,
        indent=in_points(settings.at("page", "indent").text, em),
        styles=read_styles(settings, colours, em, problems),
        footer=Footer(settings.at("footer", "left").text, settings.at("footer", "right").text),
        logo=read_logo(settings, directory, em, page.width - page.left - page.right, problems),
    )
    _refuse(problems)
    return theme


def _palette(colours: Mapping[str, str]) -> Palette:
    return Palette(
        text=colours["foreground"],
        muted=colours["secondary"],
        accent=colours["primary"],
        rule=colours["tertiary"],
        highlight=colours["light"],
        link=colours["link"],
    )


def _page(page: Setting, em: float, problems: list[ThemeError]) -> Page:
    width, height = _SIZES[page.at("size").text]
    margins = {side: in_points(setting.text, em) for side, setting in page.at("margins").items.items()}
    across = width - margins["left"] - margins["right"]
    down = height - margins["top"] - margins["bottom"]
    if min(across, down) < _SMALLEST:
        problems.append(
            ThemeError(
                f"These margins leave {max(across, 0):.0f} by {max(down, 0):.0f} points for text; "
                f"leave {_SMALLEST:.0f} at least.",
                page.at("margins").where,
            )
        )
    return Page(width, height, **margins)
