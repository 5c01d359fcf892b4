"""A page sorted: headline, furniture and body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.analysis.furniture.captions import mark_captions
from briefmaker.analysis.furniture.ends import mark_head, mark_headings, mark_tail
from briefmaker.analysis.furniture.lines import mark_lines
from briefmaker.analysis.furniture.lists import mark_foot, mark_lists, mark_outside
from briefmaker.analysis.furniture.notices import dateline_of, mark_notices, notices_of
from briefmaker.analysis.furniture.sheet import Sheet, sheet_of
from briefmaker.analysis.layout import Line
from briefmaker.analysis.lexicon import Page
from briefmaker.model.analysis import Furniture
from briefmaker.model.span import Span, trimmed


@dataclass(frozen=True, slots=True)
class Layout:
    """A page sorted: its headline, its furniture and the paragraphs that are the article."""

    headline: Span | None
    furniture: tuple[Furniture, ...]
    body: tuple[Span, ...]


def sort_page(text: str, lines: Sequence[Line], page: Page, title: str | None) -> Layout:
    """Return which lines of `text` are headline, furniture and body; no two overlap.

    `title` is what the metadata say; a line that repeats it is the headline.
    """
    sheet, page = sheet_of(text, lines), page.within(text)
    mark_lines(sheet, page)
    mark_captions(sheet, page)
    mark_lists(sheet, page)
    mark_notices(sheet, page)
    mark_foot(sheet, page)
    mark_outside(sheet)
    headline = None
    if sheet.first_of_body() is not None:  # else a page without one full stop: what is left is the article
        headline = mark_head(sheet, title)
        mark_tail(sheet, page)
        mark_headings(sheet)
    return _layout(text, sheet, headline, page)


def _layout(text: str, sheet: Sheet, headline: int | None, page: Page) -> Layout:
    furniture: list[Furniture] = []
    body: list[Span] = []
    for number, (row, kind) in enumerate(zip(sheet.rows, sheet.kinds, strict=True)):
        if number == headline:
            continue
        if kind:
            furniture.append(Furniture(row.span, kind))
        else:
            dateline = dateline_of(row)
            start = dateline.span.end if dateline else row.span.start
            notices = notices_of(row, start, page)
            furniture.extend((*((dateline,) if dateline else ()), *notices))
            body.append(trimmed(text, Span(start, notices[0].span.start if notices else row.span.end)))
    return Layout(sheet.rows[headline].span if headline is not None else None, tuple(furniture), tuple(body))
