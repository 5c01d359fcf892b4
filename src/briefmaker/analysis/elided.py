"""The noun that a bare number leaves out: `40 beds on Sunday, 90 on Monday`, `ten of the 30 allies`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmaker.analysis.amounts import Amount
from briefmaker.analysis.context import words_before
from briefmaker.analysis.counted import counted_noun
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.analysis.numbers import Number, number_at
from briefmaker.analysis.units import unit_at
from briefmaker.model.analysis import Quantity
from briefmaker.model.span import Span

_NEAR = 20
"""Further back no number points."""
_OF_THEM = re.compile(r"[ \xa0]of (?:them|these|those|whom|which)\b")
_OF_THE = re.compile(
    r"[ \xa0]of (?:(?:the|its|their|his|her|our|those|these) )?(?:[\w-]+[’']s? )?(?=\.?\d|[a-z])"
)
_NUMBER_OF = re.compile(r"\bnumber of(?= )", re.IGNORECASE)
_THE_NUMBER = re.compile(r"\b(?:the|that|this|its) (?:number|figure|total|toll)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:[Hh]e|[Ss]he|I) (?:will be|is|was|turn(?:s|ed)) $")
_OF_AGE = re.compile(r"\b(?:under|over|above|below) $")
_CLOSES = re.compile(r"\W*(?:$|[.,;:!?)”’\"])")
_JOINED = re.compile(r"-?,? (?:and|or) (?=[\da-z])")
_THERE = re.compile(r"\bthere (?:will be|would be|are|were) $", re.IGNORECASE)
_WORD_NEXT = re.compile(r"[ \xa0]([^\W\d_]+)")


def unit_left_out(
    text: str, sentence: Span, amount: Amount, before: Sequence[Quantity], lexicon: Lexicon
) -> str | None:
    """Return the unit that a number without one has from its context, None where that is not clear.

    `before` are the quantities up to here, those of earlier sentences included.
    """
    if _OF_THEM.match(text, amount.end, sentence.end):
        return _last_unit(before[-_NEAR:], lexicon)
    whole = _OF_THE.match(text, amount.end, sentence.end)
    if whole:
        return _unit_of_whole(text, whole.end(), sentence.end, lexicon)
    joined = _JOINED.match(text, amount.end, sentence.end)
    if joined and (unit := _unit_of_next(text, joined.end(), sentence.end, lexicon)):
        return unit
    return _unit_before(text, sentence, amount, before, lexicon)


def _unit_before(
    text: str, sentence: Span, amount: Amount, before: Sequence[Quantity], lexicon: Lexicon
) -> str | None:
    """Return the one unit that the words and the quantities before a bare number leave for it."""
    if not _is_bare(text, sentence, amount, lexicon):
        return None
    lead = words_before(text, sentence, amount.start)
    if _AGE.search(lead):
        return "year of age"
    if _OF_AGE.search(lead):
        return None  # `people under 30`
    here = _units(
        [quantity for quantity in before[-_NEAR:] if quantity.span.start >= sentence.start], lexicon
    )
    if len(set(here)) > 1:
        return None  # `12 towns and 40 villages, and 9 more`
    return here[0] if here else _announced(text, sentence, amount, before, lexicon)


def _unit_of_whole(text: str, at: int, limit: int, lexicon: Lexicon) -> str | None:
    """Return the unit of the whole: `ten of the 30 allies`, `280 million of the 1.5 billion euros`."""
    number = number_at(text, at, limit, lexicon)
    if number is None:
        noun = counted_noun(text, at - 1, limit, lexicon)
        return noun.head if noun else None
    return _unit_behind(text, number, limit, lexicon)


def _unit_of_next(text: str, at: int, limit: int, lexicon: Lexicon) -> str | None:
    """Return the unit of the next number: `eight or nine euros`, `four- and six-cylinder`."""
    number = number_at(text, at, limit, lexicon)
    return _unit_behind(text, number, limit, lexicon) if number else None


def _unit_behind(text: str, number: Number, limit: int, lexicon: Lexicon) -> str | None:
    unit = unit_at(text, number.end, limit, None, lexicon)
    if unit:
        return unit.name
    noun = counted_noun(text, number.end, limit, lexicon)
    return noun.head if noun else None


def _announced(
    text: str, sentence: Span, amount: Amount, before: Sequence[Quantity], lexicon: Lexicon
) -> str | None:
    """Return the unit that the words before announce: `the number of people has passed 2 million`."""
    lead = words_before(text, sentence, amount.start)
    number_of = _NUMBER_OF.search(lead)
    if number_of:
        noun = counted_noun(lead, number_of.end(), len(lead), lexicon)
        return noun.head if noun else None
    if _THE_NUMBER.search(lead) or _THERE.search(lead):
        return _last_unit(before[-3:], lexicon)
    return None


def _last_unit(before: Sequence[Quantity], lexicon: Lexicon) -> str | None:
    return next(reversed(_units(before, lexicon)), None)


def _units(quantities: Sequence[Quantity], lexicon: Lexicon) -> list[str]:
    """Return the units of the quantities, without shares and times."""
    others = {"percent", "percentage point"} | lexicon.numbers.time_units
    return [
        quantity.unit
        for quantity in quantities
        if quantity.unit and quantity.unit.partition(" per ")[0] not in others
    ]


def _is_bare(text: str, sentence: Span, amount: Amount, lexicon: Lexicon) -> bool:
    """Return whether nothing behind the number can be what it counts."""
    if _CLOSES.match(text[amount.end : min(amount.end + 4, sentence.end)]):
        return True
    word = _WORD_NEXT.match(text, amount.end, sentence.end)
    return bool(word) and word[1].lower() in lexicon.numbers.stops if word else False
