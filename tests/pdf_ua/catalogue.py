"""What the document says of itself as a whole: tagged, titled, open to assistive programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Stream

from pdf_ua.file import File, listed

_DYNAMIC = re.compile(rb"<dynamicRender\s*>required")


def catalogue(file: File) -> Iterator[str]:
    """Yield what is wrong in the catalogue and with what it carries along."""
    yield from _tagging(file)
    yield from _layers(file)
    yield from _attached(file)
    if file.pdf.is_encrypted and not file.pdf.allow.accessibility:
        yield "7.16: encryption keeps assistive programs out"
    if _DYNAMIC.search(_xfa(file.root.get("/AcroForm", Dictionary()).get("/XFA"))):
        yield "7.15: its form is drawn by XFA"
    if len(file.pages) > 9 and "/First" not in file.root.get("/Outlines", {}):
        yield "ours: a document of ten pages or more has no bookmarks"


def _tagging(file: File) -> Iterator[str]:
    root = file.root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "6.2: the catalog does not say that the document is tagged"
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "7.1: its tags are suspect"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "7.1: the window shows the name of the file, not the title"
    if "/StructTreeRoot" not in root:
        yield "7.1: there is no structure tree"


def _layers(file: File) -> Iterator[str]:
    layers = file.root.get("/OCProperties", Dictionary())
    for configuration in (layers.get("/D"), *layers.get("/Configs", [])):
        if configuration is not None and not str(configuration.get("/Name", "")):
            yield "7.10: a configuration of optional content has no name"
        if configuration is not None and "/AS" in configuration:
            yield "7.10: optional content shows and hides by itself"


def _attached(file: File) -> Iterator[str]:
    for thing in file.dictionaries:
        if "/EF" in thing and not all(str(thing.get(name, "")) for name in ("/F", "/UF")):
            yield "7.11: an embedded file has no name"


def _xfa(packets: Any) -> bytes:
    """Return the form's own description, which may be one stream or an array of names and streams."""
    return b"".join(each.read_bytes() for each in listed(packets) if isinstance(each, Stream))
