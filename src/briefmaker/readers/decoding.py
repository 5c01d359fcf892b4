"""From a file's bytes to text that every later stage can rely on."""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefmaker.errors import InputError

MOST_BYTES = 4 * 1024 * 1024
"""An article is a few kilobytes; a file a thousand times longer is something else."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff]"
)
"""Control, bidirectional and zero-width characters: they print nothing and can make a line lie.

Half characters and the two that XML forbids are among them: no document could hold them.
"""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(raw: bytes, path: str) -> str:
    """Return the text of `raw`: NFC, lines ended by a line feed, no control characters.

    No-break spaces are kept. Raises InputError for a file that is empty, too long, binary or in an
    unknown encoding: the encoding is never guessed, since a wrong guess changes quotations.
    """
    require_length(raw, path)
    text = cleaned(characters(raw, path))
    if not text.strip():
        raise InputError("is empty", path)
    return text


def require_length(raw: bytes, path: str) -> None:
    """Raise InputError where `raw` is longer than an article can be."""
    if len(raw) > MOST_BYTES:
        raise InputError(
            f"is {len(raw) // 1024:,} KiB long, more than an article can be ({MOST_BYTES // 1024:,} KiB)",
            path,
        )


def cleaned(text: str) -> str:
    """Return `text` in NFC, with line feeds and without characters that print nothing."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def is_marked(raw: bytes) -> bool:
    """Return whether a byte order mark states the encoding, which outweighs all other statements."""
    return _marked(raw) is not None


def characters(raw: bytes, path: str, stated: str | None = None) -> str:
    """Return the characters of `raw`: by its byte order mark, else in the encoding `stated`, else in UTF-8.

    Raises InputError, with the line, where it is in another encoding than that, or binary.
    """
    encoding, mark = _marked(raw) or (stated or "utf-8", b"")
    if not encoding.startswith("utf-16") and b"\0" in raw:
        raise InputError("is not a text file", path)
    try:
        return raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"is not in {encoding.upper()}; save it as UTF-8 and try again", f"{path}:{line}"
        ) from error


def _marked(raw: bytes) -> tuple[str, bytes] | None:
    return next(((name, mark) for mark, name in _BOMS if raw.startswith(mark)), None)
