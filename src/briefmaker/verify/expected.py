"""What a document should say, by its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefmaker.errors import InputError
from briefmaker.model.evidence import iter_recorded
from briefmaker.verify.plain import plain, squeezed


@dataclass(frozen=True, slots=True)
class Part:
    """Words that rest on the same thing."""

    text: str
    evidence: tuple[str, ...]
    source: int | None


@dataclass(frozen=True)
class Run:
    """A heading, a paragraph, a cell or a caption."""

    kind: str
    group: int | None
    parts: tuple[Part, ...]

    @cached_property
    def text(self) -> str:
        """Its words."""
        return "".join(part.text for part in self.parts)

    @cached_property
    def key(self) -> str:
        """Its words without what style may change."""
        return squeezed(self.text)

    def tokens(self) -> Iterator[tuple[str, Part]]:
        """Yield its words with the parts that they begin in."""
        starts: list[tuple[int, Part]] = []
        at = 0
        for part in self.parts:
            starts.append((at, part))
            at += len(part.text)
        place = 0
        for word in self.text.split():
            place = self.text.index(word, place)
            middle = place + len(word) // 2
            holder = next(part for start, part in reversed(starts) if start <= middle)
            place += len(word)
            yield plain(word), holder


@dataclass(frozen=True, slots=True)
class Selector:
    """Words of a source at their place."""

    id: str
    path: str
    start: int
    end: int
    exact: str
    line: int


@dataclass(frozen=True, slots=True)
class Expected:
    """A record, read as the map of a document."""

    runs: tuple[Run, ...]
    evidence: Mapping[str, Selector]
    sources: Mapping[int, Mapping[str, Any]]
    quotes: tuple[Mapping[str, Any], ...]
    figures: tuple[Mapping[str, Any], ...]
    names: frozenset[str]
    """Words of the names of whoever is said to speak."""
    own: tuple[str, ...]
    """What the desk has written itself, and what editors have written into the draft."""
    earlier: tuple[str, ...]
    """What the edition said that this one is compared with: its sources may say something else today."""


def read_record(record: Mapping[str, Any], where: str) -> Expected:
    """Return the map that a record holds; raises InputError where it holds none."""
    try:
        topics = record.get("topics") or [record]
        sources = {source["number"]: source for source in record["sources"]}
        quotes = tuple(quote for topic in topics for quote in topic["quotes"])
        figures = tuple(figure for topic in topics for figure in topic["figures"])
        selectors = [_selector(each, sources) for each in iter_recorded(record)]
        return Expected(
            runs=tuple(_run(run) for run in record["document"]),
            evidence={each.id: each for each in selectors},
            sources=sources,
            quotes=quotes,
            figures=figures,
            names=frozenset(_names(topics)),
            own=(
                *(text for topic in topics for text in topic.get("slots", {}).values()),
                *(quote["translation"] for quote in quotes if quote.get("translation")),
                *record.get("edited", {}).get("own", ()),
            ),
            earlier=tuple(_earlier(topics)),
        )
    except (KeyError, TypeError, AttributeError) as error:
        message = f"is no record that a document can be checked by: it lacks {error}; build the pack again"
        raise InputError(message, where) from error


def _earlier(topics: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what changes say of the edition before: what was said instead, and what is no longer said."""
    for topic in topics:
        for change in topic.get("changes", ()):
            yield from filter(None, (change["before"], None if change["evidence"] else change["text"]))


def _run(run: Mapping[str, Any]) -> Run:
    parts = tuple(
        Part(part["text"], tuple(part.get("evidence", ())), part.get("source")) for part in run["parts"]
    )
    return Run(run["kind"], run.get("group"), parts)


def _selector(each: Mapping[str, Any], sources: Mapping[int, Mapping[str, Any]]) -> Selector:
    path = sources[each["source"]]["path"]
    return Selector(each["id"], path, each["start"], each["end"], each["exact"], each["line"])


def _names(topics: list[Mapping[str, Any]]) -> Iterator[str]:
    for topic in topics:
        named = [quote["speaker"] for quote in topic["quotes"]]
        named += [figure["said_by"] for figure in topic["figures"]]
        named += [person["name"] for person in topic.get("people", ())]
        for name in filter(None, named):
            yield from (plain(word) for word in name.split() if word[:1].isupper())
