"""Words in another script than the document's, in a language as far as the script tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A language where one alone is written in it today; else what is certain (RFC 5646, `und`).
_SCRIPTS = {
    "Greek": ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    "Cyrillic": ("und-Cyrl", "\u0400-\u052f"),
    "Armenian": ("hy", "\u0530-\u058f"),
    "Hebrew": ("und-Hebr", "\u0590-\u05ff"),
    "Arabic": ("und-Arab", "\u0600-\u06ff"),
    "Georgian": ("ka", "\u10a0-\u10ff"),
}
_WRITTEN_IN = {
    "Greek": ("el",),
    "Cyrillic": ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"),
    "Armenian": ("hy",),
    "Hebrew": ("he", "yi"),
    "Arabic": ("ar", "fa", "ps", "ur"),
    "Georgian": ("ka",),
}
# Letters that one of the languages alone has.
_UKRAINIAN, _BELARUSIAN = re.compile("[їєЇЄ]"), re.compile("[ўЎ]")
_FOREIGN = re.compile(
    "|".join(
        f"(?P<{name}>[{letters}](?:[{letters}\u0300-\u036f’ʼ'\\-\\s]*[{letters}\u0300-\u036f])?)"
        for name, (_, letters) in _SCRIPTS.items()
    )
)


def split_by_language(text: str, document: str) -> Iterator[tuple[str | None, str]]:
    """Yield `text` in stretches, each with its language, None for that of the document.

    A language is told by its script, and by letters of its own: Ukrainian where a stretch has a ї,
    `und-Cyrl` (undetermined, Cyrillic) where it has none.
    """
    if text.isascii():
        yield None, text
        return
    start = 0
    for match in _FOREIGN.finditer(text):
        script = match.lastgroup or ""
        if document.partition("-")[0] in _WRITTEN_IN[script]:
            continue
        if match.start() > start:
            yield None, text[start : match.start()]
        yield _language(script, match.group()), match.group()
        start = match.end()
    if start < len(text):
        yield None, text[start:]


def _language(script: str, text: str) -> str:
    if script == "Cyrillic":
        if _UKRAINIAN.search(text):
            return "uk"
        if _BELARUSIAN.search(text):
            return "be"
    return _SCRIPTS[script][0]
