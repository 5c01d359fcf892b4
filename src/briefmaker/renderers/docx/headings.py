"""Headings for Word: level 1 of the tree is the title, and below it no level is skipped.

Screen readers and Word's navigation pane read levels as a tree; a template that goes from `##` to
`####` must not leave a hole in it.
"""

from __future__ import annotations

from collections.abc import Container

from briefmaker.model.document import Inline
from briefmaker.model.walk import words
from briefmaker.renderers.docx.paragraphs import ParagraphWriter
from briefmaker.renderers.docx.place import Place
from briefmaker.renderers.docx.runs import ON_BOLD, PLAIN, RunWriter
from briefmaker.renderers.docx.styles import DEEPEST_HEADING
from briefmaker.renderers.theme import StyleName, Theme

_TEXT_OF_HEADING: dict[str, StyleName] = {"Title": "title", "Heading1": "heading2", "Heading2": "heading3"}


class Outline:
    """The headings above the place that has been reached."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        """Start above the first heading."""
        self._open: list[int] = []

    def style_for(self, level: int) -> str:
        """Return the paragraph style of the next heading, of `level` in the tree."""
        if level <= 1:
            self._open.clear()
            return "Title"
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return f"Heading{min(len(self._open), DEEPEST_HEADING)}"


class HeadingWriter:
    """Writes headings in reading order, counting them; `listed` are the numbers of those in the contents."""

    __slots__ = ("_count", "_listed", "_outline", "_paragraphs", "_runs", "_theme")

    def __init__(
        self, theme: Theme, runs: RunWriter, paragraphs: ParagraphWriter, listed: Container[int]
    ) -> None:
        """Start before the first heading."""
        self._theme = theme
        self._runs = runs
        self._paragraphs = paragraphs
        self._listed = listed
        self._outline = Outline()
        self._count = 0

    def write(self, level: int, inlines: tuple[Inline, ...], place: Place) -> str:
        """Return the next heading, of `level` in the tree, as a paragraph."""
        number = self._count
        self._count += 1
        if not words(inlines).strip():  # a heading that nobody can see is a trap in the navigation pane
            return self._paragraphs.write("BodyText", self._runs.write(inlines), place)
        style = self._outline.style_for(level)
        bold = self._theme.styles[_TEXT_OF_HEADING.get(style, "heading4")].bold
        face = ON_BOLD if bold else PLAIN
        if number in self._listed:
            runs = self._runs.write_place(number, inlines, face)
        else:
            runs = self._runs.write(inlines, face)
        return self._paragraphs.write(style, runs, place)
