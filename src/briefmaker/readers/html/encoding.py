"""The encoding of a web page, by the rules of HTML: its byte order mark, what it states, else UTF-8."""

from __future__ import annotations

import codecs
import re

from briefmaker.errors import InputError
from briefmaker.readers.decoding import characters, is_marked

_HEAD_BYTES = 8192
"""HTML asks for the statement within 1,024 bytes; not all pages comply."""
_UNREAD = re.compile(rb"(?is)<!--.*?-->|<(script|style)\b.*?</\1")
_STATED = re.compile(
    rb"""(?is)<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)"""
)
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""The Encoding Standard: pages that state the left have always been read as the right."""
_OF_THE_WEB = frozenset(
    [f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))]
    + [f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
    + ["utf-8", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gb18030", "big5", "euc_jp", "iso2022_jp"]
)
"""Python knows more, among them ones that are no encodings of text (`rot13`) or hide mark-up (`utf-7`)."""


def decoded_page(raw: bytes, path: str) -> str:
    """Return the markup of a page.

    Raises InputError for a page that is empty, binary, states an encoding that the web does not know,
    or is not in the one that it states: as this one shows foreign letters, it would change quotations.
    """
    label = None if is_marked(raw) else _stated_label(raw)
    stated = _codec(label, path) if label else "utf-8"
    try:
        markup = characters(raw, path, stated)
    except InputError as error:
        if stated == "utf-8" or not isinstance(error.__cause__, UnicodeDecodeError):
            raise
        raise InputError(
            f"is not in {label}, as it states; correct its `<meta charset>` and try again", error.where
        ) from error
    if stated != "utf-8" and _is_utf8(raw):
        raise InputError(
            f"states that it is in {label}, but is in UTF-8; correct its `<meta charset>` and try again", path
        )
    if not markup.strip():
        raise InputError("is empty", path)
    return markup


def _stated_label(raw: bytes) -> str | None:
    found = _STATED.search(_UNREAD.sub(b"", raw[:_HEAD_BYTES]))
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else None


def _codec(label: str, path: str) -> str:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = ""
    name = _AS_BROWSERS_DO.get(name, name)
    if name not in _OF_THE_WEB:
        raise InputError(f"states the encoding {label!r}, which is not known; save it as UTF-8", path)
    return name


def _is_utf8(raw: bytes) -> bool:
    """Return whether `raw` has letters beyond ASCII and all are UTF-8: by chance, that does not happen."""
    try:
        return not raw.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
