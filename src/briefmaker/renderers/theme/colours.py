"""The colours of a theme by name, and whether text in them can be read."""

from __future__ import annotations

from collections.abc import Mapping

from briefmaker.errors import ThemeError
from briefmaker.renderers.theme.schema import ROLES
from briefmaker.renderers.theme.settings import Setting
from briefmaker.renderers.theme.values import contrast, full_colour

_TEXT_ROLES = ("foreground", "primary", "secondary", "link")
_WHITE = "#ffffff"
# WCAG 2 and EN 301 549: the least by which text stands out from what it is printed on.
_LEAST = 4.5


def read_colours(color: Setting, problems: list[ThemeError]) -> dict[str, str]:
    """Return the colours by name, those of the palette and those of the roles, as `#rrggbb`.

    A name that there is not, and a foreground or link too faint to read, is added to `problems`.
    """
    palette = color.at("palette").items
    colours = {name: full_colour(colour.text) for name, colour in palette.items()}
    for role in ROLES:
        colours[role] = find_colour(color.at(role), colours, problems)
    for role in _TEXT_ROLES:
        _check_contrast(color.at(role), colours[role], (_WHITE, colours["light"]), problems)
    return colours


def read_text_colour(setting: Setting, colours: Mapping[str, str], problems: list[ThemeError]) -> str:
    """Return the colour that `setting` gives text; a problem where it is too faint on white."""
    colour = find_colour(setting, colours, problems)
    if setting.text not in ROLES:  # a role has been looked at
        _check_contrast(setting, colour, (_WHITE,), problems)
    return colour


def find_colour(setting: Setting, colours: Mapping[str, str], problems: list[ThemeError]) -> str:
    """Return the colour that `setting` gives or names; black, and a problem, where there is none."""
    name = setting.text
    if name.startswith("#"):
        return full_colour(name)
    if name not in colours:
        known = ", ".join(colours)
        problems.append(ThemeError(f"No colour is called “{name}”; there are: {known}.", setting.where))
    return colours.get(name, "#000000")


def _check_contrast(
    setting: Setting, colour: str, grounds: tuple[str, ...], problems: list[ThemeError]
) -> None:
    faint = next((ground for ground in grounds if contrast(colour, ground) < _LEAST), None)
    if faint is not None:
        on = "white" if faint == _WHITE else f"the tint {faint}"
        problems.append(
            ThemeError(
                f"Text in {colour} on {on} is too faint to read: its contrast is "
                f"{contrast(colour, faint):.1f} to 1, and {_LEAST} to 1 is the least.",
                setting.where,
            )
        )
