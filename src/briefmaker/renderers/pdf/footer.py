"""The foot of each page: what the document is, how it may be passed on, which page this is."""

from __future__ import annotations

from dataclasses import dataclass

from briefmaker.model.document import Meta, Text
from briefmaker.renderers.mark import footer_pattern, handling_mark
from briefmaker.renderers.pdf.ink import Inker
from briefmaker.renderers.pdf.line_breaking import Line, break_lines
from briefmaker.renderers.pdf.pen import FOOTER, Pen
from briefmaker.renderers.theme import Theme

_GAP = 12.0
_RULE = 0.6
_NOT_LAST = " ·,;:–—"


@dataclass(frozen=True, slots=True)
class FooterLine:
    """Prints the footer of `meta` in the look of `theme`."""

    theme: Theme
    inker: Inker
    meta: Meta

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Print the footer of `page` of `pages`."""
        paper = self.theme.page
        width = paper.width - paper.left - paper.right
        y = paper.height - paper.bottom / 2
        third = (width - 2 * _GAP) / 3
        mark = self._line(handling_mark(self.meta), third)
        number = self._line(self._filled(self.theme.footer.right, page, pages), third)
        middle = paper.left + (width - mark.width) / 2
        right = paper.left + width - number.width
        room = (middle if mark.width else right) - paper.left - _GAP
        left = self._line(self._filled(self.theme.footer.left, page, pages), room)
        above = y - 2 * self.theme.styles["footer"].size
        with pen.artifact(FOOTER):
            pen.box(paper.left, above, width, _RULE, self.theme.palette.rule)
            pen.text(paper.left, y, left)
            pen.text(middle, y, mark)
            pen.text(right, y, number)

    def _filled(self, text: str, page: int, pages: int) -> str:
        meta = self.meta
        pattern = footer_pattern(text, meta)
        return pattern.format(
            title=meta.title, edition=meta.edition, hash=meta.fingerprint, page=page, pages=pages
        )

    def _line(self, text: str, room: float) -> Line:
        """Return `text` on one line, an ellipsis in place of the words that there is no room for."""
        lines = self._lines(text, room)
        if len(lines) < 2:
            return lines[0] if lines else Line((), 0.0)
        em = self.theme.styles["footer"].size
        start = "".join(piece.text for piece in self._lines(text, room - em)[0].pieces)
        return self._lines(f"{start.rstrip(_NOT_LAST)}…", room)[0]

    def _lines(self, text: str, room: float) -> tuple[Line, ...]:
        return break_lines(self.inker.runs((Text(text),), self.theme.styles["footer"]), room)
