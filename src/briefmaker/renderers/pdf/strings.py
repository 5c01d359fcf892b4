"""Text as the strings of a PDF file."""

from __future__ import annotations

import re

_SPECIAL = re.compile(rb"[\\()\r\n]")


def encodable(text: str) -> str:
    """Return `text` with a question mark for each half of a surrogate pair, which no encoding has."""
    return text.encode("utf-8", "replace").decode()


def literal(text: str) -> bytes:
    """Return `text` as a literal string (ISO 32000-1, 7.3.4.2): ASCII, or UTF-16 with its mark."""
    encoded = text.encode() if text.isascii() else b"\xfe\xff" + encodable(text).encode("utf-16-be")
    return b"(" + _SPECIAL.sub(_escaped, encoded) + b")"


def _escaped(match: re.Match[bytes]) -> bytes:
    return {b"\r": rb"\r", b"\n": rb"\n"}.get(match.group(), b"\\" + match.group())
