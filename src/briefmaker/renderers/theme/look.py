"""What a theme is once it has been read: colours, typefaces, page and text styles.

Lengths are points, colours are `#rrggbb` in lower case. Nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

StyleName = Literal[
    "body",
    "title",
    "cover",
    "heading2",
    "heading3",
    "heading4",
    "contents2",
    "contents3",
    "contents4",
    "list",
    "quote",
    "attribution",
    "highlight",
    "pull_quote",
    "table_header",
    "table_cell",
    "note",
    "source",
    "footer",
]
STYLE_NAMES: tuple[StyleName, ...] = get_args(StyleName)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours by the part they play."""

    text: str
    muted: str
    accent: str
    rule: str
    highlight: str
    """The tint behind a highlighted box and a table's header row."""
    link: str


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family and its four TrueType files."""

    family: str
    fallback: str
    """The system family to use where this one is not installed, named in the DOCX."""
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of text is set."""

    size: float
    leading: float
    """The distance from one baseline to the next."""
    space_before: float
    space_after: float
    bold: bool
    italic: bool
    colour: str
    display: bool
    """Whether it is set in the display typeface rather than the text typeface."""


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and its margins."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of each page.

    Both texts may hold `{title}`, `{edition}`, `{hash}`, `{page}` and `{pages}`; the status and handling
    mark of a pack is always printed between them.
    """

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture at the head of the cover."""

    path: Path
    kind: str
    """`png` or `jpeg`."""
    alt: str
    """What it says in words."""
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of a document."""

    name: str
    palette: Palette
    text_face: Typeface
    display_face: Typeface
    page: Page
    indent: float
    """How far lists and quotations stand in from the margin."""
    styles: Mapping[StyleName, TextStyle]
    """One for each of `STYLE_NAMES`."""
    footer: Footer
    logo: Logo | None = None
    reference: Path | None = None
    """A DOCX file that lends its styles, page, headers and footers to the DOCX."""
