"""Font programs: their glyphs, how wide they are and which code leads to which."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont

_SYMBOLS = (0xF000, 0xF100, 0xF200, 0)
"""Where a symbolic table of codes may put its 256 characters."""


@dataclass(frozen=True)
class Program:
    """A font program, read."""

    true_type: Any = None
    cff: Any = None
    """The only font of a compact set."""

    def tables(self) -> list[tuple[int, int]]:
        """Return the platform and encoding of each table of codes."""
        tables = self.true_type["cmap"].tables if self.true_type and "cmap" in self.true_type else []
        return [(table.platformID, table.platEncID) for table in tables]

    def names(self) -> list[str]:
        """Return the names of the glyphs in their order."""
        return list(self.cff.charset) if self.cff else list(self.true_type.getGlyphOrder())

    def numbers(self) -> list[int]:
        """Return the numbers that a composite font calls the glyphs by, but for the empty ones."""
        if self.cff:
            return [int(name[3:]) for name in self.cff.charset if name.startswith("cid")]
        glyphs = self.true_type["glyf"]
        return [at for at, name in enumerate(glyphs.glyphOrder) if glyphs[name].numberOfContours]

    def name_of(self, code: int) -> str | None:
        """Return the glyph that a symbolic font shows for `code`; None where none is."""
        for table in self.true_type["cmap"].tables:
            offsets = _SYMBOLS if (table.platformID, table.platEncID) == (3, 0) else (0,)
            for offset in offsets:
                if offset + code in table.cmap:
                    return str(table.cmap[offset + code])
        return None

    def name_for(self, character: int) -> str | None:
        """Return the glyph of a character; None where the font has none."""
        found = self.true_type.getBestCmap() or {}
        return found.get(character)

    def width(self, name: str) -> float:
        """Return how wide a glyph is, in thousandths of the size."""
        if self.cff:
            glyph = self.cff.CharStrings[name]
            glyph.draw(NullPen())
            return float(glyph.width) * float(self.cff.FontMatrix[0]) * 1000
        return float(self.true_type["hmtx"][name][0]) * 1000 / float(self.true_type["head"].unitsPerEm)


def program_of(description: Any) -> Program | None:
    """Return the program that a font descriptor embeds; None where it embeds none that is read here."""
    if "/FontFile2" in description:
        return _true_type(description.FontFile2.read_bytes())
    if "/FontFile3" in description:
        return _compact(description.FontFile3.read_bytes())
    return Program() if "/FontFile" in description else None


@lru_cache(64)
def _true_type(content: bytes) -> Program:
    return Program(true_type=TTFont(io.BytesIO(content)))


@lru_cache(64)
def _compact(content: bytes) -> Program:
    if content[:4] == b"OTTO":
        return Program(cff=TTFont(io.BytesIO(content))["CFF "].cff[0])
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(content), None)
    return Program(cff=fonts[0])
