"""The words of one paragraph: which are bold, which rest on evidence, which cite a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from briefmaker.drafts.word.names import R, W, is_on, value
from briefmaker.drafts.word.styles import PLAIN, Style
from briefmaker.model.document import (
    Citation,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    SourceName,
    Statement,
    Strong,
    Text,
)

_EVIDENCE = re.compile(r"ev_([a-z0-9]+)_\d+")
_SOURCE = re.compile(r"src_([a-z0-9]+)")
_CITED = re.compile(r"\[(.*)\]", re.DOTALL)
_BREAK = "\n"
_BLANKS = {f"{W}tab": " ", f"{W}cr": _BREAK, f"{W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike and rest on the same."""

    text: str
    statement: tuple[str, ...] = ()
    """The bookmarks of evidence around them, the outermost first."""
    source: str | None = None
    """The id of the source whose name they are."""
    cites: str | None = None
    """The id of the source that they lead to within the document."""
    target: str | None = None
    """The address that they lead to."""
    strong: bool = False
    emphasis: bool = False


@dataclass(slots=True)
class Marks:
    """Bookmarks that are open, and the comments, as the words of the document go by."""

    closed: frozenset[str]
    """Numbers of the bookmarks that have an end: one without an end is around nothing."""
    bookmarks: dict[str, str] = field(default_factory=dict)
    """Names by number."""
    comments: dict[str, list[Piece]] = field(default_factory=dict)
    """The words that each open comment is about."""
    ended: dict[str, list[Piece]] = field(default_factory=dict)
    points: list[str] = field(default_factory=list)
    """Comments that are about no words, but a place in this paragraph."""

    def meet(self, element: Any) -> None:
        """Note a mark that the words have come to."""
        match element.tag.removeprefix(W):
            case "bookmarkStart" if element.get(f"{W}id") in self.closed:
                self.bookmarks[element.get(f"{W}id")] = element.get(f"{W}name", "")
            case "bookmarkEnd":
                self.bookmarks.pop(element.get(f"{W}id"), None)
            case "commentRangeStart":
                self.comments[element.get(f"{W}id")] = []
            case "commentRangeEnd":
                number = element.get(f"{W}id")
                self.ended[number] = self.comments.pop(number, [])
            case "commentReference" if element.get(f"{W}id") not in self.ended:
                self.points.append(element.get(f"{W}id"))

    def on(self, piece: Piece) -> Piece:
        """Return the piece with what is open around it, and note it for the comments about it."""
        names = tuple(name for name in self.bookmarks.values() if _EVIDENCE.fullmatch(name))
        sources = [found[1] for name in self.bookmarks.values() if (found := _SOURCE.fullmatch(name))]
        marked = replace(piece, statement=names, source=sources[0] if sources else None)
        for words in self.comments.values():
            words.append(marked)
        return marked


@dataclass(frozen=True, slots=True)
class ParagraphReader:
    """Reads the words of paragraphs, one after the other."""

    styles: Mapping[str, Style]
    addresses: Mapping[str, str]
    """Of the links, by the id of their relationship."""
    marks: Marks

    def pieces(self, paragraph: Any) -> list[Piece]:
        """Return the words of the paragraph, in order."""
        style = self.styles.get(value(paragraph, "pPr/pStyle") or "", PLAIN)
        return list(self._inside(paragraph, Piece(""), style))

    def _inside(self, element: Any, like: Piece, style: Style) -> Iterator[Piece]:
        hidden = 0  # how deep in instructions of fields
        for child in element:
            if child.tag == f"{W}r":
                hidden = _hidden(child, hidden)
                if not hidden:
                    yield from self._run(child, like, style)
            elif child.tag == f"{W}hyperlink":
                yield from self._inside(child, self._leading(child, like), style)
            elif child.tag in (
                f"{W}sdt",
                f"{W}sdtContent",
                f"{W}smartTag",
                f"{W}fldSimple",
                f"{W}dir",
                f"{W}bdo",
            ):
                yield from self._inside(child, like, style)
            else:
                self.marks.meet(child)

    def _leading(self, link: Any, like: Piece) -> Piece:
        anchor = _SOURCE.fullmatch(link.get(f"{W}anchor", ""))
        address = self.addresses.get(link.get(f"{R}id", ""))
        return replace(like, cites=anchor[1] if anchor else None, target=address)

    def _run(self, run: Any, like: Piece, paragraph: Style) -> Iterator[Piece]:
        own = self.styles.get(value(run, "rPr/rStyle") or "", PLAIN)
        strong = own.is_strong or (is_on(run, "rPr/b") and not paragraph.is_bold)
        face = replace(like, strong=strong, emphasis=own.is_emphasis or is_on(run, "rPr/i"))
        for child in run:
            if child.tag == f"{W}t":
                yield self.marks.on(replace(face, text=(child.text or "").replace("\n", " ")))
            elif child.tag == f"{W}br":
                page = child.get(f"{W}type") in ("page", "column")
                yield self.marks.on(replace(face, text=" " if page else _BREAK))
            elif child.tag in _BLANKS:
                yield self.marks.on(replace(face, text=_BLANKS[child.tag]))
            else:
                self.marks.meet(child)


def _hidden(run: Any, depth: int) -> int:
    """Return how deep in the instructions of fields the document is after `run`."""
    for mark in run.iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": -1}.get(mark.get(f"{W}fldCharType"), 0)
    return max(depth, 0)


def inlines(pieces: Iterable[Piece], labels: Mapping[str, str]) -> tuple[Inline, ...]:
    """Return the pieces as inlines; `labels` leads from how sources are cited to their ids."""
    return tuple(
        inline
        for names, inside in groupby(pieces, key=lambda piece: piece.statement)
        for inline in _stated(names, _sourced(inside, labels))
    )


def _stated(names: tuple[str, ...], inside: Iterator[Inline]) -> Iterator[Inline]:
    ids = tuple(found[1] for name in names if (found := _EVIDENCE.fullmatch(name)))
    if ids:
        yield Statement(tuple(dict.fromkeys(ids)), tuple(inside))
    else:
        yield from inside


def _sourced(pieces: Iterable[Piece], labels: Mapping[str, str]) -> Iterator[Inline]:
    for (source, cites), inside in groupby(pieces, key=lambda piece: (piece.source, piece.cites)):
        held = list(inside)
        cited = _CITED.fullmatch("".join(piece.text for piece in held)) if cites else None
        if cites and cited:
            yield Citation(cites, cited[1])
        elif source:
            yield SourceName(source, tuple(_faced(held, labels)))
        else:
            yield from _faced(held, labels)


def _faced(pieces: Iterable[Piece], labels: Mapping[str, str]) -> Iterator[Inline]:
    """Yield the words with their looks, a link around each that leads somewhere."""
    for (target, strong, emphasis), inside in groupby(
        pieces, key=lambda piece: (piece.target, piece.strong, piece.emphasis)
    ):
        run: tuple[Inline, ...] = tuple(_words("".join(piece.text for piece in inside), labels))
        if emphasis:
            run = (Emphasis(run),)
        if strong:
            run = (Strong(run),)
        if target:
            run = (Link(target, run),)
        yield from run


def _words(text: str, labels: Mapping[str, str]) -> Iterator[Inline]:
    """Yield the words, line breaks, and the citations that have lost their link."""
    known = sorted((re.escape(f"[{label}]") for label in labels), key=len, reverse=True)
    pattern = re.compile("|".join([_BREAK, *known]))
    at = 0
    for found in pattern.finditer(text):
        yield Text(text[at : found.start()])
        yield LineBreak() if found[0] == _BREAK else Citation(labels[found[0][1:-1]], found[0][1:-1])
        at = found.end()
    yield Text(text[at:])
