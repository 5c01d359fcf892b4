"""Runs broken into lines of a given width.

ReportLab's own `Paragraph` is not used: it reads its text as markup, breaks at U+202F, drops the
space at a line's end, so that extracted words run together, and measures once more in every pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefmaker.renderers.pdf.ink import Ink, Run

# White space where a line may end: not U+00A0, U+2007 and U+202F.
_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_WHITE = frozenset(f"{_SPACES}\n")
_TOKENS = re.compile(f"\n|[{_SPACES}]+|[^\n{_SPACES}]+")
# A word wider than a line is best parted behind one of these, as addresses are.
_JOINTS = frozenset("/-–—?&=._,;")
# Sums of widths differ in the last digits.
_TOLERANCE = 1e-6


class Piece(NamedTuple):
    """Text in one ink within a line."""

    ink: Ink
    text: str
    width: float
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line, from left to right; a space that was its end is kept, without width."""

    pieces: tuple[Piece, ...]
    width: float


def break_lines(runs: Iterable[Run], width: float) -> tuple[Line, ...]:
    """Return `runs` in lines no wider than `width`, words whole where they fit into a line."""
    breaker = _Breaker(width)
    for run in runs:
        if run.anchor is not None:
            breaker.word.append(Piece(run.ink, "", 0.0, run.anchor))
        for text in _TOKENS.findall(run.text):
            breaker.take(run.ink, text)
    return breaker.finish()


@dataclass(frozen=True, slots=True)
class Extent:
    """How much room runs take in lines of a given width."""

    lines: int
    width: float
    """Of the widest line."""


def extent(runs: Sequence[Run], width: float) -> Extent:
    """Return what `break_lines` would come to without making the lines, in a fraction of the time."""
    lines, widest, filled, space, word = 0, 0.0, 0.0, 0.0, 0.0
    in_line = in_word = False
    most = width + _TOLERANCE
    for run in (*runs, *(Run(run.ink, " ") for run in runs[-1:])):  # a blank ends the word
        ems, size = run.ink.face.ems, run.ink.size
        in_word = in_word or run.anchor is not None
        for text in _TOKENS.findall(run.text):
            if text[0] not in _WHITE:
                word += ems[text] * size
                in_word = True
                continue
            if in_word and in_line and filled + space + word > most:
                lines, widest, in_line = lines + 1, max(widest, filled), False
            if word > most:
                return extent_of(break_lines(runs, width))  # the word is parted
            if in_word:
                filled = filled + space + word if in_line else word
                in_line, in_word, space, word = True, False, 0.0, 0.0
            if text == "\n":
                lines, widest, in_line = lines + 1, max(widest, filled), False
                filled = space = 0.0
            else:
                space += ems[text] * size
    return Extent(lines + 1, max(widest, filled)) if in_line else Extent(lines, widest)


def extent_of(lines: Sequence[Line]) -> Extent:
    """Return how much room `lines` take."""
    return Extent(len(lines), max((line.width for line in lines), default=0.0))


def widest_word(runs: Iterable[Run]) -> float:
    """Return the width of the widest word of `runs`; 0 where there is none."""
    widest = word = 0.0
    for run in runs:
        for text in _TOKENS.findall(run.text):
            word = 0.0 if _is_space(text) else word + run.ink.face.ems[text] * run.ink.size
            widest = max(widest, word)
    return widest


@dataclass(slots=True)
class _Breaker:
    width: float
    lines: list[Line] = field(default_factory=list)
    line: list[Piece] = field(default_factory=list)
    word: list[Piece] = field(default_factory=list)
    space: list[Piece] = field(default_factory=list)
    filled: float = 0.0
    """Width of the line so far."""

    def take(self, ink: Ink, text: str) -> None:
        if text == "\n":
            self._place_word()
            self._end_line(ink)
        elif _is_space(text):
            self._place_word()
            self.space.append(_piece(ink, text))
        else:
            self.word.append(_piece(ink, text))

    def finish(self) -> tuple[Line, ...]:
        self._place_word()
        if self.line:
            self._end_line(self.line[-1].ink)
        return tuple(self.lines)

    def _place_word(self) -> None:
        if not self.word:
            return
        wide = _width(self.word)
        if self.line and self.filled + _width(self.space) + wide > self.width + _TOLERANCE:
            self._end_line(self.line[-1].ink)
        if not self.line and wide > self.width + _TOLERANCE:
            *parts, self.word = _parted(self.word, self.width)
            self.lines += map(_line, parts)
        added = [*self.space, *self.word] if self.line else self.word
        self.line += added
        self.filled += _width(added)
        self.space, self.word = [], []

    def _end_line(self, ink: Ink) -> None:
        self.lines.append(_line([*self.line, Piece(ink, " ", 0.0)]))
        self.line, self.space, self.filled = [], [], 0.0


def _is_space(text: str) -> bool:
    return text[0] in _SPACES or text == "\n"


def _piece(ink: Ink, text: str) -> Piece:
    return Piece(ink, text, ink.face.ems[text] * ink.size)


def _width(pieces: list[Piece]) -> float:
    return sum([piece.width for piece in pieces])


def _line(pieces: list[Piece]) -> Line:
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and piece.anchor is None and (last.ink is piece.ink or last.ink == piece.ink):
            joined[-1] = Piece(last.ink, last.text + piece.text, last.width + piece.width, last.anchor)
        else:
            joined.append(piece)
    return Line(tuple(joined), _width(joined))


def _parted(word: list[Piece], width: float) -> list[list[Piece]]:
    """Return a word in parts, none wider than `width` but for a single letter that is."""
    letters = [piece for part in word for piece in ([part] if part.anchor else _letters(part))]
    parts = []
    start = 0
    while start < len(letters):
        end = _cut(letters, start, width)
        parts.append(letters[start:end])
        start = end
    return parts


def _letters(piece: Piece) -> list[Piece]:
    return [_piece(piece.ink, letter) for letter in piece.text]


def _cut(letters: list[Piece], start: int, width: float) -> int:
    end, taken = start, 0.0
    while end < len(letters) and taken + letters[end].width <= width + _TOLERANCE:
        taken += letters[end].width
        end += 1
    if end == len(letters):
        return end
    spaces = (at for at in range(end, start, -1) if letters[at - 1].text.isspace())
    joints = (at for at in range(end, (start + end) // 2, -1) if letters[at - 1].text in _JOINTS)
    return next(spaces, None) or next(joints, max(end, start + 1))
