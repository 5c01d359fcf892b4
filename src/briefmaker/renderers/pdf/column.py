"""Parts one below the other, in a box or not, divided between pages where that looks well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefmaker.renderers.pdf.parts import TOLERANCE, Divided, Part, TextPart
from briefmaker.renderers.pdf.pen import Pen


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around a column: the space on its four sides, a tint, a bar at the left."""

    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    tint: str | None = None
    bar: str | None = None
    bar_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """Parts one below the other."""

    parts: tuple[Part, ...]
    frame: Frame = Frame()
    before: float = 0.0
    after: float = 0.0
    marker: TextPart | None = None
    """Stands to the left of the first line, as the number of a list's item does."""
    whole: bool = False
    """Whether it moves to the next page rather than being divided, where a page can hold it."""
    keeps_with_next: bool = False

    def height(self, width: float) -> float:
        """Return the height of the parts, the space between them and the frame."""
        inner = self._inner(width)
        parts = sum(gap + part.height(inner) for gap, part in self._spaced())
        marked = self.marker.height(self.frame.left) if self.marker else 0.0
        return self.frame.top + max(parts, marked) + self.frame.bottom

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:
        """Return the parts that fit, and the others in a column of the same look."""
        if not self.parts or (self.whole and not fresh):
            fits = fresh or self.height(width) <= room + TOLERANCE
            return (self, None) if fits else (None, self)
        inner = self._inner(width)
        left = room - self.frame.top - self.frame.bottom
        for at, (gap, part) in enumerate(self._spaced()):
            height = gap + part.height(inner)
            if height > left + TOLERANCE:
                headed = fresh and self._before_headings(at) == 0
                divided = part.divide(inner, left - gap, fresh=headed and left > room / 2)
                return self._cut(at, divided, at if headed else self._before_headings(at))
            left -= height
        return self, None

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the frame, the marker and the parts."""
        frame = self.frame
        if frame.tint:
            pen.box(x, y, width, self.height(width), frame.tint)
        if frame.bar:
            pen.box(x, y, frame.bar_width, self.height(width), frame.bar)
        if self.marker:
            self.marker.draw(pen, x, y, frame.left)
        y += frame.top
        inner = self._inner(width)
        for gap, part in self._spaced():
            part.draw(pen, x + frame.left, y + gap, inner)
            y += gap + part.height(inner)

    def _inner(self, width: float) -> float:
        return width - self.frame.left - self.frame.right

    def _spaced(self) -> Iterator[tuple[float, Part]]:
        """Yield each part with the space above it."""
        after = None
        for part in self.parts:
            yield (0.0 if after is None else max(after, part.before)), part
            after = part.after

    def _cut(self, at: int, divided: Divided, otherwise: int) -> Divided:
        """Return the column in two, the part at `at` divided as given, or else before `otherwise`."""
        head, tail = divided
        if head is None:
            upper, lower = self.parts[:otherwise], self.parts[otherwise:]
        else:
            upper = (*self.parts[:at], head)
            lower = (*((tail,) if tail else ()), *self.parts[at + 1 :])
        if not upper:
            return None, self
        rest = replace(self, parts=lower, before=0.0, marker=None) if lower else None
        return replace(self, parts=upper, after=0.0 if rest else self.after), rest

    def _before_headings(self, at: int) -> int:
        while at > 0 and self.parts[at - 1].keeps_with_next:
            at -= 1
        return at
