"""One paragraph: its style by name, and by hand only what depends on where it stands."""

from __future__ import annotations

from briefmaker.renderers.docx.markup import twips
from briefmaker.renderers.docx.place import Place
from briefmaker.renderers.docx.styles import BOX_INSET, BOX_RIGHT, BOX_SPACE, box_frame, inset
from briefmaker.renderers.theme import Theme


class ParagraphWriter:
    """Writes paragraphs for the page of `theme`."""

    __slots__ = ("_box", "_theme")

    def __init__(self, theme: Theme) -> None:
        """Keep the theme."""
        self._theme = theme
        self._box = box_frame(theme)

    def write(self, style: str, runs: str, place: Place) -> str:
        """Return a paragraph of `runs` in `style`, as it stands at `place`."""
        # A box goes on around headings and quotations, which keep their own style.
        boxed = place.container == "highlight" and style != "Highlight"
        keep = "<w:keepNext/>" if place.keep_next else ""
        layout = f"{_spacing(place, boxed=boxed)}{self._indent(style, place, boxed=boxed)}"
        properties = f"{keep}{page_start(place)}{place.mark}{self._box if boxed else ''}{layout}"
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'

    def _indent(self, style: str, place: Place, *, boxed: bool) -> str:
        own = max(inset(style, self._theme), BOX_INSET if boxed else 0)
        hanging = place.hanging if place.mark else 0
        usual = self._theme.indent
        as_numbered = place.mark and not own and (place.left, hanging) == (usual * place.depth, usual)
        if as_numbered or not (place.depth or boxed):
            return ""
        right = f' w:right="{twips(BOX_RIGHT)}"' if boxed else ""
        return f'<w:ind w:left="{twips(own + place.left)}"{right} w:hanging="{twips(hanging)}"/>'


def page_start(place: Place) -> str:
    """Return the property by which a paragraph at `place` begins a page, where it does."""
    return "<w:pageBreakBefore/>" if place.fresh else ""


def _spacing(place: Place, *, boxed: bool) -> str:
    """Return the space around a paragraph in a box, whose borders keep the others apart."""
    if place.opening:
        return f'<w:spacing w:before="{twips(BOX_SPACE)}" w:after="0"/>'
    return '<w:spacing w:before="0" w:after="0"/>' if boxed else ""
