"""The record of an edited document: of what was built, that which still stands, numbered anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefmaker.compose import printed_evidence, printed_runs
from briefmaker.model.desk import Slot
from briefmaker.model.document import Brief
from briefmaker.model.evidence import iter_recorded
from briefmaker.model.summary import source_id

_PIECES = ("bottom_line", "key_points", "figures", "timeline", "people")
_DEVELOPED = ("developments", "background")
_NOT_PRINTED = "nothing from it is printed"


def edited_record(
    base: Mapping[str, Any], brief: Brief, own: tuple[str, ...], slots: Iterable[Slot]
) -> dict[str, Any]:
    """Return the record of `brief`, an edited form of the document of `base`; `own` are the editor's words.

    `slots` are those that an editor has written in. `base` goes with it: by it the document can be compared
    with what was built.
    """
    numbers = {source: number for number, source in enumerate(brief.sources, start=1)}
    paths = {each["number"]: each["path"] for each in base["sources"]}
    whole = _Selection(frozenset(printed_evidence(brief.blocks)), numbers, paths)
    written = whole.record(base)
    if "topics" in base:
        written["topics"] = [whole.within(topic).record(topic) for topic in base["topics"]]
    for slot in slots:
        for topic in written.get("topics") or [written]:
            if topic["topic"]["id"] == slot.topic:
                topic["slots"] = {**topic["slots"], slot.name: slot.text}
    return {
        **written,
        "document": printed_runs(brief.blocks, brief.sources),
        "edited": {"own": list(own), "evidence": _others(written, base, whole)},
        "base": dict(base),
    }


def _others(written: Mapping[str, Any], base: Mapping[str, Any], whole: _Selection) -> list[dict[str, Any]]:
    """Return the evidence of what is printed in no section: of an account without its other side."""
    told = {each["id"] for each in iter_recorded(written)}
    missing = {each["id"]: each for each in iter_recorded(base) if each["id"] in whole.printed - told}
    return [{**each, "source": whole.number(each["source"])} for each in missing.values()]


@dataclass(frozen=True, slots=True)
class _Selection:
    """What is printed, and how its sources are numbered now."""

    printed: frozenset[str]
    numbers: Mapping[str, int]
    paths: Mapping[int, str]
    """Of the sources, by the numbers that they had."""

    def within(self, topic: Mapping[str, Any]) -> _Selection:
        """Return the same for a topic's part of a joint pack: the sources that it rests on."""
        own = {source_id(each["path"]) for each in topic["sources"]}
        numbers = {source: number for source, number in self.numbers.items() if source in own}
        return _Selection(self.printed, numbers, self.paths)

    def record(self, base: Mapping[str, Any]) -> dict[str, Any]:
        kept = {name: value for name, value in base.items() if name not in ("topics", *_LATER)}
        kept |= {name: self.each(base[name]) for name in _PIECES}
        kept |= {name: self.developed(base[name]) for name in _DEVELOPED}
        kept["changes"] = [self.numbered(each) for each in base["changes"] if self.is_printed(each, least=0)]
        kept["quotes"] = self.quotes(base["quotes"])
        kept["conflicts"] = [
            {**each, "sides": self.each(each["sides"])}
            for each in base["conflicts"]
            if all(map(self.is_printed, each["sides"]))
        ]
        kept["sources"] = self.sources(base["sources"])
        unused = [each["path"] for each in base["sources"] if source_id(each["path"]) not in self.numbers]
        left_out = [{"path": path, "reason": _NOT_PRINTED} for path in unused]
        kept["left_out"] = [*base["left_out"], *left_out]
        return kept

    def is_printed(self, piece: Mapping[str, Any], least: int = 1) -> bool:
        ids = [each["id"] for each in piece["evidence"]]
        return len(ids) >= least and all(each in self.printed for each in ids)

    def each(self, pieces: Iterable[Mapping[str, Any]]) -> list[Any]:
        return [self.numbered(piece) for piece in pieces if self.is_printed(piece)]

    def developed(self, developments: Iterable[Mapping[str, Any]]) -> list[Any]:
        found = [{**each, "points": self.each(each["points"])} for each in developments]
        return [each for each in found if each["points"]]

    def quotes(self, quotes: list[Mapping[str, Any]]) -> list[Any]:
        """Return the printed quotations; `continues` counts among these."""
        printed = [at for at, quote in enumerate(quotes) if self.is_printed(quote)]
        places: dict[int | None, int] = {at: place for place, at in enumerate(printed)}
        return [
            {**self.numbered(quotes[at]), "continues": places.get(quotes[at]["continues"])} for at in printed
        ]

    def numbered(self, piece: Mapping[str, Any]) -> dict[str, Any]:
        """Return a piece, its evidence with the numbers that the sources have now."""
        evidence = [{**each, "source": self.number(each["source"])} for each in piece["evidence"]]
        return {**piece, "evidence": evidence}

    def number(self, before: int) -> int:
        return self.numbers[source_id(self.paths[before])]

    def sources(self, sources: Iterable[Mapping[str, Any]]) -> list[Any]:
        still = [each for each in sources if source_id(each["path"]) in self.numbers]
        told = [{**each, "number": self.number(each["number"])} for each in still]
        return sorted(told, key=lambda each: each["number"])


_LATER = ("document", "markdown", "base", "edited", "build", "approved")
"""What is written anew."""
