"""The PDF: takes a `Brief` and a `Theme`, gives bytes and diagnostics, changes nothing.

`ink` and `line_breaking` make lines of inlines; `parts`, `column` and `table` are what a page is
laid out from, `story` makes them of blocks, and `render` divides them between pages. Only `pen`
draws.
"""

from __future__ import annotations

from briefmaker.renderers.pdf.render import render_pdf

__all__ = ["render_pdf"]
