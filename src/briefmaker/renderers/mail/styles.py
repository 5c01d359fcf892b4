"""The look of a mail: the theme's text styles, written out for each element."""

from __future__ import annotations

from collections.abc import Mapping

from briefmaker.renderers.theme import StyleName, TextStyle, Theme, Typeface

_BODY = 16
"""Pixels of running text: what a telephone shows without being asked to enlarge it."""


def styles(theme: Theme) -> Mapping[str, str]:
    """Return the style of each part of a mail, by its name."""
    palette, set_ = theme.palette, _Setter(theme)
    tinted = f"background:{palette.highlight};border-left:4px solid {palette.accent}"
    return {
        "body": f"margin:0;padding:0;background:#ffffff;{set_('body')}",
        "column": "max-width:600px;margin:0 auto;padding:16px",
        "header": f"margin:0 0 20px;padding:0 0 12px;border-top:4px solid {palette.accent};"
        f"border-bottom:1px solid {palette.rule}",
        "h1": f"margin:14px 0 6px;{set_('title', most=26)}",
        "h2": f"margin:26px 0 8px;{set_('heading2', most=20)}",
        "h3": f"margin:18px 0 6px;{set_('heading3')}",
        "h4": f"margin:16px 0 4px;{set_('heading4')}",
        "p": f"margin:0 0 12px;{set_('body')}",
        "ul": "margin:0 0 12px;padding:0 0 0 22px",
        "ol": "margin:0 0 12px;padding:0 0 0 26px",
        "li": f"margin:0 0 8px;{set_('list')}",
        "hr": f"border:0;border-top:1px solid {palette.rule}",
        "a": f"color:{palette.link};text-decoration:underline",
        "cite": "font-style:normal",
        "header p": f"margin:0 0 4px;{set_('cover')}",
        "cover p": f"margin:0 0 4px;{set_('cover')}",
        "highlight": f"margin:0 0 16px;padding:12px 14px 6px;{tinted}",
        "highlight p": f"margin:0 0 10px;{set_('highlight')}",
        "highlight li": f"margin:0 0 8px;{set_('highlight')}",
        "pull-quote": f"margin:20px 0;padding:0 0 0 14px;border-left:6px solid {palette.accent}",
        "pull-quote p": f"margin:0 0 4px;{set_('pull_quote', most=22)}",
        "note p": f"margin:0 0 8px;{set_('note')}",
        "note li": f"margin:0 0 4px;{set_('note')}",
        "sources p": f"margin:0 0 4px;{set_('source')}",
        "sources li": f"margin:0 0 6px;{set_('source')}",
        "blockquote": f"margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid {palette.rule}",
        "blockquote p": f"margin:0 0 4px;{set_('quote')}",
        "blockquote footer": set_("attribution"),
        "table": "width:100%;border-collapse:collapse;margin:0 0 16px",
        "caption": f"text-align:left;padding:0 0 6px;{set_('note')}",
        "th": f"text-align:left;vertical-align:bottom;padding:6px 8px;background:{palette.highlight};"
        f"border-bottom:2px solid {palette.accent};{set_('table_header')}",
        "td": f"vertical-align:top;padding:6px 8px;border-bottom:1px solid {palette.rule};"
        + set_("table_cell"),
        "footer p": f"margin:0;{set_('footer')}",
        "footer": "max-width:600px;margin:8px auto 0;padding:10px 16px 16px;"
        f"border-top:1px solid {palette.rule}",
    }


class _Setter:
    """Writes a text style of the theme as CSS that every mail program knows."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._scale = _BODY / theme.styles["body"].size

    def __call__(self, name: StyleName, most: int = 1000) -> str:
        style = self._theme.styles[name]
        size = min(max(round(style.size * self._scale), 13), most)
        return (
            f"font-family:{self._face(style)};font-size:{size}px;"
            f"line-height:{style.leading / style.size:.2f};font-weight:{'bold' if style.bold else 'normal'};"
            f"font-style:{'italic' if style.italic else 'normal'};color:{style.colour}"
        )

    def _face(self, style: TextStyle) -> str:
        face: Typeface = self._theme.display_face if style.display else self._theme.text_face
        generic = "serif" if style.display else "sans-serif"
        return ", ".join([_quoted(face.family), _quoted(face.fallback), generic])


def _quoted(family: str) -> str:
    """Return a family's name for an attribute: letters, digits, blanks and hyphens alone."""
    return "'" + "".join(letter for letter in family if letter.isalnum() or letter in " -") + "'"
