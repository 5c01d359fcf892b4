"""The head of a cover with a logo: words at the left, at the right the logo, a figure of the structure."""

from __future__ import annotations

from dataclasses import dataclass

from briefmaker.renderers.pdf.column import Column
from briefmaker.renderers.pdf.parts import TOLERANCE, Divided
from briefmaker.renderers.pdf.pen import Pen
from briefmaker.renderers.pdf.structure import Element
from briefmaker.renderers.theme import Logo

GAP = 18.0
"""Points between the words and the logo."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """Words and logo; the logo is read first."""

    column: Column
    logo: Logo
    element: Element
    before: float = 0.0
    after: float = 0.0
    keeps_with_next: bool = True

    def height(self, width: float) -> float:
        """Return the height of the taller."""
        return max(self.column.height(self._inner(width)), self.logo.height)

    def divide(self, width: float, room: float, *, fresh: bool) -> Divided:
        """Return it whole, on this page or the next."""
        return (self, None) if fresh or self.height(width) <= room + TOLERANCE else (None, self)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Print the logo, then the words."""
        left = x + width - self.logo.width
        pen.image(self.logo.path, (left, y, self.logo.width, self.logo.height), self.element)
        self.column.draw(pen, x, y, self._inner(width))

    def _inner(self, width: float) -> float:
        return width - self.logo.width - GAP
