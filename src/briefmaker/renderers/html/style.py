"""The style of the page: the theme as custom properties, before rules that are the same for all themes."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from briefmaker.model.document import Meta
from briefmaker.renderers.mark import footer_pattern, handling_mark
from briefmaker.renderers.theme import Page, TextStyle, Theme, Typeface

_SLOT = re.compile(r"\{(title|edition|hash|page|pages)\}")
_UNSAFE = re.compile(r"[^ -~]|[\"\\<>&]")


def style(meta: Meta, theme: Theme) -> str:
    """Return the style sheet for a document of `meta` in the look of `theme`."""
    properties = "\n".join(f"  --{name}: {value};" for name, value in _properties(theme).items())
    return f":root {{\n{properties}\n}}\n{_paper(meta, theme)}\n{_rules()}"


@cache
def _rules() -> str:
    return files("briefmaker.renderers.html").joinpath("data", "page.css").read_text(encoding="utf-8")


def _properties(theme: Theme) -> dict[str, str]:
    palette, body = theme.palette, theme.styles["body"]
    found = {
        "text": palette.text,
        "muted": palette.muted,
        "accent": palette.accent,
        "rule": palette.rule,
        "highlight": palette.highlight,
        "link": palette.link,
        "text-face": _face(theme.text_face),
        "display-face": _face(theme.display_face),
        "indent": _rem(theme.indent, body),
    }
    for name, text in theme.styles.items():
        key = name.replace("_", "-")
        found |= {f"{key}-font": _font(text, body), f"{key}-colour": text.colour}
    return found


def _face(face: Typeface) -> str:
    return f"{string(face.family)}, {string(face.fallback)}, sans-serif"


def _font(text: TextStyle, body: TextStyle) -> str:
    """Return the value of `font`: sizes are multiples of the body's, which is the reader's own."""
    slant = "italic " if text.italic else ""
    weight = "bold " if text.bold else ""
    face = "var(--display-face)" if text.display else "var(--text-face)"
    return f"{slant}{weight}{_rem(text.size, body)}/{_number(text.leading / text.size)} {face}"


def _rem(points: float, body: TextStyle) -> str:
    return f"{_number(points / body.size)}rem"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _paper(meta: Meta, theme: Theme) -> str:
    """Return the rule for printed pages, with the footer of the other formats."""
    page, footer = theme.page, theme.footer
    mark = handling_mark(meta)
    return (
        f"@page {{\n  size: {_number(page.width)}pt {_number(page.height)}pt;\n  margin: {_margins(page)};\n"
        f"  @bottom-left {{ content: {_filled(footer.left, meta)}; font: 8pt var(--text-face); }}\n"
        f"  @bottom-center {{ content: {string(mark)}; font: bold 8pt var(--text-face); }}\n"
        f"  @bottom-right {{ content: {_filled(footer.right, meta)}; font: 8pt var(--text-face); }}\n}}"
    )


def _margins(page: Page) -> str:
    return " ".join(f"{_number(side)}pt" for side in (page.top, page.right, page.bottom, page.left))


def _filled(pattern: str, meta: Meta) -> str:
    """Return `pattern` as the value of `content`, with the words of `meta` and counters in its slots."""
    slots = {
        "title": string(meta.title),
        "edition": string(meta.edition),
        "hash": string(meta.fingerprint),
        "page": "counter(page)",
        "pages": "counter(pages)",
    }
    pieces = _SLOT.split(footer_pattern(pattern, meta))  # words and names of slots in turn
    return " ".join(slots[piece] if at % 2 else string(piece) for at, piece in enumerate(pieces))


def string(text: str) -> str:
    """Return `text` as a CSS string; what could end it, or the style element, goes out as an escape."""
    return '"' + _UNSAFE.sub(lambda match: f"\\{ord(match[0]) or 0xFFFD:x} ", text) + '"'
