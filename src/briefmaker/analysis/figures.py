"""Which quantities a briefing officer would list."""

from __future__ import annotations

import re

from briefmaker.analysis.amounts import Amount
from briefmaker.analysis.context import words_before
from briefmaker.analysis.counted import Noun
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.analysis.units import is_money
from briefmaker.model.span import Span

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_WORD_BEFORE = re.compile(r"([\w.-]+)[ \xa0]$")
_REACH = 500
_NAMES_BELOW = 100
"""`30 Allies` and `27 Member States` are names; `1,200 Americans` are counted."""


def is_figure(
    text: str, sentence: Span, amount: Amount, noun: Noun | None, unit: str | None, lexicon: Lexicon
) -> bool:
    """Return whether the amount is one to list: no time, age, label, compound, `tens of thousands`."""
    if unit is None or amount.number.scale == "of" or _is_time_or_vague(unit, lexicon):
        return False
    surface = text[amount.number.start : amount.number.end]
    if surface.lower() == "one" or _is_joined(text, amount, lexicon):
        return False
    if noun and (noun.kind == "adjunct" or (noun.kind == "name" and amount.value < _NAMES_BELOW)):
        return False
    before = _WORD_BEFORE.search(words_before(text, sentence, amount.start, 40))
    if before and before[1].lower() in lexicon.numbers.numbered | lexicon.calendar.months.keys():
        return False
    return not (_YEAR.fullmatch(surface) and amount.unit is None)


def _is_joined(text: str, amount: Amount, lexicon: Lexicon) -> bool:
    """Return whether a hyphen makes it a description: `a 50-mile ride`; `a 7-billion-euro fund` is a sum."""
    if text[amount.end : amount.end + 1] != "-":
        return False
    named = amount.unit and amount.unit.end > amount.end and is_money(amount.unit.name, lexicon)
    return not named


def _is_time_or_vague(unit: str, lexicon: Lexicon) -> bool:
    base = unit.partition(" per ")[0]
    words = {base, *base.split(" and ")}
    return bool(words & (lexicon.numbers.time_units | lexicon.numbers.vague_units))


def status_of(text: str, sentence: Span, span: Span, lexicon: Lexicon) -> str | None:
    """Return the standing of the sum at `span`, where its clause names exactly one."""
    start, end = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
    start = max(start, text.rfind(";", start, span.start) + 1)
    if (semicolon := text.find(";", span.end, end)) >= 0:
        end = semicolon
    named = [status for status, pattern in lexicon.numbers.status if pattern.search(text, start, end)]
    return named[0] if len(named) == 1 else None
