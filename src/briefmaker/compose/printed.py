"""What a document prints, run by run: the map by which its files are read again and checked.

A run is a heading, a paragraph, a cell or a caption. Each of its parts is plain, or rests on evidence, or
cites a source. Runs that lose their sense apart, such as a quotation and its attribution, share a group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from briefmaker.model.captions import Caption, captions
from briefmaker.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Citation,
    Container,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    SourceName,
    Statement,
    Strong,
    Table,
    Text,
)
from briefmaker.model.drawn import is_drawn

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
RunKind = Literal["heading", "text", "said", "attribution", "caption", "cell", "source"]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a run that rest on the same thing."""

    text: str
    evidence: tuple[str, ...] = ()
    source: int | None = None
    """The number of the source that it cites."""

    def as_json(self) -> dict[str, JSON]:
        """Return it as it stands in the record."""
        written: dict[str, JSON] = {"text": self.text}
        if self.evidence:
            written["evidence"] = list(self.evidence)
        if self.source is not None:
            written["source"] = self.source
        return written


@dataclass(slots=True)
class _Reader:
    numbers: Mapping[str, int]
    captions: Iterator[Caption]
    runs: list[dict[str, JSON]] = field(default_factory=list)
    groups: int = 0

    def read(self, blocks: Iterable[Block], kind: RunKind = "text") -> None:
        for block in blocks:
            self._block(block, kind)

    def _block(self, block: Block, kind: RunKind) -> None:  # noqa: C901 - one for each kind
        match block:
            case Heading(_, inlines):
                self._add("heading", inlines)
            case Paragraph(inlines):
                self._add(kind, inlines)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    self.read(item, kind)
            case BlockQuote(inner):
                self._quote(inner)
            case Table(columns, rows) if columns:
                self._add("caption", (Text(str(next(self.captions))),))
                self._row([column.inlines for column in columns])
                for row in rows:
                    self._row(row)
            case Container(shape, inner) if is_drawn(shape, inner):
                pass  # what a picture shows stands in words beside it
            case Container("sources", inner):
                self.read(inner, "source")
            case Container(_, inner):
                self.read(inner, kind)
            case _:
                pass

    def _quote(self, blocks: Sequence[Block]) -> None:
        """Read a quotation; its last paragraph of several is the attribution."""
        own = self._group() if not self._goes_on() else self.groups
        *said, last = blocks
        for block in said or (last,):
            self._inside(block, "said", own)
        if said:
            self._inside(last, "attribution", own)

    def _goes_on(self) -> bool:
        """Return whether the quotation before has no attribution yet: it has that of the next."""
        return bool(self.runs) and self.runs[-1]["kind"] == "said"

    def _inside(self, block: Block, kind: RunKind, group: int) -> None:
        before = len(self.runs)
        self._block(block, kind)
        for run in self.runs[before:]:
            run["group"] = group

    def _row(self, cells: Iterable[tuple[Inline, ...]]) -> None:
        own = self._group()
        for cell in cells:
            self._add("cell", cell, own)

    def _group(self) -> int:
        self.groups += 1
        return self.groups

    def _add(self, kind: RunKind, inlines: tuple[Inline, ...], group: int | None = None) -> None:
        parts: list[JSON] = [part.as_json() for part in merged(self._parts(inlines, Part("")))]
        if parts:
            grouped: dict[str, JSON] = {} if group is None else {"group": group}
            self.runs.append({"kind": kind, **grouped, "parts": parts})

    def _parts(self, inlines: Iterable[Inline], like: Part) -> Iterator[Part]:
        for inline in inlines:
            match inline:
                case Text(text):
                    yield replace(like, text=text)
                case LineBreak():
                    yield replace(like, text=" ")
                case Citation(source, label):
                    yield Part(f"[{label}]", source=self.numbers.get(source))
                case Statement(evidence, inner):
                    yield from self._parts(inner, replace(like, evidence=evidence))
                case Emphasis(inner) | Strong(inner) | Link(_, inner) | SourceName(_, inner):
                    yield from self._parts(inner, like)


def printed_runs(blocks: Sequence[Block], sources: Sequence[str]) -> list[JSON]:
    """Return the runs of `blocks` as they stand in the record; `sources` are the ids by number."""
    numbers = {source: number for number, source in enumerate(sources, start=1)}
    reader = _Reader(numbers, iter(captions(blocks)))
    reader.read(blocks)
    return list(reader.runs)


def merged(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts, those beside one another that rest on the same in one; none is empty."""
    held: Part | None = None
    for part in parts:
        if held and part.source is None and replace(held, text="") == replace(part, text=""):
            held = replace(held, text=held.text + part.text)
        else:
            if held and held.text:
                yield held
            held = part
    if held and held.text:
        yield held
