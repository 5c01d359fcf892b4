"""The pages of a document before any is drawn, and so which page each heading stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefmaker.errors import RenderError
from briefmaker.model.document import Brief, SourceName
from briefmaker.model.walk import iter_inlines, iter_runs
from briefmaker.renderers.fonts import Fonts
from briefmaker.renderers.pdf.column import Column
from briefmaker.renderers.pdf.ink import Inker
from briefmaker.renderers.pdf.parts import Part, TextPart
from briefmaker.renderers.pdf.story import Story
from briefmaker.renderers.theme import Theme


@dataclass(frozen=True, slots=True)
class Layout:
    """A document divided into pages, to be drawn at `width`."""

    pages: tuple[Part, ...]
    """One at least."""
    width: float
    inker: Inker

    def places(self) -> tuple[int, ...]:
        """Return the page, from 1, that each heading begins on, in reading order."""
        return tuple(number for number, page in enumerate(self.pages, 1) for _ in _iter_headings(page))


def lay_out(brief: Brief, theme: Theme) -> Layout:
    """Return the pages of `brief` in the look of `theme`.

    Raises `ThemeError` where a font file cannot be read.
    """
    inker = Inker(Fonts(theme), theme.palette, _listed_sources(brief), brief.meta.language)
    page = theme.page
    width = page.width - page.left - page.right
    story = Story(theme, inker).tell(brief.blocks, width)
    pages = paginate(story or (Column(()),), width, page.height - page.top - page.bottom)
    return Layout(tuple(pages), width, inker)


def heading_pages(brief: Brief, theme: Theme) -> tuple[int, ...]:
    """Return the page, from 1, that each heading of `brief` begins on in the PDF, in reading order.

    Raises `ThemeError` where a font file cannot be read.
    """
    return lay_out(brief, theme).places()


def paginate(columns: Iterable[Part], width: float, height: float) -> Iterator[Part]:
    """Yield `columns` in parts that fit on pages of `width` and `height`, each column from a new page on."""
    for column in columns:
        rest: Part | None = column
        while rest is not None:
            page, rest = rest.divide(width, height, fresh=True)
            if page is None:
                raise RenderError(
                    "The page of the theme is too small for this text; give it smaller margins."
                )
            yield page


def _iter_headings(part: Part) -> Iterator[TextPart]:
    match part:
        case TextPart() if part.entry is not None:
            yield part
        case Column():
            for inner in part.parts:
                yield from _iter_headings(inner)


def _listed_sources(brief: Brief) -> frozenset[str]:
    inlines = (inline for run in iter_runs(brief.blocks) for inline in iter_inlines(run))
    return frozenset(inline.source for inline in inlines if isinstance(inline, SourceName))
