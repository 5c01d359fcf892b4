"""Words without what style may change: white space, kinds of quotation marks and dashes, hyphenation."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans(
    dict.fromkeys("“”„‟«»〝〞＂", '"')
    | dict.fromkeys("‘’‚‛‹›´`", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "..."}
)
_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
"""Characters without ink: soft hyphens, joiners, variation selectors, marks of direction."""
_CODES = re.compile(r"\[(U\+[0-9A-F]{4,6}(?: U\+[0-9A-F]{4,6})*)\]")
"""How a PDF prints characters that no font has."""
_IN_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred "
    "thousand million billion"
)
_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{_IN_WORDS.replace(' ', '|')})\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nobody|nothing|without|cannot|\w+n't)\b", re.IGNORECASE
)


def plain(text: str) -> str:
    """Return `text` in its plainest form, words parted by single blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).translate(_SAME)
    if "[U+" in text:
        text = _CODES.sub(
            lambda codes: "".join(chr(int(code.replace("U+", ""), 16)) for code in codes[1].split()), text
        )
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """Return `text` in its plainest form without blanks: how lines are broken makes no difference."""
    return plain(text).replace(" ", "")


def numbers(text: str) -> list[str]:
    """Return the numbers, in digits and in words, in order."""
    return [number.casefold() for number in _NUMBER.findall(text)]


def negations(text: str) -> list[str]:
    """Return the words that deny, in order."""
    return [word.casefold() for word in _NEGATION.findall(text)]
