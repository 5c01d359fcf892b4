"""The noun that a number counts: `90,000 Russian troops`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefmaker.analysis.lexicon import Lexicon

_WORD = re.compile(r"[ \xa0](?P<word>[^\W\d_][\w’'.&-]*[\w])")
_COMPOUND = re.compile(r"-(?P<word>[^\W\d_][\w’'-]*)")
_SECOND = re.compile(r" and (?P<word>[a-z][\w-]+)\b")
_JOINER = re.compile(r" (?:and|or)(?= )")
_ACRONYM = re.compile(r"[ \xa0](?P<word>[A-Z]{2,4})(?=[),;.])")
_MORE = re.compile(r"[ \xa0](?:more|fewer|other|less)(?=[ \xa0])")
_WORDS = 5
"""A counted noun has at most four words before it: `additional long-range air defence systems` is rare."""

Kind: TypeAlias = Literal["plain", "name", "adjunct"]


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted."""

    head: str
    """The noun itself: `troops`."""
    start: int
    end: int
    """Of the noun with the words before it: `Russian troops`."""
    kind: Kind = "plain"
    """`name` for `30 Allies`, `adjunct` where another noun follows: `30-nation alliance`."""


def counted_noun(text: str, at: int, limit: int, lexicon: Lexicon) -> Noun | None:
    """Return the noun behind the number that ends at `at`, up to its plural; None where none is near."""
    compound = _COMPOUND.match(text, at, limit)
    if compound:  # `30-nation`
        return Noun(compound["word"].lower(), compound.start("word"), compound.end(), "adjunct")
    adjunct = _WORD.match(text, at, limit)
    if adjunct and adjunct["word"] in lexicon.numbers.adjuncts:  # `3 cylinder engine`
        return Noun(adjunct["word"], at + 1, adjunct.end(), "adjunct")
    more = _MORE.match(text, at, limit)
    end = more.end() if more else at
    for _ in range(_WORDS):
        word = _WORD.match(text, end, limit)
        if not word or _stops(word["word"], lexicon):
            return None
        end = word.end()
        if is_plural(word["word"], lexicon) and not _goes_on(text, word, limit, lexicon):
            kind: Kind = "name" if word["word"][0].isupper() else "plain"
            return _with_second(text, Noun(_plain(word["word"]), at + 1, end, kind), limit, lexicon)
        joiner = _JOINER.match(text, end, limit)
        end = joiner.end() if joiner else end
    return None


def _goes_on(text: str, noun: re.Match[str], limit: int, lexicon: Lexicon) -> bool:
    """Return whether the plural stands before what is counted: `crew members`, `plain-clothes police`."""
    word = _WORD.match(text, noun.end(), limit)
    if not word or _stops(word["word"], lexicon) or noun["word"] in lexicon.numbers.time_units:
        return False
    if "-" in noun["word"] and (word["word"][0].isupper() or word["word"] in lexicon.numbers.plurals):
        return True
    return word["word"].endswith("s") and is_plural(word["word"], lexicon)


def single_noun(text: str, at: int, limit: int, lexicon: Lexicon) -> Noun | None:
    """Return the noun behind `one`: the last word before one that ends it, of three at most."""
    end, head = at, ""
    for _ in range(3):
        word = _WORD.match(text, end, limit)
        if not word or not word["word"].islower() or _stops(word["word"], lexicon):
            break
        end, head = word.end(), word["word"]
    return Noun(head, at + 1, end, "adjunct") if head else None


def acronym(text: str, at: int, limit: int) -> Noun | None:
    """Return the abbreviation that closes a bracket or a clause behind a number: `(0.5 WAR)`."""
    match = _ACRONYM.match(text, at, limit)
    return Noun(match["word"], match.start("word"), match.end(), kind="name") if match else None


def is_plural(word: str, lexicon: Lexicon) -> bool:
    """Return whether the word looks like a noun in the plural."""
    plain = word.lower()
    if plain in lexicon.numbers.plurals or plain.endswith(("children", "women", "people")):
        return True
    if plain in lexicon.numbers.singulars or len(plain) < 4:
        return False
    return plain.endswith("s") and not plain.endswith(("ss", "us", "is", "’s", "'s"))


def _stops(word: str, lexicon: Lexicon) -> bool:
    plain = word.lower()
    numbers = lexicon.numbers
    return plain in numbers.stops or plain in numbers.singulars or (plain.endswith("ly") and "-" not in plain)


def _with_second(text: str, noun: Noun, limit: int, lexicon: Lexicon) -> Noun:
    """Return the noun with a second one that is counted together with it: `32 individuals and entities`."""
    second = _SECOND.match(text, noun.end, limit)
    if not second or not is_plural(second["word"], lexicon) or second["word"] in lexicon.numbers.stops:
        return noun
    return Noun(f"{noun.head} and {second['word']}".lower(), noun.start, second.end(), noun.kind)


def _plain(noun: str) -> str:
    return noun.lower() if noun[1:].islower() else noun
