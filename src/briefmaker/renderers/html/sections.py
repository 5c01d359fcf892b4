"""Headings of a page: their level in HTML, and the sections that they open and close.

A heading in a box opens no section, since a section cannot reach out of the box.
"""

from __future__ import annotations

from briefmaker.renderers.html.markup import attributes

_DEEPEST = 6


class Outline:
    """The headings above the place that has been reached, so that no level is skipped."""

    __slots__ = ("_open", "_titled")

    def __init__(self, *, titled: bool) -> None:
        """Start above the first heading; `titled` says that the page has its title without one."""
        self._open: list[int] = []
        self._titled = titled

    def rank(self, level: int) -> int:
        """Return the level in HTML, 1 to 6, of the next heading; 1 is given once, to the title."""
        if level <= 1 and not self._titled:
            self._titled = True
            return 1
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return min(len(self._open) + 1, _DEEPEST)


class Sections:
    """The sections that are open."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        """Start outside any section."""
        self._open: list[int] = []

    def enter(self, rank: int, place: str, *, fresh: bool) -> str:
        """Return the tags that close what a heading of `rank` ends, and open its own section.

        A section of rank 2 is a landmark, named by the heading at `place`; more would be a crowd.
        `fresh` says that it begins a page on paper.
        """
        closed = self._close(rank)
        if rank == 1:  # the title is above all sections
            return closed
        self._open.append(rank)
        name = attributes(aria_labelledby=place if rank == 2 else None, class_="fresh" if fresh else None)
        return f"{closed}<section{name}>\n"

    def leave(self) -> str:
        """Return the tags that close all sections."""
        return self._close(0)

    def _close(self, rank: int) -> str:
        closed = ""
        while self._open and self._open[-1] >= rank:
            self._open.pop()
            closed += "</section>\n"
        return closed
