"""The document as Markdown: a draft that an editor changes in any editor of text, and renders again."""

from __future__ import annotations

from briefmaker.compose.write import write
from briefmaker.diagnostics import Diagnostic
from briefmaker.model.document import Brief


def render_markdown(brief: Brief, theme: object) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the tree of `brief` as Markdown; a theme makes no difference to words."""
    del theme
    return write(brief.blocks).encode(), ()
