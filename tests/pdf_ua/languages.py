"""The language of everything that is read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pdf_ua.file import TEXT, File, Mark, Page

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SPOKEN = ("/Alt", "/ActualText", "/E")


def languages(file: File) -> Iterator[str]:
    """Yield tags that are none, and words whose language cannot be told."""
    for tag in _iter_tags(file):
        if not _TAG.fullmatch(tag):
            yield f"7.2: {tag!r} is no language"
    if not str(file.root.get("/Lang", "")):
        yield from _elements(file)
        yield from _beside(file)
        yield from _texts(file)


def _iter_tags(file: File) -> Iterator[str]:
    for holder in (file.root, *(node.element for node in file.nodes)):
        if "/Lang" in holder:
            yield str(holder.Lang)
    for _, mark in _iter_marks(file):
        if "/Lang" in mark.properties:
            yield str(mark.properties.Lang)


def _iter_marks(file: File) -> Iterator[tuple[Page, Mark]]:
    for page in file.pages:
        for step in page.steps:
            if str(step.operator) == "BDC":
                yield page, page.mark(step.operands)


def _elements(file: File) -> Iterator[str]:
    for node in file.nodes:
        if any(name in node.element for name in _SPOKEN) and not node.has_language():
            yield f"7.2: the text in place of {node.kind} has no language"


def _beside(file: File) -> Iterator[str]:
    """Yield what stands beside the content: bookmarks, annotations, fields of forms."""
    if "/First" in file.root.get("/Outlines", {}):
        yield "7.2: the bookmarks have no language"
    for page in file.pages:
        for annotation in page.annotations:
            named = "/Lang" in annotation or _holder_has_language(file, annotation)
            if ("/Contents" in annotation or "/TU" in annotation) and not named:
                yield f"7.2: page {page.number}: what an annotation says has no language"


def _holder_has_language(file: File, annotation: Any) -> bool:
    holder = file.holder(annotation)
    return holder is not None and holder.has_language()


def _texts(file: File) -> Iterator[str]:
    spoken = {mark for node in file.nodes if node.has_language() for mark in node.marks}
    for page in file.pages:
        if any(_iter_unspoken(page, spoken)):
            yield f"7.2: page {page.number}: the document has no language, nor has its text"


def _iter_unspoken(page: Page, spoken: set[tuple[Any, int]]) -> Iterator[bool]:
    """Yield True for each text whose marks and elements name no language."""
    stack: list[bool] = []
    for step in page.steps:
        name = str(step.operator)
        if name in ("BDC", "BMC"):
            mark = page.mark(step.operands)
            named = "/Lang" in mark.properties or mark.kind == "/Artifact"
            stack.append(named or (page.page.objgen, mark.number) in spoken)
        elif name == "EMC" and stack:
            stack.pop()
        elif name in TEXT and not any(stack):
            yield True
