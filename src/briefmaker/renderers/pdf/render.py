"""From the tree to the bytes of a PDF: laid out first, drawn afterwards."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefmaker.diagnostics import Diagnostic
from briefmaker.errors import RenderError
from briefmaker.model.document import Brief, SourceName
from briefmaker.model.walk import iter_inlines, iter_runs
from briefmaker.renderers.fonts import Cut, Fonts, code_point
from briefmaker.renderers.pdf.footer import FooterLine
from briefmaker.renderers.pdf.ink import Inker
from briefmaker.renderers.pdf.parts import Part
from briefmaker.renderers.pdf.pen import Pen
from briefmaker.renderers.pdf.story import Story
from briefmaker.renderers.theme import Theme


def render_pdf(brief: Brief, theme: Theme) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return `brief` as a PDF in the look of `theme`, and what is odd about it.

    The same brief and theme give the same bytes. A diagnostic `missing-glyph` names characters that
    no font has, which are printed as their codes; `right-to-left` says that text is out of order.
    Raises `ThemeError` where a font file cannot be read.
    """
    fonts = Fonts(theme)
    inker = Inker(fonts, theme.palette, _listed_sources(brief))
    page = theme.page
    width = page.width - page.left - page.right
    story = Story(theme, inker).tell(brief.blocks, width)
    pages = paginate(story, width, page.height - page.top - page.bottom)
    pen = Pen(brief.meta, page.width, page.height, fonts.first(Cut()).name)
    footer = FooterLine(theme, inker, brief.meta)
    for number, content in enumerate(pages, 1):
        content.draw(pen, page.left, page.top, width)
        footer.draw(pen, number, len(pages))
        pen.next_page()
    return pen.finish(), tuple(_diagnose(fonts))


def paginate(story: Part, width: float, height: float) -> list[Part]:
    """Return `story` in parts that fit on pages of `width` and `height`; one at least."""
    pages = []
    rest: Part | None = story
    while rest is not None:
        page, rest = rest.divide(width, height, fresh=True)
        if page is None:
            raise RenderError("The page of the theme is too small for this text; give it smaller margins.")
        pages.append(page)
    return pages


def _listed_sources(brief: Brief) -> frozenset[str]:
    inlines = (inline for run in iter_runs(brief.blocks) for inline in iter_inlines(run))
    return frozenset(inline.source for inline in inlines if isinstance(inline, SourceName))


def _diagnose(fonts: Fonts) -> Iterator[Diagnostic]:
    if fonts.missing:
        named = ", ".join(map(_named, sorted(fonts.missing)))
        yield Diagnostic(
            "missing-glyph",
            "warning",
            f"No font has {named}; the PDF shows the code instead. Name a font that has it in the theme.",
        )
    if fonts.right_to_left:
        yield Diagnostic(
            "right-to-left",
            "warning",
            "Text written from right to left is in the wrong order in the PDF; use the DOCX for it.",
        )


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"{code_point(character)} {name}".rstrip()
