"""A reference document: a DOCX of the house that lends its page, headers and footers, as with pandoc.

Its styles are laid over ours by `lent_styles`. Its own words are not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.package import Package
from lxml.etree import XMLSyntaxError

from briefmaker.errors import ThemeError
from briefmaker.model.document import Meta
from briefmaker.renderers.mark import handling_mark
from briefmaker.renderers.theme import Page

_LARGEST = 20_000_000
"""Bytes; a reference document is looks without content."""
_SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True)
class Reference:
    """What the document at `path` lends."""

    path: Path
    document: Any
    """The main part."""

    @cached_property
    def styles(self) -> Any:
        """Return the root of its styles."""
        return self.document.part_related_by(RT.STYLES).element

    def page(self, usual: Page) -> Page:
        """Return its page; what it does not say is that of `usual`."""
        size, margins = self.section.find(qn("w:pgSz")), self.section.find(qn("w:pgMar"))
        found = {} if size is None else {"width": _points(size, "w"), "height": _points(size, "h")}
        found |= {} if margins is None else {side: abs(_points(margins, side)) for side in _SIDES}
        own = {name: getattr(usual, name) for name in ("width", "height", *_SIDES)}
        return Page(**{name: found.get(name) or value for name, value in own.items()})

    def borders(self, kind: str) -> tuple[tuple[str, Part], ...]:
        """Return its headers or footers, as `kind` says, each with the pages that it is for."""
        found = self.section.findall(qn(f"w:{kind}Reference"))
        parts = self.document.rels
        return tuple(
            (each.get(qn("w:type"), "default"), parts[each.get(qn("r:id"))].target_part) for each in found
        )

    @property
    def has_title_page(self) -> bool:
        """Return whether the first page has a header and footer of its own."""
        return self.section.find(qn("w:titlePg")) is not None

    @property
    def colours(self) -> Part | None:
        """Return the part that its styles take theme colours and fonts from."""
        found = [rel.target_part for rel in self.document.rels.values() if rel.reltype == RT.THEME]
        return found[0] if found else None

    @property
    def section(self) -> Any:
        """Return the properties of its last section."""
        return self.document.element.body.find(qn("w:sectPr"))


def read_reference(path: Path) -> Reference:
    """Return the reference document at `path`.

    Raises ThemeError where it is no DOCX file that can be read.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ThemeError("The reference document is too large; take out its content.", str(path))
        reference = Reference(path, Package.open(str(path)).main_document_part)
        complete = reference.section is not None and reference.styles is not None
    except (OSError, BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as error:
        raise ThemeError(_UNREADABLE, str(path)) from error
    if not complete:
        raise ThemeError(_UNREADABLE, str(path))
    return reference


_UNREADABLE = "The reference document cannot be read; save it as .docx in your word processor."


def fill_slots(part: Part, meta: Meta) -> bool:
    """Put the words of `meta` where a header or footer says `{title}`, `{edition}`, `{hash}` or `{mark}`.

    Return whether the handling mark is among them.
    """
    words = {
        "{title}": meta.title,
        "{edition}": meta.edition,
        "{hash}": meta.fingerprint,
        "{mark}": handling_mark(meta),
    }
    marked = False
    for node in root_of(part).iter(qn("w:t")):
        text = node.text or ""
        marked = marked or "{mark}" in text
        for slot, value in words.items():
            text = text.replace(slot, value)
        node.text = text
    return marked


def moved(part: Part, number: int) -> Part:
    """Return `part` under a name that no part of ours has."""
    part.partname = PackURI(f"/word/lent{number}.xml")
    return part


def root_of(part: Any) -> Any:
    """Return the root element of a part that python-docx has parsed."""
    return part.element


def _points(element: Any, name: str) -> float:
    return int(element.get(qn(f"w:{name}"), "0")) / 20
