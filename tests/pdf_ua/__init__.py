"""Reads a PDF back and names what breaks the machine-checkable rules of PDF/UA-1.

A rule is named by its clause in ISO 14289-1, or by what it is where the clause is ISO 32000-1's. What
no program can tell, such as whether the order makes sense, is not looked at. `benchmarks/pdf_ua.py`
measures it on the public corpus of faulty and good files.
"""

from __future__ import annotations

import io

import pikepdf

from pdf_ua.catalogue import catalogue
from pdf_ua.content import content
from pdf_ua.file import File
from pdf_ua.fonts import fonts
from pdf_ua.glyphs import glyphs
from pdf_ua.languages import languages
from pdf_ua.links import links
from pdf_ua.metadata import metadata
from pdf_ua.structure import structure
from pdf_ua.tables import tables


def violations(document: bytes) -> list[str]:
    """Return `rule: what is wrong` for each violation in a PDF, room by room."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        file = File.of(pdf)
        rooms = catalogue, metadata, languages, structure, tables, content, links, fonts, glyphs
        return [fault for room in rooms for fault in room(file)]
