"""What the page says about itself, and how it looks."""

from __future__ import annotations

from briefmaker.model.document import Meta
from briefmaker.renderers.html.markup import attributes, escape
from briefmaker.renderers.html.style import style
from briefmaker.renderers.theme import Theme

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing is loaded and nothing runs, should any text ever pass for markup."""


def head(meta: Meta, theme: Theme) -> str:
    """Return the head element of the page."""
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "author": meta.author,
        "description": _description(meta),
        "keywords": ", ".join(meta.keywords),
        "generator": "briefmaker",
        "dcterms.issued": meta.built,
        # A site that a reader goes to must not learn where the pack is kept.
        "referrer": "no-referrer",
    }
    metas = "\n".join(
        f"<meta{attributes(name=name, content=value)}>" for name, value in named.items() if value
    )
    return (
        f'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(meta.title)}</title>\n{metas}\n<style>\n{style(meta, theme)}</style>\n</head>"
    )


def _description(meta: Meta) -> str:
    """Return the subject and what is to be known before the page is passed on."""
    handling = f", {meta.handling}" if meta.handling else ""
    return f"{meta.subject}. Edition {meta.edition}, {meta.status}{handling}"
