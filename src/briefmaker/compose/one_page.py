"""What stands on one page: the little of a briefing that a minister reads in the car.

The limits are those of the form: at most 350 words on one A4 side, a bottom line of 40 words, three
stories, three quotations of 30 words, three figures, three changes. What is most wanted is taken first,
and an item that does not fit is left out whole: nothing is shortened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from briefmaker.compose.views import (
    BriefView,
    ChangeView,
    EntryView,
    FigureRowView,
    OnePageView,
    PointView,
    QuoteView,
    SourceView,
    Words,
)

MOST_WORDS = 350
MOST_EACH = 3
BOTTOM_LINE, STORY, QUOTATION, FIGURE = 40, 45, 30, 30
"""Words of the longest of each."""
FRAME = 60
"""Words for title, headings and labels."""
BESIDE = 6
"""Words that stand beside an item, with those that name its source: date, single source."""
LONGEST_NAME = 10
"""Words of a headline that stands for an outlet that is not known."""

Item = TypeVar("Item", PointView, QuoteView, FigureRowView, ChangeView, EntryView)


@dataclass(slots=True)
class _Page:
    """The page while it fills."""

    left: int = MOST_WORDS - FRAME
    sources: dict[Words, SourceView] = field(default_factory=dict)

    def take(self, items: Iterable[Item], longest: int, most: int = MOST_EACH) -> tuple[Item, ...]:
        """Return the first `most` items that are short enough and fit on the page."""
        taken: list[Item] = []
        for item in items:
            words = _words(item)
            if len(taken) < most and words <= longest and self._fits(words, item.sources):
                taken.append(item)
        return tuple(taken)

    def _fits(self, words: int, sources: Sequence[SourceView]) -> bool:
        new = {source.id: source for source in sources if source.id not in self.sources}
        needed = words + sum(BESIDE + _name(source) for source in sources) + sum(map(_line, new.values()))
        if needed > self.left:
            return False
        self.left -= needed
        self.sources |= new
        return True


def one_page(brief: BriefView, coming: Sequence[EntryView]) -> OnePageView:
    """Return what of `brief` stands on its page; `coming` is dated within the next days."""
    page = _Page()
    page.left -= sum(len(text.split()) for text in _written(brief))
    points = (*brief.bottom_line, *brief.key_points)
    wanted = () if brief.slots.bottom_line else points
    bottom_line = page.take(wanted, BOTTOM_LINE, most=1)
    stories = page.take((point for point in brief.key_points if point not in bottom_line), STORY)
    told = {piece for point in (*bottom_line, *stories) for piece in point.ev.split()}
    changes = page.take(brief.changes, STORY)
    soon = page.take((entry for entry in coming if told.isdisjoint(entry.ev.split())), STORY)
    figures = page.take((row for row in brief.figure_rows if told.isdisjoint(row.ev.split())), FIGURE)
    quotes = page.take(_whole(brief.quotes), QUOTATION)
    return OnePageView(bottom_line, stories, changes, soon, figures, quotes, tuple(page.sources.values()))


def _name(source: SourceView) -> int:
    """Return the words of a citation of the source."""
    return min(LONGEST_NAME, len((source.publisher or source.title or "").split()))


def _line(source: SourceView) -> int:
    """Return the words of the source's line in the list."""
    return len((source.title or "").split()) + BESIDE


def _written(brief: BriefView) -> list[Words]:
    slots = brief.slots
    return [text for text in (slots.bottom_line, slots.why_it_matters, slots.action) if text]


def _whole(quotes: Sequence[QuoteView]) -> list[QuoteView]:
    """Return the quotations that are printed alone, not as one half of a speech."""
    halves = [quote.is_followed for quote in quotes]
    return [quote for n, quote in enumerate(quotes) if not halves[n] and not (n and halves[n - 1])]


def _words(item: PointView | QuoteView | FigureRowView | ChangeView | EntryView) -> int:
    match item:
        case QuoteView():
            return len(item.exact.split())
        case FigureRowView():
            return len(item.sentence.split())
        case _:
            return len(item.text.split())
