"""The web page: a `Brief` and a `Theme` in, the bytes of one HTML file out, nothing changed.

    Brief → body (sections → blocks → inlines, tables) ┐
    Theme → style (custom properties before page.css)  ├→ page → bytes
    Meta  → head                                       ┘

The page needs nothing beside it: no script, no font, no picture, no style from elsewhere. All words
pass through `markup.escape`. Same brief and theme, same bytes.
"""

from __future__ import annotations

from briefmaker.renderers.html.page import render_html

__all__ = ["render_html"]
