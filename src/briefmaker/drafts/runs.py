"""A document as runs of tokens: what is compared between a draft and what it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

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
from briefmaker.model.walk import words
from briefmaker.verify.plain import plain

Kind = Literal["heading", "text", "said", "attribution", "cell", "source", "picture"]
Face = tuple[Emphasis | Strong | Link | SourceName, ...]
"""What is around words beside evidence, the outermost first; each of them empty."""

_CITE = "\ufffc"
_TOKEN = re.compile(rf"{_CITE}|\d+(?:[.,:]\d+)*\w*|\w+(?:[’'-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a mark of punctuation, or a citation."""

    text: str
    key: str
    """What it is compared by: kinds of quotation marks and dashes make no difference."""
    gap: str
    """White space before it."""
    face: Face = ()
    statement: int | None = None
    """The number of the statement that it is part of, in its document."""
    cites: Citation | None = None

    @property
    def is_word(self) -> bool:
        """Return whether it is a word or number."""
        return self.cites is None and self.key[:1].isalnum()


def face_of(before: Face, now: Face) -> Face:
    """Return what is around words that were built: they lead where they led, and look as they do now."""
    leading = tuple(outer for outer in before if isinstance(outer, (Link, SourceName)))
    return leading + tuple(outer for outer in now if isinstance(outer, (Emphasis, Strong)))


def new_target(before: Face, now: Face) -> str | None:
    """Return the address that words lead to now and did not before; None where there is none."""
    known = {outer.target for outer in before if isinstance(outer, Link)}
    targets = (outer.target for outer in now if isinstance(outer, Link))
    return next((target for target in targets if target not in known), None)


@dataclass(frozen=True, slots=True)
class Run:
    """The words of a heading, a paragraph or a cell, and where it stands."""

    index: int
    kind: Kind
    group: int | None
    """The number of the quotation or row that it belongs to."""
    section: str
    """The words of the heading above it."""
    inlines: tuple[Inline, ...]
    tokens: tuple[Token, ...]
    """Without the marks of an editor's words."""
    is_marked: bool = False
    """Whether it holds such marks."""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two runs the same."""
        return tuple(token.key for token in self.tokens)

    @property
    def statements(self) -> tuple[int, ...]:
        """Return the numbers of its statements, in order."""
        found = (token.statement for token in self.tokens if token.statement is not None)
        return tuple(dict.fromkeys(found))

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(words(self.inlines).split())


@dataclass(frozen=True, slots=True)
class Document:
    """A tree, run by run."""

    runs: tuple[Run, ...]
    evidence: tuple[tuple[str, ...], ...]
    """Of each statement, by its number, what it rests on."""

    def group_of(self, run: Run) -> tuple[Run, ...]:
        """Return the runs of the quotation or row that `run` belongs to."""
        return tuple(each for each in self.runs if each.group is not None and each.group == run.group)


class _Reader:
    def __init__(self, marker: tuple[str, ...]) -> None:
        self.marker = marker
        self.runs: list[Run] = []
        self.evidence: list[tuple[str, ...]] = []
        self.groups = 0
        self.section = ""

    def read(self, blocks: Iterable[Block], kind: Kind = "text", group: int | None = None) -> None:
        for block in blocks:
            self.block(block, kind, group)

    def block(  # noqa: C901 - one for each kind
        self, block: Block, kind: Kind, group: int | None
    ) -> None:
        match block:
            case Heading(_, inlines):
                self.section = " ".join(words(inlines).split())
                self.add(inlines, "heading", group)
            case Paragraph(inlines):
                self.add(inlines, kind, group)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    self.read(item, kind, group)
            case BlockQuote(inner):
                self.quote(inner)
            case Table(columns, rows):
                for row in (tuple(column.inlines for column in columns), *rows):
                    own = self.new_group()
                    for cell in row:
                        self.add(cell, "cell", own)
            case Container("sources", inner):
                self.read(inner, "source", group)
            case Container("timeline" | "chart", inner):
                self.read(inner, "picture", group)
            case Container(_, inner):
                self.read(inner, kind, group)
            case _:
                pass

    def quote(self, blocks: tuple[Block, ...]) -> None:
        """Read a quotation; the last paragraph of several says whose it is."""
        own = self.new_group()
        *said, last = blocks
        self.read(said or (last,), "said", own)
        if said:
            self.block(last, "attribution", own)

    def new_group(self) -> int:
        self.groups += 1
        return self.groups

    def add(self, inlines: tuple[Inline, ...], kind: Kind, group: int | None) -> None:
        told = tuple(self.tokens(inlines))
        tokens = self.unmarked(told)
        marked = len(tokens) < len(told)
        self.runs.append(Run(len(self.runs), kind, group, self.section, inlines, tokens, marked))

    def unmarked(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        keys, size = [token.key for token in tokens], len(self.marker)
        marks = [at for at in range(len(keys)) if size and tuple(keys[at : at + size]) == self.marker]
        dropped = {at + offset for at in marks for offset in range(size)}
        return tuple(token for at, token in enumerate(tokens) if at not in dropped)

    def tokens(self, inlines: tuple[Inline, ...]) -> Iterator[Token]:
        pieces = list(self.pieces(inlines, Token("", "", "")))
        text = "".join(piece.text for piece in pieces)
        holders = [piece for piece in pieces for _ in piece.text]
        end = 0
        for found in _TOKEN.finditer(text):
            holder = holders[found.start()]
            key = holder.key or plain(found[0])
            yield replace(holder, text=found[0], key=key, gap=text[end : found.start()])
            end = found.end()

    def pieces(self, inlines: tuple[Inline, ...], like: Token) -> Iterator[Token]:
        """Yield the words with what is around them; a citation is one token whatever its label."""
        for inline in inlines:
            match inline:
                case Text(text):
                    yield replace(like, text=text.replace(_CITE, " "))
                case LineBreak():
                    yield replace(like, text="\n")
                case Citation(source):
                    yield replace(like, text=_CITE, key=f"{_CITE}{source}", cites=inline)
                case Statement(evidence, inner):
                    self.evidence.append(evidence)
                    yield from self.pieces(inner, replace(like, statement=len(self.evidence) - 1))
                case Emphasis(inner) | Strong(inner) | Link(_, inner) | SourceName(_, inner):
                    yield from self.pieces(
                        inner, replace(like, face=(*like.face, replace(inline, inlines=())))
                    )


def read_document(blocks: Iterable[Block], marker: tuple[str, ...] = ()) -> Document:
    """Return the tree run by run, in the order in which `with_runs` changes them.

    `marker` is how the words of an editor are marked, token by token: these marks are left out.
    """
    reader = _Reader(marker)
    reader.read(blocks)
    return Document(tuple(reader.runs), tuple(reader.evidence))


def text_of(tokens: Iterable[Token]) -> str:
    """Return the words of the tokens, a citation between square brackets."""
    told = (
        f"{token.gap}[{token.cites.label}]" if token.cites else token.gap + token.text for token in tokens
    )
    return " ".join("".join(told).split())
