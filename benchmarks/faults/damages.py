"""Single damages that a slip in our writer could do to a file, each drawn by chance."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

# fmt: off
KINDS = [
    "P", "H1", "H2", "H4", "L", "LI", "LBody", "Lbl", "Table", "TR", "TH", "TD", "TBody", "THead", "Caption",
    "Figure", "Note", "Link", "Span", "TOC", "TOCI", "Sect", "Sidebar",
]
# fmt: on
MARK = re.compile(rb"/[A-Za-z0-9]+\s*<</MCID \d+>>\s*BDC|/Artifact\s+BMC|EMC")
Damage = Callable[[Any, random.Random], None]


class NothingToDamageError(Exception):
    """A file has nothing of the kind that was to be damaged."""


def damaged(path: Path, seed: int) -> tuple[str, bytes]:
    """Return the name of the damage and the damaged file; raise NothingToDamageError if it finds no place."""
    dice = random.Random(seed)
    damage = dice.choice(DAMAGES)
    out = io.BytesIO()
    with pikepdf.open(path) as pdf:
        try:
            damage(pdf, dice)
        except IndexError as error:  # a choice from nothing
            raise NothingToDamageError from error
        pdf.save(out, fix_metadata_version=False)
    return damage.__name__, out.getvalue()


def elements(pdf: Any) -> list[Any]:
    """Return the structure elements."""
    return [each for each in pdf.objects if isinstance(each, Dictionary) and "/S" in each and "/P" in each]


def fonts(pdf: Any) -> list[Any]:
    """Return the fonts."""
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Type") == "/Font"]


def rename_an_element(pdf: Any, dice: random.Random) -> None:
    """Call an element something else."""
    dice.choice(elements(pdf))["/S"] = Name(f"/{dice.choice(KINDS)}")


def lose_an_entry(pdf: Any, dice: random.Random) -> None:
    """Take an entry out of an element."""
    element = dice.choice(elements(pdf))
    del element[dice.choice(sorted(element.keys()))]


def lose_an_attribute(pdf: Any, dice: random.Random) -> None:
    """Take an entry out of an element's attributes."""
    owners = [each.A for each in elements(pdf) if isinstance(each.get("/A"), Dictionary)]
    owner = dice.choice(owners)
    del owner[dice.choice(sorted(owner.keys()))]


def give_a_span(pdf: Any, dice: random.Random) -> None:
    """Let a cell reach over others."""
    cell = dice.choice([each for each in elements(pdf) if each.S in ("/TD", "/TH")])
    attributes = cell.get("/A", Dictionary(O=Name.Table))
    attributes[dice.choice(("/ColSpan", "/RowSpan"))] = 2
    cell["/A"] = attributes


def move_a_kid(pdf: Any, dice: random.Random) -> None:
    """Put what an element holds into another."""
    holders = [each for each in elements(pdf) if isinstance(each.get("/K"), Array) and len(each.K) > 1]
    one, other = dice.choice(holders), dice.choice(holders)
    at = dice.randrange(len(one.K))
    kid = one.K[at]
    del one.K[at]
    other.K.insert(dice.randrange(len(other.K) + 1), kid)
    if isinstance(kid, Dictionary) and "/P" in kid:
        kid["/P"] = other


def damage_a_mark(pdf: Any, dice: random.Random) -> None:
    """Take out, double or change where marked content begins or ends."""
    stream = dice.choice(list(pdf.pages)).Contents
    content = stream.read_bytes()
    found = dice.choice(list(MARK.finditer(content)))
    old = found[0]
    changed = [b"", old + b" " + old, re.sub(rb"MCID \d+", b"MCID %d" % dice.randrange(9), old), b"/Span BMC"]
    stream.write(content[: found.start()] + dice.choice(changed) + content[found.end() :])


def damage_the_catalogue(pdf: Any, dice: random.Random) -> None:
    """Take an entry out of the catalogue or of what it says of the tags."""
    names = ["/Lang", "/MarkInfo", "/ViewerPreferences", "/Metadata", "/StructTreeRoot", "/Outlines"]
    name = dice.choice(names)
    if name in pdf.Root:
        del pdf.Root[name]


def damage_the_metadata(pdf: Any, dice: random.Random) -> None:
    """Take a value out of the metadata."""
    content = pdf.Root.Metadata.read_bytes()
    found = dice.choice(list(re.finditer(rb"(?<=>)[^<>\s][^<>]*(?=<)", content)))
    pdf.Root.Metadata.write(content[: found.start()] + content[found.end() :])


def damage_a_link(pdf: Any, dice: random.Random) -> None:
    """Take an entry out of a link or of its page."""
    page = dice.choice([each for each in pdf.pages if "/Annots" in each])
    holder = dice.choice([page.obj, *page.Annots])
    names = [name for name in ("/Tabs", "/Contents", "/StructParent", "/Subtype") if name in holder]
    del holder[dice.choice(names)]


def damage_a_font(pdf: Any, dice: random.Random) -> None:
    """Take an entry out of a font or its description, or change its widths and codes."""
    font = dice.choice(fonts(pdf))
    described = font.get("/FontDescriptor", font)
    match dice.randrange(6):
        case 0:
            font["/Widths"] = [width + dice.choice((-3, 3)) for width in font.get("/Widths", [])]
        case 1:
            font["/Encoding"] = Name(dice.choice(("/WinAnsiEncoding", "/Identity")))
        case 2:
            described["/Flags"] = dice.choice((4, 32, 36, 0))
        case 3:
            _drop(described, "/FontFile2")
        case 4:
            font["/FirstChar"] = font.get("/FirstChar", 0) + 1
        case _:
            _damage_meanings(font, dice)


def _drop(holder: Any, name: str) -> None:
    if name in holder:
        del holder[name]


def _damage_meanings(font: Any, dice: random.Random) -> None:
    if dice.random() < 0.3 or "/ToUnicode" not in font:
        _drop(font, "/ToUnicode")
        return
    told = font.ToUnicode.read_bytes()
    places = list(re.finditer(rb"<[0-9A-Fa-f]{4}>", told))
    place = dice.choice(places)
    font.ToUnicode.write(
        told[: place.start()] + dice.choice((b"<0000>", b"<FEFF>", b"<FFFE>")) + told[place.end() :]
    )


DAMAGES: tuple[Damage, ...] = (
    rename_an_element,
    rename_an_element,
    lose_an_entry,
    lose_an_attribute,
    give_a_span,
    move_a_kid,
    damage_a_mark,
    damage_a_mark,
    damage_the_catalogue,
    damage_the_metadata,
    damage_a_link,
    damage_a_font,
    damage_a_font,
)
