"""Fonts as the file describes them: embedded, with a way from codes to glyphs and to characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fontTools import agl
from pikepdf import Dictionary, Name

from pdf_ua.file import File
from pdf_ua.programs import Program, program_of
from pdf_ua.shown import Shown, shown

_SYMBOLIC = 4
_NAMED = ("/WinAnsiEncoding", "/MacRomanEncoding")
_PREDEFINED = re.compile(r"/(.*-)?[HV]")
"""Names of ISO 32000-1, table 118: all end in the direction of writing."""
_SUBSET = re.compile(r"/[A-Z]{6}\+")


def fonts(file: File) -> Iterator[str]:
    """Yield what is wrong with the fonts that words are shown in."""
    for used in shown(file):
        font, name = used.font, str(used.font.get("/BaseFont", "/?"))[1:]
        for clause, fault in _faults(used):
            yield f"{clause}: the font {name} {fault}"
        if font.get("/Subtype") == "/Type0":
            for clause, fault in _maps(font):
                yield f"{clause}: the font {name} {fault}"


def _faults(used: Shown) -> Iterator[tuple[str, str]]:
    font, inner = used.font, used.inner
    description = inner.get("/FontDescriptor", Dictionary())
    program = program_of(description)
    if program is None and font.get("/Subtype") != "/Type3" and used.is_visible:
        yield "7.21.4", "is not embedded"
    if font.get("/Subtype") == "/TrueType" and program is not None:
        yield from _encoding(font, int(description.get("/Flags", 0)) & _SYMBOLIC, program)
    if program is not None and _SUBSET.match(str(description.get("/FontName", ""))):
        yield from _subset(description, program)


def _encoding(font: Any, symbolic: int, program: Program) -> Iterator[tuple[str, str]]:
    encoding = font.get("/Encoding")
    if symbolic:
        if encoding is not None:
            yield "7.21.6", "is symbolic and has an encoding"
        if len(program.tables()) != 1 and (3, 0) not in program.tables():
            yield "7.21.6", "is symbolic and its own table of codes is not"
        return
    base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
    if base not in _NAMED:
        yield "7.21.6", "has no encoding that says what its codes are"
    if not set(program.tables()) - {(3, 0)}:
        yield "7.21.6", "has no table of codes"
    changed: list[Any] = list(encoding.get("/Differences", [])) if isinstance(encoding, Dictionary) else []
    unknown = [
        str(each)[1:] for each in changed if isinstance(each, Name) and not agl.toUnicode(str(each)[1:])
    ]
    if unknown:
        yield "7.21.6", f"names glyphs that no list knows: {', '.join(unknown)}"


def _subset(description: Any, program: Program) -> Iterator[tuple[str, str]]:
    if "/CharSet" in description:
        told = set(re.findall(r"/([^/\s]+)", str(description.CharSet)))
        if told - {".notdef"} != set(program.names()) - {".notdef"}:
            yield "7.21.4", "does not list the glyphs that it has"
    if "/CIDSet" in description:
        bits = description.CIDSet.read_bytes()
        listed = {at * 8 + bit for at, byte in enumerate(bits) for bit in range(8) if byte >> (7 - bit) & 1}
        if not listed.issuperset(program.numbers()):
            yield "7.21.4", "does not list the glyphs that it has"


def _maps(font: Any) -> Iterator[tuple[str, str]]:
    """Yield what is wrong on the way from the codes of a composite font to its glyphs."""
    inner, encoding = font.DescendantFonts[0], font.Encoding
    if isinstance(encoding, Name):
        if not _PREDEFINED.fullmatch(str(encoding)):
            yield "7.21.3", f"has codes by {str(encoding)[1:]}, which is not in the file"
    else:
        yield from _own_map(encoding, inner.get("/CIDSystemInfo", Dictionary()))
    if inner.Subtype == "/CIDFontType2" and "/FontFile2" in inner.get("/FontDescriptor", Dictionary()):
        to_glyph = inner.get("/CIDToGIDMap")
        if to_glyph is None or (isinstance(to_glyph, Name) and to_glyph != "/Identity"):
            yield "7.21.3", "does not lead to its glyphs"


def _own_map(encoding: Any, system: Any) -> Iterator[tuple[str, str]]:
    own = encoding.get("/CIDSystemInfo", Dictionary())
    same = all(str(own.get(key)) == str(system.get(key)) for key in ("/Registry", "/Ordering"))
    if not same or int(system.get("/Supplement", 0)) > int(own.get("/Supplement", 0)):
        yield "7.21.3", "has codes of another collection than its glyphs"
    written = re.search(rb"/WMode\s+(\d)", encoding.read_bytes())
    if int(encoding.get("/WMode", 0)) != int(written[1] if written else 0):
        yield "7.21.3", "is written in two directions"
    beneath = encoding.get("/UseCMap")
    if isinstance(beneath, Name) and not _PREDEFINED.fullmatch(str(beneath)):
        yield "7.21.3", f"has codes by {str(beneath)[1:]}, which is not in the file"
