"""The words of HTML: escaping, in the one place where it is done, and elements.

It knows nothing of the document tree.
"""

from __future__ import annotations

import re

from briefmaker.renderers.characters import FORBIDDEN, REPLACEMENT

_SPECIAL = re.compile("[&<>\"'\r]|" + FORBIDDEN.pattern)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;"}


def escape(text: str) -> str:
    r"""Return `text` fit for element content and for attributes between quotation marks.

    A bare `\r` would be read as `\n` (HTML, section 13.2.3.5), so it goes out as a reference. A character
    that XML forbids becomes `REPLACEMENT`: HTML parsers drop or replace it, each in its own way.
    """
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], REPLACEMENT), text)


def attributes(**values: str | None) -> str:
    """Return attributes with a blank before each; those that are None or empty are left out.

    `class_` is `class`; a `_` within a name is a `-`.
    """
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in values.items() if value
    )


def element(name: str, content: str, **values: str | None) -> str:
    """Return the element `name` around `content`, which is markup already."""
    return f"<{name}{attributes(**values)}>{content}</{name}>"
