"""Which language words are in, as far as the word lists can say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from briefmaker.analysis.lexicon import Lexicon

UNKNOWN = "und"
"""BCP 47's tag for a language that is not determined."""
_FEWEST = 6
"""Words without a common one among them that are hardly of the language: English has one in three."""


def language_of(passages: Iterable[str], lexicon: Lexicon) -> str:
    """Return the lexicon's language where its commonest words make up a sixth of the passages, else `und`.

    English prose has a third; the Germanic and Romance languages share two or three of them.
    """
    words = [word for passage in passages for word in _words(passage)]
    common = sum(word in lexicon.function_words for word in words)
    return lexicon.language if not words or common * 6 >= len(words) else UNKNOWN


def is_foreign(words: str, lexicon: Lexicon) -> bool:
    """Return whether quoted words are in another language: in another script, or without a common word."""
    letters = [letter for letter in words if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if latin * 2 < len(letters):
        return True
    told = _words(words)
    return len(told) >= _FEWEST and not any(word in lexicon.function_words for word in told)


def _words(passage: str) -> list[str]:
    return [word.strip(".,;:!?“”\"'’") for word in passage.lower().split()]
