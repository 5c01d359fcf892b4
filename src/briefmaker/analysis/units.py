"""Units of measure and of money behind a number, and what they are counted by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefmaker.analysis.lexicon import Lexicon

_LATER = re.compile(r" (?:ago|before|earlier|later|after|old)\b")
_BLANK = (" ", "\xa0", "-")
_PER = re.compile(
    r"(?: U\.?S\.?)?(?:[ \xa0](?P<word>per|an?)[ \xa0]|(?P<slash>/))"
    r"(?P<by>(?:square |cubic )?[^\W\d_]+)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is in, and where its words end."""

    name: str
    """ISO 4217 for money, `percent`, or a noun in the singular; `USD per barrel`."""
    end: int


def unit_at(text: str, at: int, limit: int, currency: str | None, lexicon: Lexicon) -> Unit | None:
    """Return the unit of the number that ends at `at`; `currency` is the one of a symbol before it."""
    blank = at + (text[at : at + 1] in _BLANK)
    found = lexicon.numbers.units.at(text, blank) if blank < limit else None
    if found and currency and found[1] not in lexicon.numbers.currencies:
        found = None  # `$5 a barrel`
    if found and found[0] - blank == 1 and blank > at and text[blank] in "pm":
        found = None
    if not found:
        return with_rate(text, Unit(currency, at), limit, lexicon) if currency else None
    return with_rate(text, Unit(currency or found[1], found[0]), limit, lexicon)


def with_rate(text: str, unit: Unit, limit: int, lexicon: Lexicon) -> Unit:
    """Return the unit with what it is counted by, where that follows: `a barrel`, `per year`, `/cm`."""
    match = _PER.match(text, unit.end, limit)
    if not match:
        return unit
    by = match["by"].lower()
    if match["slash"]:
        known = lexicon.numbers.units.at(text, match.start("by"))
        if by in lexicon.numbers.rates:
            return Unit(f"{unit.name} per {by}", match.end())
        return Unit(f"{unit.name} per {known[1]}", known[0]) if known else unit
    if match["word"] != "per" and (by not in lexicon.numbers.rates or _LATER.match(text, match.end())):
        return unit  # `$2 a year earlier`
    known = lexicon.numbers.units.at(text, match.start("by"))
    if known and known[0] > match.end():  # `per megawatt-hour`
        return Unit(f"{unit.name} per {known[1]}", known[0])
    return Unit(f"{unit.name} per {by}", match.end())


def is_money(unit: str | None, lexicon: Lexicon) -> bool:
    """Return whether the unit is a currency."""
    return unit is not None and unit[:3] in lexicon.numbers.currencies and unit[3:4] in ("", " ")
