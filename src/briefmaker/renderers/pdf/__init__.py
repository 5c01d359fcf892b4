"""The PDF: takes a `Brief` and a `Theme`, gives bytes and diagnostics, changes nothing.

`ink` and `line_breaking` make lines of inlines; `parts`, `column`, `table` and `contents` are what a
page is laid out from, `story` makes them of blocks, and `layout` divides them between pages, where
it is seen which page each heading stands on. `render` draws, by `pen` alone.
"""

from __future__ import annotations

from briefmaker.renderers.pdf.layout import heading_pages
from briefmaker.renderers.pdf.render import render_pdf

__all__ = ["heading_pages", "render_pdf"]
