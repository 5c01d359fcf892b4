"""Quantities: numbers with what they count, who says so, and whether they are figures of a briefing.

`extract_quantities` finds every one; `is_figure` is a mark on it. What an amount is *for* is given
only where the text says it right behind the amount; else the sentence is what a pack prints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.analysis.amounts import Amount, iter_amounts
from briefmaker.analysis.context import words_before
from briefmaker.analysis.counted import Noun, acronym, counted_noun, single_noun
from briefmaker.analysis.elided import unit_left_out
from briefmaker.analysis.figures import is_figure, status_of
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.analysis.measured import measures_after
from briefmaker.analysis.numbers import percent_of
from briefmaker.analysis.subjects import about
from briefmaker.analysis.units import Unit, is_money, unit_at, with_rate
from briefmaker.model.analysis import DateMention, Quantity, Sentence
from briefmaker.model.span import Span

_OPENING = "“‘\"'(—–"
_WEIGHT = "pound-mass"
_HEAVY = 100_000
_OF_A_UNIT = re.compile(r"[ \xa0]of an? (?:[A-Z][\w.]* )?")


def extract_quantities(
    text: str, sentences: Sequence[Sentence], dates: Sequence[DateMention], lexicon: Lexicon
) -> tuple[Quantity, ...]:
    """Return every quantity of the sentences, in reading order; `said_by` is left open.

    The numbers of `dates` are none.
    """
    dated = {place for date in dates for place in range(date.span.start, date.span.end)}
    found: list[Quantity] = []
    for sentence in sentences:
        at = sentence.span.start
        for amount in iter_amounts(text, sentence.span, dated, lexicon):
            if amount.start >= at:
                quantity = _quantity(text, sentence.span, amount, found, lexicon)
                found.append(quantity)
                at = quantity.span.end
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What an amount is in, or of."""

    unit: str | None
    end: int
    """Where its words end; where the number does if they stand elsewhere."""
    noun: Noun | None = None
    share: bool = False


def _quantity(
    text: str, sentence: Span, amount: Amount, before: Sequence[Quantity], lexicon: Lexicon
) -> Quantity:
    counted = _counted(text, sentence, amount, before, lexicon)
    qualifier = _qualifier_before(text, sentence, amount.start, lexicon)
    span = Span(amount.start - (len(qualifier) + 1 if qualifier else 0), counted.end)
    money = is_money(counted.unit, lexicon)
    return Quantity(
        span=span,
        value=percent_of(amount.value) if counted.share else amount.value,
        high=amount.high,
        unit=counted.unit,
        qualifier=qualifier.lower() if qualifier else "below" if amount.below else None,
        measures=measures_after(text, sentence, span.end, lexicon) if money else None,
        said_by=None,
        status=status_of(text, sentence, span, lexicon) if money else None,
        is_figure=is_figure(text, sentence, amount, counted.noun, counted.unit, lexicon),
        about=_about(text, sentence, span, amount, before, lexicon),
    )


def _counted(
    text: str, sentence: Span, amount: Amount, before: Sequence[Quantity], lexicon: Lexicon
) -> _Counted:
    unit = amount.unit or _unit_of_part(text, sentence, amount, lexicon)
    if unit:
        name = _WEIGHT if _is_weight(text, sentence, amount, unit, lexicon) else unit.name
        return _Counted(name, max(amount.end, unit.end))
    if amount.number.share:
        return _Counted("percent", amount.end, share=True)
    noun = _noun(text, sentence, amount, lexicon)
    if noun is None:
        return _Counted(unit_left_out(text, sentence, amount, before, lexicon), amount.end)
    rate = with_rate(text, Unit(noun.head, noun.end), sentence.end, lexicon)
    return _Counted(rate.name, rate.end, noun)


def _about(
    text: str, sentence: Span, span: Span, amount: Amount, before: Sequence[Quantity], lexicon: Lexicon
) -> Span | None:
    if amount.value == 1 and not amount.unit and text[amount.number.start].isalpha():
        return None  # `one of the students`
    counts = amount.unit is None and not amount.number.fraction
    return about(text, sentence, span, before, lexicon, counts=counts)


def _noun(text: str, sentence: Span, amount: Amount, lexicon: Lexicon) -> Noun | None:
    noun = counted_noun(text, amount.end, sentence.end, lexicon)
    if noun is None and amount.value == 1:
        noun = single_noun(text, amount.end, sentence.end, lexicon)
    if noun is None and amount.value % 1:
        noun = acronym(text, amount.end, sentence.end)
    return noun


def _unit_of_part(text: str, sentence: Span, amount: Amount, lexicon: Lexicon) -> Unit | None:
    """Return the unit of a fraction: `a quarter of a mile`."""
    match = _OF_A_UNIT.match(text, amount.end, sentence.end) if amount.number.fraction else None
    return unit_at(text, match.end(), sentence.end, None, lexicon) if match else None


def _is_weight(text: str, sentence: Span, amount: Amount, unit: Unit, lexicon: Lexicon) -> bool:
    """Return whether pounds are no money: `weighs 90 pounds`, `90 pounds of flour`."""
    if unit.name != "GBP" or amount.start < amount.number.start or amount.value >= _HEAVY:
        return False
    if text.startswith(" of ", unit.end):
        return True
    lead = re.findall(r"[a-z]+", words_before(text, sentence, amount.start, 40).lower())
    return not lexicon.numbers.weights.isdisjoint(lead)


def _qualifier_before(text: str, sentence: Span, start: int, lexicon: Lexicon) -> str | None:
    before = words_before(text, sentence, start, 30)
    if not before.endswith((" ", "\xa0")):
        return None
    before = before[:-1]
    plain = before.lower().replace("\xa0", " ")
    for qualifier in lexicon.numbers.qualifiers.get(plain.rpartition(" ")[2].lstrip(_OPENING), ()):
        if plain.endswith(qualifier) and not plain[: -len(qualifier)][-1:].isalnum():
            return before[-len(qualifier) :]
    return None
