"""What the texts of a theme file mean: lengths in points, colours, contrast."""

from __future__ import annotations

import re

_UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(pt|mm|cm|in|em)?")


def in_points(length: str, em: float) -> float:
    """Return `length` (`11pt`, `4mm`, `1.2em`; points without a unit) in points, to a hundredth."""
    match = _LENGTH.fullmatch(length.strip())
    if match is None:
        raise ValueError(length)
    factor = em if match[2] == "em" else _UNITS[match[2] or "pt"]
    return round(float(match[1]) * factor, 2)


def full_colour(colour: str) -> str:
    """Return `#rgb` or `#rrggbb` as `#rrggbb` in lower case."""
    digits = colour.strip().lower().removeprefix("#")
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
