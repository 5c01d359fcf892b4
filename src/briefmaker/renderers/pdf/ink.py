"""What is printed: runs of text in one ink, and the inlines of the tree made into them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, assert_never
from urllib.parse import quote

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
from briefmaker.model.walk import words
from briefmaker.renderers.fonts import Cut, Face, Fonts
from briefmaker.renderers.languages import stretches
from briefmaker.renderers.pdf.structure import Element, in_language
from briefmaker.renderers.theme import Palette, TextStyle

# Between square brackets a label stands out as it is; smaller, it leaves the sentence its rhythm.
_CITATION_SIZE = 0.86
_ADDRESS = re.compile("https?://|mailto:", re.IGNORECASE)
# An address in a PDF is ASCII; what is a delimiter or encoded already stays.
_KEPT = "%/:?#[]@!$&'()*+,;=~"
_NO_BREAK_SPACE = "\u00a0"
# A label as short as this stays on one line.
_SHORT_LABEL = 24


class Ink(NamedTuple):  # a tuple is made in a third of the time of a data class, and each run has one
    """How a run is printed and where a click on it leads."""

    face: Face
    size: float
    colour: str
    link: str | None = None
    """An address, or `#anchor` for a place in the document."""
    element: Element | None = None
    """What the words belong to in the structure; None for what only decorates the page."""


class Run(NamedTuple):
    """Text in one ink; `anchor` names the place where it starts."""

    ink: Ink
    text: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the words at hand are set, as it changes on the way down the tree."""

    cut: Cut
    size: float
    colour: str
    link: str | None = None
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Inker:
    """Makes runs of inlines."""

    fonts: Fonts
    palette: Palette
    sources: frozenset[str]
    """The sources that the document has a place for, which citations can lead to."""
    language: str = "en"
    """The document's."""

    def runs(
        self, inlines: Iterable[Inline], style: TextStyle, element: Element | None = None
    ) -> tuple[Run, ...]:
        """Return `inlines` as runs in `style` that belong to `element`, a line break as a newline."""
        cut = Cut(style.display, style.bold, style.italic)
        manner = _Manner(cut, style.size, style.colour, element=element)
        return tuple(self._runs(inlines, manner))

    def _runs(self, inlines: Iterable[Inline], manner: _Manner) -> Iterator[Run]:
        for inline in inlines:
            match inline:
                case Text(text):
                    yield from self._spelled(text, manner)
                case LineBreak():
                    yield Run(self._ink(manner, self.fonts.first(manner.cut)), "\n")
                case Strong(inner):
                    yield from self._runs(inner, replace(manner, cut=manner.cut._replace(bold=True)))
                case Emphasis(inner):
                    slanted = manner.cut._replace(italic=not manner.cut.italic)
                    yield from self._runs(inner, replace(manner, cut=slanted))
                case Statement(_, inner):
                    yield from self._runs(inner, manner)
                case Link(target, inner):
                    yield from self._runs(inner, self._linked(target, words(inner), manner))
                case SourceName(source, inner):
                    yield Run(self._ink(manner, self.fonts.first(manner.cut)), "", anchor_of(source))
                    yield from self._runs(inner, manner)
                case Citation(source, label):
                    yield from self._spelled(*self._cited(source, label, manner))
                case _:
                    assert_never(inline)

    def _linked(self, target: str, said: str, manner: _Manner) -> _Manner:
        if not _ADDRESS.match(target):
            return manner
        address = quote(target, safe=_KEPT, errors="replace")
        element = manner.element and Element("Link", manner.element, words=said if said.strip() else address)
        return replace(manner, link=address, colour=self.palette.link, element=element)

    def _cited(self, source: str, label: str, manner: _Manner) -> tuple[str, _Manner]:
        link = f"#{anchor_of(source)}" if source in self.sources else None
        element = manner.element and Element("Reference", manner.element)
        if element and link:
            element = Element("Link", element, words=label if label.strip() else source)
        size = round(manner.size * _CITATION_SIZE, 2)
        small = replace(manner, size=size, colour=self.palette.link, link=link, element=element)
        joined = label.replace(" ", _NO_BREAK_SPACE) if len(label) <= _SHORT_LABEL else label
        return f"[{joined}]", small

    def _spelled(self, text: str, manner: _Manner) -> Iterator[Run]:
        plain = self.fonts.plainly(text, manner.cut)
        if plain is not None:
            yield Run(self._ink(manner, plain), text)
            return
        for stretch in stretches(text, self.language):
            element = manner.element
            if element and stretch.language:
                element = in_language(element, stretch.language)
            for face, letters in self.fonts.spell(stretch.text, manner.cut):
                yield Run(Ink(face, manner.size, manner.colour, manner.link, element), letters)

    def _ink(self, manner: _Manner, face: Face) -> Ink:
        return Ink(face, manner.size, manner.colour, manner.link, manner.element)


def anchor_of(source: str) -> str:
    """Return the name of the place where `source` is listed."""
    return f"source-{source}"
