"""Words in another script than the document's, and what is known of their language.

A voice that reads English cannot say `Київ`. The script is certain, the language only where a letter
belongs to one alone; else the tag says the script and leaves the language open (`und-Cyrl`; BCP 47,
RFC 5646, section 4.1). Words in the document's own script are not looked at: to tell Polish from
Czech would be a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Script:
    """Letters, and the languages that are written in them."""

    name: str
    """ISO 15924, as in a language tag."""
    letters: str
    """As they stand in a class of a regular expression."""
    language: str = "und"
    """The one language that the letters stand for, `und` where there are several."""
    at_home: tuple[str, ...] = ()
    """Languages whose own script it is."""
    from_right: bool = False


_SCRIPTS = (
    Script(
        "Cyrl",
        "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
        at_home=("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"),
    ),
    Script("Grek", "\u0370-\u03ff\u1f00-\u1fff", "el", ("el",)),
    Script("Armn", "\u0530-\u058f", "hy", ("hy",)),
    Script("Hebr", "\u0590-\u05ff\ufb1d-\ufb4f", "he", ("he", "yi"), from_right=True),
    Script(
        "Arab",
        "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        at_home=("ar", "fa", "ps", "ur"),
        from_right=True,
    ),
    Script("Deva", "\u0900-\u097f", at_home=("hi", "mr", "ne")),
    Script("Thai", "\u0e00-\u0e7f", "th", ("th",)),
    Script("Geor", "\u10a0-\u10ff\u1c90-\u1cbf", "ka", ("ka",)),
    Script("Hang", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", "ko", ("ko",)),
    Script("Jpan", "\u3040-\u30ff", "ja", ("ja",)),
    Script("Hani", "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff", at_home=("ja", "zh", "yue", "ko")),
)
_BY_NAME = {script.name: script for script in _SCRIPTS}
# In an alphabet one letter is a symbol (Δ, Ω) rather than a word.
_OFTEN_ALONE = frozenset({"Hani", "Jpan", "Hang"})


def _pattern(script: Script) -> str:
    """Return the pattern of words of `script` with single blanks or hyphens between."""
    least = "+" if script.name in _OFTEN_ALONE else "{2,}"
    return rf"(?P<{script.name}>[{script.letters}]{least}(?:[ '’\-][{script.letters}]+)*)"


@cache
def _foreign() -> re.Pattern[str]:
    """Return the pattern of words in any of the scripts; most documents never ask for it."""
    return re.compile("|".join(map(_pattern, _SCRIPTS)))


_PLAIN = re.compile("[\u0000-\u036f\u1e00-\u1eff\u2000-\u2ddf]*")
"""Nothing but Latin letters, marks and signs: as nearly all text is."""
_OWN_LETTERS = (
    ("uk", frozenset("ґєїҐЄЇ")),
    ("be", frozenset("ўЎ")),
    ("sr", frozenset("ђћЂЋ")),
    ("mk", frozenset("ѓќѕЃЌЅ")),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one language."""

    text: str
    language: str = ""
    """A BCP 47 tag; empty where it is the document's."""
    from_right: bool = False


def is_latin(text: str) -> bool:
    """Return whether `text` has nothing but Latin letters, marks and signs."""
    return _PLAIN.fullmatch(text) is not None


def stretches(text: str, language: str) -> Iterator[Stretch]:
    """Yield `text` in pieces, those in a script that is not that of `language` with their own tag."""
    if is_latin(text):
        yield Stretch(text)
        return
    home = language.partition("-")[0].lower()
    at = 0
    for match in _foreign().finditer(text):
        script = _BY_NAME[match.lastgroup or ""]
        if home in script.at_home:
            continue
        if match.start() > at:
            yield Stretch(text[at : match.start()])
        yield Stretch(match[0], _tag(script, match[0]), script.from_right)
        at = match.end()
    if at < len(text) or not text:
        yield Stretch(text[at:])


def _tag(script: Script, text: str) -> str:
    if script.language != "und":
        return script.language
    owners = [language for language, letters in _OWN_LETTERS if not letters.isdisjoint(text)]
    return owners[0] if len(owners) == 1 else f"und-{script.name}"
