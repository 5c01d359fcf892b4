"""Inlines as runs: words with a character style, links, citations, bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import assert_never

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
from briefmaker.model.walk import iter_inlines, words
from briefmaker.renderers.docx.bookmarks import Bookmarks
from briefmaker.renderers.docx.markup import escape
from briefmaker.renderers.docx.run_language import language_properties
from briefmaker.renderers.languages import Stretch, stretches

_WAY_BACK = "Back to the first citation"
_STYLES = {(True, False): "Strong", (False, True): "Emphasis", (True, True): "StrongEmphasis"}


@dataclass(frozen=True, slots=True)
class Face:
    """How words stand out from their paragraph."""

    strong: bool = False
    emphasised: bool = False
    style: str = ""
    """A character style that leaves no room for that of strong or emphasised words."""
    on_bold: bool = False
    """Whether the paragraph's style is bold already."""


PLAIN = Face()
ON_BOLD = Face(on_bold=True)


class RunWriter:
    """Writes inlines; `links` leads from a target to its relationship."""

    __slots__ = ("_bookmarks", "_language", "_links")

    def __init__(self, links: Mapping[str, str], bookmarks: Bookmarks, language: str) -> None:
        """Keep what the words refer to, and the language that they are in."""
        self._language = language
        self._links = links
        self._bookmarks = bookmarks

    def write(self, inlines: Iterable[Inline], face: Face = PLAIN) -> str:
        """Return the runs of `inlines`, in order."""
        return "".join([self._inline(inline, face) for inline in inlines])

    def write_place(self, number: int, inlines: Iterable[Inline], face: Face = PLAIN) -> str:
        """Return the runs of heading `number`, as a place that the contents lead to."""
        return self._bookmarks.around_heading(number, self.write(inlines, face))

    def _inline(self, inline: Inline, face: Face) -> str:  # noqa: PLR0911 - one for each kind
        match inline:
            case Text(text):
                return self._words(text, face)
            case Emphasis(inner):
                return self.write(inner, replace(face, emphasised=True))
            case Strong(inner):
                return self.write(inner, replace(face, strong=True))
            case Link(target, inner):
                return self._link(target, inner, face)
            case Statement(evidence, inner):
                return self._bookmarks.around_statement(evidence, self.write(inner, face))
            case Citation(source, label):
                return self._citation(source, label, face)
            case SourceName(source, inner):
                return self._bookmarks.around_source(source, self._source_name(source, inner, face))
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case _:
                assert_never(inline)

    def _link(self, target: str, inner: tuple[Inline, ...], face: Face) -> str:
        relationship = self._links.get(target)
        # A link in a link is not WordprocessingML; one without words cannot be seen or clicked.
        if relationship is None or face.style or not words(inner).strip():
            return self.write(inner, face)
        runs = self.write(inner, replace(face, style="Hyperlink"))
        return f'<w:hyperlink r:id="{relationship}" w:history="1">{runs}</w:hyperlink>'

    def _citation(self, source: str, label: str, face: Face) -> str:
        if face.style:  # within a link: it leads nowhere of its own, but a way back may lead to it
            return self._bookmarks.around_citation(source, self._words(f"[{label}]", face))
        run = self._words(f"[{label}]", replace(face, style="Citation"))
        place = self._bookmarks.place_of(source)
        cited = f'<w:hyperlink w:anchor="{place}" w:history="1">{run}</w:hyperlink>' if place else run
        return self._bookmarks.around_citation(source, cited)

    def _source_name(self, source: str, inner: tuple[Inline, ...], face: Face) -> str:
        """Return a source's name, which leads back to where it is cited first."""
        place = self._bookmarks.citation_of(source)
        plain = not any(isinstance(inline, (Link, Citation)) for inline in iter_inlines(inner))
        if place is None or face.style or not plain or not words(inner).strip():
            return self.write(inner, face)
        runs = self.write(inner, replace(face, style="Citation"))
        return f'<w:hyperlink w:anchor="{place}" w:tooltip="{_WAY_BACK}" w:history="1">{runs}</w:hyperlink>'

    def _words(self, text: str, face: Face) -> str:
        return "".join([_run(part, face) for part in stretches(text, self._language)])


def _run(part: Stretch, face: Face) -> str:
    properties = _properties(face) + language_properties(part)
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(part.text)}</w:t></w:r>'


@cache
def _properties(face: Face) -> str:
    """Return what stands in a run's properties, in the order of the schema."""
    style = face.style or _STYLES.get((face.strong, face.emphasised), "")
    name = f'<w:rStyle w:val="{style}"/>' if style else ""
    # Bold is a toggle (ECMA-376 17.7.3): a bold style on a bold paragraph would print light.
    bold = "<w:b/><w:bCs/>" if face.strong and (face.style or face.on_bold) else ""
    italic = "<w:i/><w:iCs/>" if face.emphasised and face.style else ""
    return f"{name}{bold}{italic}"
