"""A DOCX read back, as we wrote it or as somebody saved it: its paragraphs without the contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefmaker.verify.docx_parts import BODY, read_parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENTS = re.compile(r"(?:TOC|Contents)\s?\d", re.IGNORECASE)
_SPACE = frozenset((f"{_W}tab", f"{_W}br", f"{_W}cr"))


def read_docx(content: bytes) -> list[str]:
    """Return the words of each paragraph, in reading order, deletions that are tracked left out.

    Raises InputError where the file is no DOCX.
    """
    body = read_parts(content, BODY)[BODY]
    paragraphs = ("".join(_words(each)) for each in body.iter(f"{_W}p") if not _is_contents(each))
    return [text for text in paragraphs if text.strip()]


def _is_contents(paragraph: Any) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and _CONTENTS.match(style.get(f"{_W}val", "")) is not None


def _words(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter():
        if node.tag == f"{_W}t" and not _is_deleted(node, paragraph):
            yield node.text or ""
        elif node.tag in _SPACE:
            yield " "
        elif node.tag == f"{_W}noBreakHyphen":
            yield "-"


def _is_deleted(node: Any, paragraph: Any) -> bool:
    """Return whether the words are those of a tracked move from here, or of a paragraph within this one."""
    for above in node.iterancestors():
        if above is paragraph:
            return False
        if above.tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}p"):
            return True
    return False
