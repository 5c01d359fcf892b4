"""One style as WordprocessingML: the elements in the order that the schema asks for."""

from __future__ import annotations

from dataclasses import dataclass

from briefmaker.renderers.docx.markup import colour, escape, half_points, twips
from briefmaker.renderers.theme import TextStyle, Theme


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A named paragraph style: a text style of the theme and how its paragraphs behave."""

    id: str
    name: str
    text: TextStyle
    based_on: str = "Normal"
    followed_by: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    frame: str = ""
    """Borders and shading, as `paragraph_frame` gives them."""
    tabs: str = ""
    left: float = 0
    right: float = 0
    hanging: float = 0
    """How far its first line stands out from the others."""
    joined: bool = False
    """Whether no space comes between two paragraphs of this style."""
    level: int | None = None
    """Outline level, from 0."""


def paragraph_style(style: ParagraphStyle, theme: Theme) -> str:
    """Return the `w:style` element of `style`."""
    follower = f'<w:next w:val="{style.followed_by}"/>' if style.followed_by else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"{_custom(style.name)}>'
        f'<w:name w:val="{escape(style.name)}"/><w:basedOn w:val="{style.based_on}"/>{follower}<w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr>{text_properties(style.text, theme)}</w:style>"
    )


def text_properties(text: TextStyle, theme: Theme) -> str:
    """Return the run properties of `text`."""
    face = theme.display_face if text.display else theme.text_face
    size = half_points(text.size)
    return (
        f"<w:rPr>{fonts(face.family)}{_toggle('b', on=text.bold)}{_toggle('i', on=text.italic)}"
        f'<w:color w:val="{colour(text.colour)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def fonts(family: str) -> str:
    """Return the element that sets `family` for every script."""
    name = escape(family)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def border(side: str, tint: str, width: float, space: int) -> str:
    """Return one border, `width` and `space` in points; Word takes at most 31 points of space."""
    eighths = round(width * 8)
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour(tint)}"/>'


def shading(tint: str) -> str:
    """Return the element that fills a paragraph or a cell."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour(tint)}"/>'


def _paragraph_properties(style: ParagraphStyle) -> str:
    text = style.text
    spacing = (
        f'<w:spacing w:before="{twips(text.space_before)}" w:after="{twips(text.space_after)}" '
        # At least: with an exact leading Word cuts off what a taller fallback font draws.
        f'w:line="{twips(text.leading)}" w:lineRule="atLeast"/>'
    )
    return "".join(
        (
            _toggle("keepNext", on=style.keep_next),
            _toggle("keepLines", on=style.keep_lines),
            "<w:widowControl/>",
            style.frame,
            style.tabs,
            spacing,
            f'<w:ind w:left="{twips(style.left)}" w:right="{twips(style.right)}" {_first_line(style)}/>',
            _toggle("contextualSpacing", on=style.joined),
            "" if style.level is None else f'<w:outlineLvl w:val="{style.level}"/>',
        )
    )


def _toggle(name: str, *, on: bool) -> str:
    if name in {"b", "i"}:
        return f"<w:{name}/><w:{name}Cs/>" if on else ""
    return f"<w:{name}/>" if on else ""


def _first_line(style: ParagraphStyle) -> str:
    return f'w:hanging="{twips(style.hanging)}"' if style.hanging else 'w:firstLine="0"'


_BUILT_IN = frozenset(
    {"Title", "Subtitle", "Body Text", "Block Text", "caption", "footer", "header"}
    | {f"heading {level}" for level in range(1, 10)}
    | {f"toc {level}" for level in range(1, 10)}
)


def _custom(name: str) -> str:
    return "" if name in _BUILT_IN else ' w:customStyle="1"'
