"""A tagged PDF read back in the order of its structure: its runs without contents, list marks and pictures.

Only what the structure holds is read: headers, footers and repeated header rows are artifacts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from briefmaker.errors import InputError

_ASIDE = frozenset(("/TOC", "/Lbl", "/Figure", "/Artifact"))
_RUNS = frozenset(
    ("/P", "/TH", "/TD", "/Caption", "/LBody", "/Title", *(f"/H{level}" for level in range(1, 7)))
)
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")

Contents = dict[tuple[Any, int], str]
"""The words of marked content, by page and number."""


def read_pdf(content: bytes) -> list[str]:
    """Return the words of each run, in the order of the structure.

    Raises InputError where the file is no PDF, or has no structure to be read by.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            root = pdf.Root.get("/StructTreeRoot")
            if root is None:
                raise InputError("has no tags, so that its words cannot be told from its furniture")
            runs: list[list[str]] = [[]]
            _walk(root.get("/K"), None, _contents(pdf), runs)
    except pikepdf.PdfError as error:
        raise InputError(f"is no PDF that can be read: {error}") from error
    return [text for run in runs if (text := "".join(run)).strip()]


def _walk(kids: Any, page: Any, contents: Contents, runs: list[list[str]]) -> None:
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            runs[-1].append(contents.get((page, kid), ""))
        elif isinstance(kid, Dictionary) and "/S" in kid and kid.S not in _ASIDE:
            is_run = kid.S in _RUNS
            if is_run:
                runs.append([])
            _walk(kid.get("/K"), kid.Pg.objgen if "/Pg" in kid else page, contents, runs)
            if is_run:
                runs.append([])
        elif isinstance(kid, Dictionary) and kid.get("/Type") == "/MCR":
            runs[-1].append(contents.get((kid.Pg.objgen if "/Pg" in kid else page, int(kid.MCID)), ""))


def _contents(pdf: Any) -> Contents:
    """Return the words of all marked content."""
    fonts: dict[Any, dict[int, str]] = {}
    found: Contents = {}
    for page in pdf.pages:
        for number, text in _iter_marked(page, fonts):
            key = page.objgen, number
            found[key] = found.get(key, "") + text
    return found


def _iter_marked(page: Any, fonts: dict[Any, dict[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield number and words of what is shown, step by step."""
    open_marks: list[int | None] = []
    meanings: dict[int, str] = {}
    wide = 1
    for step in pikepdf.parse_content_stream(page):
        name, operands = str(step.operator), step.operands
        if name in ("BDC", "BMC"):
            open_marks.append(_number(page, operands))
        elif name == "EMC" and open_marks:
            open_marks.pop()
        elif name == "Tf":
            font = page.Resources.Font[operands[0]]
            wide = 2 if font.Subtype == "/Type0" else 1
            if font.objgen not in fonts:
                fonts[font.objgen] = _meanings(font)
            meanings = fonts[font.objgen]
        elif (
            name in _SHOWS
            and (number := next((at for at in reversed(open_marks) if at is not None), None)) is not None
        ):
            yield number, "".join(_decoded(bytes(text), wide, meanings) for text in _strings(operands))


def _number(page: Any, operands: Any) -> int | None:
    properties = operands[1] if len(operands) > 1 else Dictionary()
    if isinstance(properties, Name):
        properties = page.get("/Resources", {}).get("/Properties", {}).get(properties, Dictionary())
    return int(properties.MCID) if "/MCID" in properties else None


def _strings(operands: Any) -> Iterator[Any]:
    for operand in operands:
        for each in operand if isinstance(operand, Array) else [operand]:
            if isinstance(each, String):
                yield each


def _decoded(codes: bytes, wide: int, meanings: dict[int, str]) -> str:
    numbers = (int.from_bytes(codes[at : at + wide], "big") for at in range(0, len(codes), wide))
    return "".join([meanings.get(number, "\ufffd") for number in numbers])


def _meanings(font: Any) -> dict[int, str]:
    """Return what each code of a font stands for, by its way back to characters (ISO 32000-1, 9.10.3)."""
    if "/ToUnicode" not in font:
        return {code: chr(code) for code in range(32, 127)}
    text = font.ToUnicode.read_bytes()
    found: dict[int, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        found |= {int(code, 16): _characters(told) for code, told in _PAIR.findall(part)}
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for low, high, first, several in _RANGE.findall(part):
            codes = range(int(low, 16), int(high, 16) + 1)
            each = re.findall(rb"<([0-9A-Fa-f]+)>", several)
            told = (
                [b"%0*X" % (len(first), int(first, 16) + at) for at in range(len(codes))] if first else each
            )
            found |= {code: _characters(digits) for code, digits in zip(codes, told, strict=False)}
    return found


def _characters(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
