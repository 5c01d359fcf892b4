"""The places of a page that links lead to: headings, sources, citations.

Headings are named by their words, so that a link to `#key-quotes` still leads there in the next
edition. The other names hold a full stop, which no heading's can.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType

from briefmaker.model.document import Block, Citation, Heading, SourceName
from briefmaker.model.titles import title_words
from briefmaker.model.walk import iter_blocks, iter_inlines, iter_runs

MAIN = "content"
_FITTING = re.compile("[a-z0-9]{1,24}")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_LONGEST = 60


def heading_places(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return an id for each heading of `blocks`, in reading order; no two are alike."""
    taken = {MAIN}
    used: Counter[str] = Counter()
    places = []
    for block in iter_blocks(blocks):
        if isinstance(block, Heading):
            places.append(_free(_slug(title_words(block.inlines)), taken, used))
            taken.add(places[-1])
    return tuple(places)


def source_place(source: str) -> str:
    """Return the id of the place where `source` is named."""
    name = source
    if not _FITTING.fullmatch(source):
        name = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return f"source.{name}"


def citation_place(number: int) -> str:
    """Return the id of citation `number` of the document, from 1."""
    return f"citation.{number}"


def named_sources(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the ids of the sources that `blocks` name: a citation of another leads nowhere."""
    runs = iter_runs(blocks)
    return frozenset(i.source for inlines in runs for i in iter_inlines(inlines) if isinstance(i, SourceName))


def citations(blocks: Iterable[Block]) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """Return number and label of the citations of each source, in reading order."""
    found: dict[str, list[tuple[int, str]]] = {}
    number = 0
    for inlines in iter_runs(blocks):
        for inline in iter_inlines(inlines):
            if isinstance(inline, Citation):
                number += 1
                found.setdefault(inline.source, []).append((number, inline.label))
    return MappingProxyType({source: tuple(numbers) for source, numbers in found.items()})


def _slug(words: str) -> str:
    name = _BETWEEN_WORDS.sub("-", words.casefold()).strip("-")
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]
    return name or "section"


def _free(name: str, taken: Container[str], used: Counter[str]) -> str:
    """Return `name`, with a number from 2 where it is taken; `used` counts how often each was asked for."""
    used[name] += 1
    free = name if used[name] == 1 else f"{name}-{used[name]}"
    while free in taken:  # a heading called `Aid 2` may stand before the second called `Aid`
        used[name] += 1
        free = f"{name}-{used[name]}"
    return free
