"""Bookmarks: where citations lead, and which words rest on which evidence.

Word takes names of at most 40 letters, digits and underscores, unique whatever their case. Names
here are `src_ID`, `cite_ID` and `ev_ID_N`, so that an edited file can be read back; an id that does
not fit is replaced by its hash. `_TocN` stands at a heading, as Word names it; Word hides such a name.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from briefmaker.model.document import Block, Citation, SourceName
from briefmaker.model.walk import iter_inlines, iter_runs

_FITTING = re.compile("[a-z0-9]{1,24}")


class Bookmarks:
    """The names and numbers given so far."""

    __slots__ = ("_cited", "_count", "_evidence", "_placed", "_places")

    def __init__(self, sources: Iterable[str], cited: Iterable[str] = ()) -> None:
        """Start with no bookmark set.

        Citations lead to the names of `sources`, these back to the first citation of each of `cited`.
        """
        self._places = {source: f"src_{slug(source)}" for source in sources}
        self._cited = {source: f"cite_{slug(source)}" for source in cited}
        self._placed: set[str] = set()
        self._evidence: Counter[str] = Counter()
        self._count = 0

    def place_of(self, source: str) -> str | None:
        """Return the bookmark at the name of `source`; None where the tree does not name it."""
        return self._places.get(source)

    def around_source(self, source: str, words: str) -> str:
        """Return `words` as the place that citations of `source` lead to; only the first can be."""
        name = self._places[source]
        if name in self._placed:
            return words
        self._placed.add(name)
        return self._around(name, words)

    def citation_of(self, source: str) -> str | None:
        """Return the bookmark at the first citation of `source`; None where nobody cites it."""
        return self._cited.get(source)

    def around_citation(self, source: str, words: str) -> str:
        """Return `words` as the place that the name of `source` leads back to; only the first can be."""
        name = self._cited.get(source)
        if name is None or name in self._placed:
            return words
        self._placed.add(name)
        return self._around(name, words)

    def around_statement(self, evidence: tuple[str, ...], words: str) -> str:
        """Return `words` within a bookmark for each id of `evidence`."""
        for identity in reversed(evidence):
            name = slug(identity)
            self._evidence[name] += 1
            words = self._around(f"ev_{name}_{self._evidence[name]}", words)
        return words

    def around_heading(self, number: int, words: str) -> str:
        """Return `words` as the place that the contents' entry for heading `number` leads to."""
        return self._around(heading_bookmark(number), words)

    def _around(self, name: str, words: str) -> str:
        number = self._count
        self._count += 1
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{words}<w:bookmarkEnd w:id="{number}"/>'


def heading_bookmark(number: int) -> str:
    """Return the name of the bookmark at heading `number` of the document."""
    return f"_Toc{number:08}"


def named_and_cited(blocks: Iterable[Block]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the sources that `blocks` name and that they cite, in reading order, each once."""
    named: dict[str, None] = {}
    cited: dict[str, None] = {}
    for inlines in iter_runs(blocks):
        for inline in iter_inlines(inlines):
            match inline:
                case SourceName(source):
                    named[source] = None
                case Citation(source):
                    cited[source] = None
    return tuple(named), tuple(cited)


def slug(identity: str) -> str:
    """Return the form of an id that fits into a bookmark's name: itself where it does, else its hash."""
    if _FITTING.fullmatch(identity):
        return identity
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:24]
