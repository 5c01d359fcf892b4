"""Which codes of which fonts the pages show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, String

from pdf_ua.file import TEXT, File, Page

_INVISIBLE = 3
"""The mode of text that leaves nothing on the page."""


@dataclass
class Shown:
    """A font and what is shown in it."""

    font: Any
    is_visible: bool = False
    strings: set[bytes] = field(default_factory=set)
    """What is shown in it and can be seen."""

    @property
    def inner(self) -> Any:
        """The font that has the glyphs."""
        return self.font.DescendantFonts[0] if "/DescendantFonts" in self.font else self.font

    def codes(self) -> set[int]:
        """Return the codes: two bytes of a composite font, one of others."""
        wide = 2 if self.font.get("/Subtype") == "/Type0" else 1
        return {
            int.from_bytes(text[at : at + wide], "big")
            for text in self.strings
            for at in range(0, len(text), wide)
        }


def shown(file: File) -> list[Shown]:
    """Return the fonts that the pages show text in, each once, with what is shown."""
    fonts: dict[Any, Shown] = {}
    for page in file.pages:
        _read(page, fonts)
    return list(fonts.values())


def _read(page: Page, fonts: dict[Any, Shown]) -> None:
    font, mode = None, 0
    saved: list[tuple[Any, int]] = []
    for step in page.steps:
        match str(step.operator):
            case "q":
                saved.append((font, mode))
            case "Q" if saved:
                font, mode = saved.pop()
            case "Tf":
                font = page.resource("/Font", step.operands[0])
            case "Tr":
                mode = int(step.operands[0])
            case name if name in TEXT and font:
                used = fonts.setdefault(_identity(font), Shown(font))
                if mode != _INVISIBLE:
                    used.is_visible = True
                    used.strings |= _strings(step.operands)


def _identity(font: Any) -> Any:
    return font.objgen if font.is_indirect else repr(font)


def _strings(operands: Any) -> set[bytes]:
    parts = [part for each in operands for part in (each if isinstance(each, Array) else [each])]
    return {bytes(part) for part in parts if isinstance(part, String)}
