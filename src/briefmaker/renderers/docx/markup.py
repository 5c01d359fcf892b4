"""The words of WordprocessingML: escaping, in the one place where it is done, and lengths.

It knows nothing of the document tree.
"""

from __future__ import annotations

import re

from briefmaker.renderers.characters import FORBIDDEN, REPLACEMENT

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_SPECIAL = re.compile('[&<>"\t\n\r]|' + FORBIDDEN.pattern)
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def escape(text: str) -> str:
    r"""Return `text` fit for element content and for attributes between double quotes.

    White space goes out as references, since parsers fold it in attributes and fold `\r` anywhere.
    A character that XML 1.0 forbids becomes `REPLACEMENT`.
    """
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], REPLACEMENT), text)


def twips(points: float) -> int:
    """Return `points` in twentieths of a point, the unit of pages, indents and spaces."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return `points` in halves, the unit of type sizes."""
    return round(points * 2)


def colour(value: str) -> str:
    """Return `#rrggbb` as WordprocessingML writes it."""
    return value.removeprefix("#").upper()
