"""Numbers as they are written: digits, words, scales, ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from text_to_num import text2num

from briefmaker.analysis.lexicon import Lexicon, alternatives

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_SCALE_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class NumberPatterns:
    """The patterns of one language's numbers."""

    number: str
    """A number without its scale: digits, or words."""
    scale: str
    range_of: re.Pattern[str]


@cache
def number_patterns(lexicon: Lexicon) -> NumberPatterns:
    """Return the patterns for numbers in the language of `lexicon`."""
    small = "|".join(lexicon.numbers.spelled)
    spelled = rf"(?:{small})(?:[ -](?:and )?(?:{small}|hundred|thousand|million|billion))*"
    fixed = alternatives(lexicon.numbers.fixed)
    scales = alternatives(lexicon.numbers.scales)
    number = rf"(?:{_DIGITS}|\b(?:{fixed})\b|\b(?:{spelled})\b)"
    scale = rf"(?:[ \xa0-]?(?:{scales})\b){{1,2}}"
    unit = rf"(?: ?(?:{alternatives(lexicon.numbers.percent)}|[kM]?Hz|km|kg))"
    return NumberPatterns(
        number=number,
        scale=scale,
        range_of=re.compile(
            rf"(?P<low>{number})(?P<lowscale>{scale})?(?P<lowunit>{unit})?(?:\s*[–—]\s*|-(?=\d)| to | and )"
            rf"(?P<currency>[$€£])?(?P<high>{number})(?P<highscale>{scale})?(?P<highunit>{unit})?",
            re.IGNORECASE,
        ),
    )


def may_hold_number(words: str, lexicon: Lexicon) -> bool:
    """Return whether `words` have a digit or a number word; most sentences do not."""
    return bool(_DIGIT.search(words)) or not _number_words(lexicon).isdisjoint(
        _LETTERS.findall(words.lower())
    )


@cache
def _number_words(lexicon: Lexicon) -> frozenset[str]:
    fixed = (word for phrase in lexicon.numbers.fixed for word in phrase.split() if word not in ("a", "two"))
    return frozenset([*lexicon.numbers.spelled, *fixed])


def value_of(number: str, scale: str | None, lexicon: Lexicon) -> Decimal | None:
    """Return the value of `number` times `scale`; None where the words make no number."""
    factor = Decimal(1)
    for word in _SCALE_WORD.findall(scale.lower()) if scale else ():
        factor *= lexicon.numbers.scales[word]
    plain = number.strip().lower()
    if plain in lexicon.numbers.fixed:
        return lexicon.numbers.fixed[plain] * factor
    if plain[:1].isdigit() or plain[:1] == ".":
        return _plain(Decimal(re.sub("[,\u00a0\u202f]", "", plain)) * factor)
    try:
        return Decimal(text2num(plain.replace("-", " "), lexicon.language)) * factor
    except ValueError:  # `one two`: number words, but no number
        return None


def _plain(value: Decimal) -> Decimal:
    """Return a whole number without decimals: 1.2 billion is 1200000000, not 1200000000.0."""
    whole = value.to_integral_value()
    return whole if value == whole and value.as_tuple().exponent != 0 else value
