"""Numbers that are no amounts: those of names and models, times of day, ages beside a name, pronouns."""

from __future__ import annotations

import re

from briefmaker.analysis.context import words_before
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.analysis.numbers import Number
from briefmaker.analysis.units import Unit
from briefmaker.model.span import Span

_VERSIONS = 100
_TIME_OF_DAY = re.compile(
    r"(?:[ \xa0]?(?:to|[-–])[ \xa0]?\d\d?)?[ \xa0]?(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE
)
_AGED = re.compile(r"\b[Aa]ged (?:between )?(?:\d+ (?:to|and) )?$")
_AGE_BESIDE = re.compile(r"[^\W\d_][\w’-]*, $")
_NAME_BEFORE = re.compile(r"(?:\w[^\w]+|[a-z])[A-Z][\w&.]*[ -]$|\b[A-Z]{2,}[ -]$|& ?P $")
_NAME_AFTER = re.compile(r"[ \xa0][A-Z][A-Za-z]+(?<!s)\b")
_UNIT_NEXT = re.compile(
    r"[ \xa0-]?(?:[a-z]{2,}(?:s|people|troops|men|women|personnel)\b)| (?:[\w-]+ ){1,3}[A-Za-z]{3,}s\b"
)
_WORD_BEFORE = re.compile(r"([\w.-]+)[ \xa0]-?$")
_PRONOUN_ONE = re.compile(
    r"\b(?:each|the same|the|no|this|that|any|every|some|which|another|only|one) $", re.IGNORECASE
)
_NOUN_NEXT = re.compile(r"[ -](?:(?!(?:or|and|by|to|another|is|was|has|can|who|that)\b)[a-z]{2,})")
_COMPOUND = re.compile(r"-[a-z]")
_GROWN_ON = re.compile(r"[^\W\d_]|-[A-Z]")


def is_no_amount(text: str, sentence: Span, number: Number, unit: Unit | None, lexicon: Lexicon) -> bool:
    """Return whether the number counts and measures nothing: `Stoxx 600`, `each one`, `8 a.m.`."""
    before, after = words_before(text, sentence, number.start, 40), text[number.end : number.end + 40]
    if not text[number.start].isdecimal():
        return _is_word_only(text, number, unit, before, after)
    if _TIME_OF_DAY.match(after) or _AGED.search(before):
        return True
    if unit is None and _GROWN_ON.match(after):
        return True  # `5G`, `3D`, `7-Eleven`
    if unit is not None or number.scale:
        return False
    if _AGE_BESIDE.search(before) and after.startswith(",") and number.value < 110:
        return True
    return _is_label(text[number.start : number.end], number, before, after, lexicon)


def _is_label(surface: str, number: Number, before: str, after: str, lexicon: Lexicon) -> bool:
    """Return whether a name or a label stands beside the number: `Row 21`, `787 Dreamliner`, `90049 ZIP`."""
    word = _WORD_BEFORE.search(before)
    if word and word[1].lower() in lexicon.numbers.numbered:
        return True
    if _UNIT_NEXT.match(after):
        return False
    if number.value % 1:  # `Mach 1.6`, but not `the Dow 31,097.26`
        return number.value < _VERSIONS and bool(_NAME_BEFORE.search(before))
    if "," in surface:  # no model is called `Boeing 1,200`
        return bool(_NAME_AFTER.match(after))
    return bool(_NAME_BEFORE.search(before) or _NAME_AFTER.match(after))


def _is_word_only(text: str, number: Number, unit: Unit | None, before: str, after: str) -> bool:
    """Return whether a number word is a pronoun or describes: `each one`, `a five-year plan`."""
    if text[number.start : number.end].lower() == "one":
        return bool(_PRONOUN_ONE.search(before)) or not _NOUN_NEXT.match(after)
    if unit and unit.name.endswith("of age"):
        return False
    return bool(_COMPOUND.match(after)) and not before.endswith(("-", "the "))
