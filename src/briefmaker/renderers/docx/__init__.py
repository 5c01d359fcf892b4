"""The Word renderer: a `Brief` and a `Theme` in, the bytes of a DOCX file out, nothing changed.

    Brief → body (blocks → runs, tables, lists) ┐
    Theme → styles, fonts, footer               ├→ package → bytes
    Meta  → properties                          ┘

Every part is written as text in which all words pass through `markup.escape`; python-docx (reached
by `package` alone) holds the parts and their relationships. Same brief and theme, same bytes.
"""

from __future__ import annotations

from briefmaker.renderers.docx.document import render_docx

__all__ = ["render_docx"]
