"""Heading levels for Word: level 1 of the tree is the title, and below it none is skipped.

Screen readers and Word's navigation pane read levels as a tree; a template that goes from `##` to
`####` must not leave a hole in it.
"""

from __future__ import annotations

from briefmaker.renderers.docx.styles import DEEPEST_HEADING


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
