"""The document tree: what a template makes and every renderer takes.

The unions are closed: a renderer matches on them and ends with `assert_never`, so that mypy names
the renderer that misses a kind. A tree is in normal form when `normalised(blocks) == blocks`: no
empty or adjoining `Text`, nothing empty inside, `PageBreak` and `Contents` in nothing else. Only normal
trees leave `compose`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Alignment = Literal["left", "right", "centre"]
ContainerKind = Literal["cover", "highlight", "pull-quote", "note", "sources", "timeline", "chart"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words without more; white space is single blanks, U+00A0 and U+202F are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set in bold."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an http, https or mailto address."""

    target: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that rest on evidence: `[words]{ev="ID ID"}`."""

    evidence: tuple[str, ...]
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a numbered source: `[label]{cite=ID}`."""

    source: str
    label: str
    """What is printed between square brackets, e.g. `The Herald 2`."""


@dataclass(frozen=True, slots=True)
class SourceName:
    """The place in the list of sources that citations lead to: `[words]{source=ID}`."""

    source: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph."""


Inline = Text | Emphasis | Strong | Link | Statement | Citation | SourceName | LineBreak


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title, in the cover."""

    level: int
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list whose order does not matter."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A quotation set apart, with its attribution."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its header cell and how its cells are aligned."""

    inlines: tuple[Inline, ...]
    alignment: Alignment = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row has a cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Container:
    """Blocks with a part to play: the cover, a highlighted box, small print, sources, a picture."""

    kind: ContainerKind
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page: `::: page-break`. Pages are never left blank."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The document's headings with their pages: `::: contents 3`; see `model.titles`."""

    depth: int = 2
    """The lowest level that is listed, 2 to 4."""


Block = (
    Heading
    | Paragraph
    | BulletList
    | OrderedList
    | BlockQuote
    | Table
    | Rule
    | Container
    | PageBreak
    | Contents
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a document says about itself."""

    title: str
    topic: str
    """The topic's id, `pack` for the joint pack."""
    language: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    edition: str
    """The edition's label, by default the date of the build."""
    built: str
    """ISO 8601 date."""
    status: Literal["draft", "approved"] = "draft"
    approved_by: tuple[str, ...] = ()
    approved_at: str | None = None
    """ISO 8601 date and time."""
    handling: str | None = None
    """How the pack may be passed on, e.g. `Internal`; None where the configuration does not say."""
    fingerprint: str = ""
    """A short mark of what the document says, printed at the foot of each page."""
    contact: str | None = None
    """Whom to ask about it, e.g. `duty desk, +32 2 555 01 23`."""
    most_pages: int | None = None
    """How many pages it may take; None where it may take any number."""
    most_words: int | None = None
    since: str | None = None
    """ISO 8601 date of the first day that the pack is about; None where it is about any time."""
    until: str | None = None
    required: tuple[str, ...] = ()
    """The slots that must be filled before it is approved."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source that can be read online, and that a statement rests on."""

    evidence: str
    """Id of the evidence, as in `Statement.evidence`."""
    source: str
    """Id of the source, as in `Citation.source`."""
    address: str
    exact: str
    """The words as the source has them."""
    prefix: str
    """What stands before them there; it may begin within a word."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A briefing, laid out: the one tree that all formats are rendered from."""

    meta: Meta
    blocks: tuple[Block, ...]
    sources: tuple[str, ...]
    """Ids of the sources in the order of their numbers: `sources[0]` is number 1."""
    passages: tuple[Passage, ...] = ()
    """Of the evidence that the statements rest on, what can be read online; in reading order, each once."""
