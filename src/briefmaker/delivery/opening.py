"""The opening of a document: its first sections, as many as one page holds, and the sources they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefmaker.model.document import (
    Block,
    BulletList,
    Citation,
    Container,
    Contents,
    Heading,
    OrderedList,
    PageBreak,
    Paragraph,
    SourceName,
)
from briefmaker.model.walk import iter_blocks, iter_inlines, iter_runs, words

SECTION = 2
"""The level of the headings that sections begin with."""


def opening(blocks: tuple[Block, ...], most_words: int) -> tuple[Block, ...]:
    """Return the first sections of a document, at most `most_words` of them, with the sources that they cite.

    Sections are taken whole. The first is there in any case: where it does not fit it ends with the last item
    that does.
    """
    kept: list[Block] = []
    left = most_words
    for section in _sections(blocks):
        is_first = not any(isinstance(block, Heading) for block in kept)
        fitting = tuple(_first(section, left)) if is_first else section
        if not is_first and _count(section) > left:
            break
        kept += fitting
        left -= _count(fitting)
    return (*kept, *_sources(blocks, _cited(kept)))


def _sections(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the cover, then the sections down to the sources; without page breaks and contents."""
    section: list[Block] = []
    for block in blocks:
        if _is_sources(block):
            return
        if isinstance(block, Contents) and section and isinstance(section[-1], Paragraph):
            section.pop()  # their title
        if isinstance(block, (PageBreak, Contents)):
            continue
        if isinstance(block, Heading) and block.level <= SECTION:
            yield tuple(section)
            section = []
        section.append(block)
    yield tuple(section)


def _first(blocks: Iterable[Block], left: int) -> Iterator[Block]:
    """Yield as many blocks as fit, a heading only above something."""
    waiting: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            waiting = [each for each in waiting if _level(each) < block.level] + [block]
            continue
        room = left - _count(waiting)
        fitting = _fitting(block, room)
        if fitting is not None:
            yield from (*waiting, fitting)
            left = room - _count([fitting])
            waiting = []
        if fitting != block:
            return


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _fitting(block: Block, room: int) -> Block | None:
    """Return as much of a block as fits: of a list its first items, of anything else all or nothing."""
    if _count([block]) <= room:
        return block
    match block:
        case BulletList(items):
            kept = tuple(_items(items, room))
            return BulletList(kept) if kept else None
        case OrderedList(items, start):
            kept = tuple(_items(items, room))
            return OrderedList(kept, start) if kept else None
        case Container("highlight" as kind, inner):
            first = tuple(_first(inner, room))
            return Container(kind, first) if first else None
        case _:
            return None


def _items(items: Iterable[tuple[Block, ...]], room: int) -> Iterator[tuple[Block, ...]]:
    for item in items:
        room -= _count(item)
        if room < 0:
            return
        yield item


def _count(blocks: Iterable[Block]) -> int:
    return sum(len(words(run).split()) for run in iter_runs(blocks))


def _is_sources(block: Block) -> bool:
    return isinstance(block, Container) and block.kind == "sources"


def _cited(blocks: Iterable[Block]) -> frozenset[str]:
    runs = iter_runs(blocks)
    return frozenset(i.source for inlines in runs for i in iter_inlines(inlines) if isinstance(i, Citation))


def _sources(blocks: tuple[Block, ...], cited: frozenset[str]) -> Iterator[Block]:
    """Yield the document's list of sources, with its heading, as far as these are cited."""
    heading: Block | None = None
    for block in blocks:
        if isinstance(block, Heading):
            heading = block
        if not _is_sources(block):
            continue
        kept = tuple(_listed(block, cited))
        if kept:
            yield from (*([Heading(2, heading.inlines)] if isinstance(heading, Heading) else ()),)
            yield Container("sources", (OrderedList(kept),))
            return


def _listed(sources: Block, cited: frozenset[str]) -> Iterator[tuple[Block, ...]]:
    for block in iter_blocks([sources]):
        if isinstance(block, (BulletList, OrderedList)):
            yield from (item for item in block.items if _named(item) & cited)


def _named(item: Iterable[Block]) -> frozenset[str]:
    runs = iter_runs(item)
    return frozenset(i.source for inlines in runs for i in iter_inlines(inlines) if isinstance(i, SourceName))
