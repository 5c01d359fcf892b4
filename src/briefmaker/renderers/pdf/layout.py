"""The pages of a document before any is drawn, and so which page each heading stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefmaker.errors import RenderError
from briefmaker.model.document import Brief, SourceName
from briefmaker.model.walk import iter_inlines, iter_runs
from briefmaker.renderers.fonts import Fonts
from briefmaker.renderers.pdf.column import Column
from briefmaker.renderers.pdf.ink import Inker
from briefmaker.renderers.pdf.masthead import Masthead
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
        return _places(self.pages)


def lay_out(brief: Brief, theme: Theme) -> Layout:
    """Return the pages of `brief` in the look of `theme`.

    Raises `ThemeError` where a font file cannot be read.
    """
    inker, width = _inker(brief, theme), _width(theme)
    return Layout(tuple(_iter_pages(brief, theme, inker)), width, inker)


def heading_pages(brief: Brief, theme: Theme) -> tuple[int, ...]:
    """Return the page, from 1, that each heading of `brief` begins on in the PDF, in reading order.

    A page is given up once its headings are counted. Raises `ThemeError` where a font file cannot be read.
    """
    return _places(_iter_pages(brief, theme, _inker(brief, theme)))


def _inker(brief: Brief, theme: Theme) -> Inker:
    return Inker(Fonts(theme), theme.palette, _listed_sources(brief), brief.meta.language)


def _width(theme: Theme) -> float:
    return theme.page.width - theme.page.left - theme.page.right


def _iter_pages(brief: Brief, theme: Theme, inker: Inker) -> Iterator[Part]:
    """Yield the pages, one at least."""
    page, width = theme.page, _width(theme)
    story = Story(theme, inker).tell(brief.blocks, width)
    none = True
    for made in paginate(story, width, page.height - page.top - page.bottom):
        none = False
        yield made
    if none:
        yield Column(())


def paginate(story: Iterable[Iterable[Part]], width: float, height: float) -> Iterator[Part]:
    """Yield parts in columns that fit on pages of `width` and `height`, each stretch from a new page on.

    No more is taken from a stretch than a page needs, so that a long document need not be held as a whole.
    """
    for stretch in story:
        coming = iter(stretch)
        rest: Part | None = _filled((), coming, width, height)
        while isinstance(rest, Column):
            page, rest = rest.divide(width, height, fresh=True)
            if page is None:
                raise RenderError(
                    "The page of the theme is too small for this text; give it smaller margins."
                )
            yield page
            rest = _filled(rest.parts if isinstance(rest, Column) else (), coming, width, height)


def _filled(held: Sequence[Part], coming: Iterator[Part], width: float, height: float) -> Column | None:
    """Return what is held and as much of what is coming as fills a page; None where there is nothing."""
    parts = list(held)
    room = height - Column(tuple(parts)).height(width) if parts else height
    while room >= 0 and (part := next(coming, None)) is not None:
        room -= part.height(width)
        parts.append(part)
    return Column(tuple(parts)) if parts else None


def _places(pages: Iterable[Part]) -> tuple[int, ...]:
    """Return the page, from 1, that each heading begins on, in reading order."""
    return tuple(number for number, page in enumerate(pages, 1) for _ in _iter_headings(page))


def _iter_headings(part: Part) -> Iterator[TextPart]:
    match part:
        case TextPart() if part.entry is not None:
            yield part
        case Masthead():
            yield from _iter_headings(part.column)
        case Column():
            for inner in part.parts:
                yield from _iter_headings(inner)


def _listed_sources(brief: Brief) -> frozenset[str]:
    inlines = (inline for run in iter_runs(brief.blocks) for inline in iter_inlines(run))
    return frozenset(inline.source for inline in inlines if isinstance(inline, SourceName))
