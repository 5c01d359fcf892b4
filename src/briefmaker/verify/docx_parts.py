"""The parts of a DOCX that somebody has handed in: opened with care, since a file may claim anything."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from briefmaker.errors import InputError

BODY = "word/document.xml"
_LARGEST = 200_000_000
"""Bytes of a part; a compressed file may claim any size."""


def read_parts(content: bytes, *names: str) -> dict[str, Any]:
    """Return the root element of each part of `names` that the file has; the body is always there.

    Raises InputError where the file is no DOCX, or has too large a part.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            archive.getinfo(BODY)
            held = set(archive.namelist())
            return {name: _root(archive, name) for name in names if name in held}
    except (BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        raise InputError("is no DOCX that can be read") from error


def _root(archive: ZipFile, name: str) -> Any:
    if archive.getinfo(name).file_size > _LARGEST:
        raise InputError("is too large to be read back")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(archive.read(name), parser)
