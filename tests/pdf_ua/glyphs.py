"""Each glyph that is shown: it is there, as wide as the file says, and leads back to a character."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name

from pdf_ua.file import File
from pdf_ua.programs import Program, program_of
from pdf_ua.shown import Shown, shown

_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_COLLECTIONS = ("Japan1", "Korea1", "GB1", "CNS1")
_FORBIDDEN = frozenset("\0\ufffe\ufeff")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def glyphs(file: File) -> Iterator[str]:
    """Yield what is wrong with the glyphs that can be seen, once for each font and fault."""
    for used in shown(file):
        name = str(used.font.get("/BaseFont", "/?"))[1:]
        for clause, fault in sorted({*_meanings(used), *_shapes(used)}):
            yield f"{clause}: the font {name} {fault}"


def _meanings(used: Shown) -> Iterator[tuple[str, str]]:
    font = used.font
    characters = _characters(font["/ToUnicode"]) if "/ToUnicode" in font else None
    if characters is None:
        if used.is_visible and not _speaks_for_itself(font, used.inner):
            yield "7.21.7", "has no way back to characters"
        return
    for code in used.codes():
        text = characters.get(code)
        if text is None and not _speaks_for_itself(font, used.inner):
            yield "7.21.7", "shows a glyph that leads back to no character"
        elif text is not None and (not text or _FORBIDDEN.intersection(text)):
            yield "7.21.7", "shows a glyph that leads back to what is no character"


def _speaks_for_itself(font: Any, inner: Any) -> bool:
    """Return whether the codes have a meaning that everybody knows."""
    if font.get("/Subtype") == "/Type0":
        return str(inner.get("/CIDSystemInfo", Dictionary()).get("/Ordering")) in _COLLECTIONS
    encoding = font.get("/Encoding")
    return isinstance(encoding, Name) or (encoding is not None and "/BaseEncoding" in encoding)


def _characters(stream: Any) -> dict[int, str]:
    """Return what each code stands for, by the stream that leads back to characters."""
    text = stream.read_bytes()
    found: dict[int, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        found |= {int(code, 16): _decoded(told) for code, told in _PAIR.findall(part)}
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for low, high, first, several in _RANGE.findall(part):
            codes = range(int(low, 16), int(high, 16) + 1)
            if first:
                told = [_decoded(b"%0*X" % (len(first), int(first, 16) + at)) for at in range(len(codes))]
            else:
                told = [_decoded(each) for each in re.findall(rb"<([0-9A-Fa-f]+)>", several)]
            found |= dict(zip(codes, told, strict=False))
    return found


def _decoded(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _shapes(used: Shown) -> Iterator[tuple[str, str]]:
    program = program_of(used.inner.get("/FontDescriptor", Dictionary()))
    if program is None or program == Program():
        return
    for code in used.codes():
        name = _glyph(used, program, code)
        if name is None:
            continue
        if name == ".notdef":
            yield "7.21.8", "shows the box of a missing character"
        elif name not in program.names():
            yield "7.21.4", "shows a glyph that it does not have"
        elif (told := _width(used, code)) is not None and abs(told - program.width(name)) > 1:
            yield "7.21.5", "has other widths than the file says"


def _glyph(used: Shown, program: Program, code: int) -> str | None:
    """Return the name of the glyph that a code shows; None where its way is not followed here."""
    match str(used.font.get("/Subtype")):
        case "/Type0" if used.font.Encoding == "/Identity-H":
            return _composite(used.inner, program, code)
        case "/TrueType" if "/Encoding" in used.font:
            codec = _CODECS.get(str(used.font.Encoding))
            found = codec and program.name_for(ord(codecs.decode(bytes([code]), codec, "replace")))
            return found or None
        case "/TrueType":
            return program.name_of(code) or ".notdef"
        case _:
            return None


def _composite(inner: Any, program: Program, code: int) -> str | None:
    if program.cff:
        if not hasattr(program.cff, "ROS"):
            return None
        return f"cid{code:05d}" if code else ".notdef"
    if inner.get("/CIDToGIDMap") not in (None, "/Identity"):
        return None
    names = program.names()
    return names[code] if 0 < code < len(names) else ".notdef"


def _width(used: Shown, code: int) -> float | None:
    """Return the width that the file gives for a code; None where it gives none."""
    if used.font.get("/Subtype") != "/Type0":
        at = code - int(used.font.get("/FirstChar", 0))
        widths = used.font.get("/Widths", Array())
        return float(widths[at]) if 0 <= at < len(widths) else None
    return _composite_widths(used.inner).get(code, float(used.inner.get("/DW", 1000)))


def _composite_widths(inner: Any) -> dict[int, float]:
    told = list(inner.get("/W", []))
    widths: dict[int, float] = {}
    while told:
        first = int(told.pop(0))
        if isinstance(told[0], Array):
            widths |= {first + at: float(width) for at, width in enumerate(told.pop(0))}
        else:
            last, width = int(told.pop(0)), float(told.pop(0))
            widths |= dict.fromkeys(range(first, last + 1), width)
    return widths
