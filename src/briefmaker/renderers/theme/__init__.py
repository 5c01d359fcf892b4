"""The look of a document as data: what a theme file says, checked, for every renderer.

Takes a theme file in the form of Quarto's `_brand.yml`, gives a frozen `Theme`, changes nothing.
"""

from __future__ import annotations

from briefmaker.renderers.theme.look import (
    STYLE_NAMES,
    Footer,
    Logo,
    Page,
    Palette,
    StyleName,
    TextStyle,
    Theme,
    Typeface,
)
from briefmaker.renderers.theme.theme_file import BUILT_IN_THEMES, PLAIN, load_theme

__all__ = [
    "BUILT_IN_THEMES",
    "PLAIN",
    "STYLE_NAMES",
    "Footer",
    "Logo",
    "Page",
    "Palette",
    "StyleName",
    "TextStyle",
    "Theme",
    "Typeface",
    "load_theme",
]
