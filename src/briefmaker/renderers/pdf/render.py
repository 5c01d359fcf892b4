"""From the tree to the bytes of a PDF: laid out first, drawn afterwards."""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Iterator

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.document import Brief, Meta
from briefmaker.renderers.fonts import Cut, Fonts, code_point
from briefmaker.renderers.pdf.footer import FooterLine
from briefmaker.renderers.pdf.layout import lay_out
from briefmaker.renderers.pdf.pen import Pen
from briefmaker.renderers.theme import Theme


def render_pdf(brief: Brief, theme: Theme) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return `brief` as a PDF in the look of `theme`, and what is odd about it.

    The same brief and theme give the same bytes. A diagnostic `missing-glyph` names characters that
    no font has, which are printed as their codes; `right-to-left` says that text is out of order,
    `too-many-pages` that the document takes more than it may.
    Raises `ThemeError` where a font file cannot be read.
    """
    layout = lay_out(brief, theme)
    fonts, page = layout.inker.fonts, theme.page
    pen = Pen(brief.meta, page.width, page.height, fonts.first(Cut()).name, layout.places())
    footer = FooterLine(theme, layout.inker, brief.meta)
    width, count, pages = layout.width, len(layout.pages), deque(layout.pages)
    del layout  # a page that has been drawn is given up: laid out, it takes far more room than printed
    for number in range(1, count + 1):
        pages.popleft().draw(pen, page.left, page.top, width)
        footer.draw(pen, number, count)
        pen.next_page()
    return pen.finish(), (*_diagnose(fonts), *_too_long(brief.meta, count))


def _too_long(meta: Meta, pages: int) -> Iterator[Diagnostic]:
    if meta.most_pages is not None and pages > meta.most_pages:
        message = (
            f"The PDF takes {pages} pages, and may take {meta.most_pages}: the type is not made smaller. "
            "Take a section out of the template, or set smaller margins in the theme."
        )
        yield Diagnostic("too-many-pages", "warning", message)


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
