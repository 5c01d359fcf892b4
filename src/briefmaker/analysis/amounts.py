"""Numbers that are amounts, with sign, currency, unit of measure and range; not scores, names, times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal

from briefmaker.analysis.context import words_before
from briefmaker.analysis.counted import counted_noun
from briefmaker.analysis.labels import is_no_amount
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.analysis.numbers import Number, holds_digit, holds_number_word, number_at
from briefmaker.analysis.units import Unit, unit_at
from briefmaker.model.span import Span

_ANCHOR = re.compile(r"\.?\d[\d.,]*|[½⅓⅔¼¾⅕⅛]|(?P<word>[^\W\d_]+)")
_DIGIT_ANCHOR = re.compile(r"\.?\d[\d.,]*|[½⅓⅔¼¾⅕⅛]")
_SIGN = re.compile(
    r"(?:\b(?P<minus>minus)[ -]|(?:(?<=[\s(])|^)(?P<dash>[-−–])|\b(?P<below>sub)-|\bnow-|\+)$", re.IGNORECASE
)
_SIGNS = "-−–+"
_JOINT = re.compile(r"(?P<tight>[-–—/])|[ \xa0](?P<word>to|and)[ \xa0]")
_SCORE = re.compile(r"[-–]\d{1,3}(?![\d,.]*\d|[\w-])")
_SCORED = re.compile(r"(?:^|[\s(])$")
_SUFFIX = re.compile(r"(?:st|nd|rd|th|s|D|G|x)\b|[’']s\b|[:.]\d|[-–/]\d", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_GAP = re.compile(r"[^\d\s]{0,4}[ \xa0]?(?=\.?\d)|")
_GLUE = ".,:/’'_-–⁄#"
_PLURAL_NEAR = re.compile(r" (?:[\w-]+ ){0,4}?(?!was\b|has\b|is\b)[a-z]{3,}s\b")
_EXTENT = re.compile(r" ?(?:\(|-?long|high|tall|wide|deep|away|above|below|from|of)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its sign, its currency and its unit of measure, or a range of two."""

    start: int
    end: int
    """Where the number ends; the unit may follow."""
    value: Decimal
    high: Decimal | None
    number: Number
    unit: Unit | None
    """Money or a unit of measure; None for what is counted."""
    below: bool = False
    """Whether the value is a bound: `sub-7`."""


def iter_amounts(text: str, sentence: Span, dated: Set[int], lexicon: Lexicon) -> Iterator[Amount]:
    """Yield the amounts of the sentence in reading order; the places of `dated` hold none."""
    at = sentence.start
    for start in _iter_anchors(text, sentence, lexicon):
        number = number_at(text, start, sentence.end, lexicon) if start >= at and start not in dated else None
        if number is None:
            continue
        at = _after_score(text, sentence, number, lexicon)
        amount = None if at > number.end else _amount(text, sentence, number, lexicon)
        if amount:
            at = max(amount.end, amount.unit.end if amount.unit else 0)
            yield amount


def _iter_anchors(text: str, sentence: Span, lexicon: Lexicon) -> Iterator[int]:
    """Yield where a number can begin; most sentences have no such place."""
    words, openers = sentence.of(text), lexicon.numbers.openers
    if holds_number_word(words, lexicon):
        for anchor in _ANCHOR.finditer(text, sentence.start, sentence.end):
            if not anchor.lastgroup or anchor[0].lower() in openers:
                yield anchor.start()
    elif holds_digit(words):
        for anchor in _DIGIT_ANCHOR.finditer(text, sentence.start, sentence.end):
            yield anchor.start()


def _after_score(text: str, sentence: Span, number: Number, lexicon: Lexicon) -> int:
    """Return where a score such as 2-1 ends, else where the number does: `lost 0-2 at home`, `5-6 years`."""
    score = _SCORE.match(text, number.end) if number.end - number.start < 4 else None
    if not score or not _SCORED.search(words_before(text, sentence, number.start, 2)):
        return number.end
    high = number_at(text, number.end + 1, sentence.end, lexicon)
    if high is None or high.value <= number.value:
        return score.end()
    counts = (
        high.scale
        or unit_at(text, high.end, sentence.end, None, lexicon)
        or counted_noun(text, high.end, sentence.end, lexicon)
    )
    return number.end if counts else score.end()


def _amount(text: str, sentence: Span, number: Number, lexicon: Lexicon) -> Amount | None:
    low = _single(text, sentence, number, lexicon)
    if low is None:
        return None
    return _range(text, sentence, low, lexicon) or (None if _SUFFIX.match(text, low.end) else low)


def _single(
    text: str, sentence: Span, number: Number, lexicon: Lexicon, *, joined: bool = False
) -> Amount | None:
    """Return the number as an amount of its own, unless it is none; `joined` to one before it by a dash."""
    before = words_before(text, sentence, number.start, 6)
    symbol = lexicon.numbers.symbols.search(before) if _may_be_symbol(before) else None
    start = number.start - (len(symbol[0]) if symbol else 0)
    sign = None if joined else _sign_before(text, sentence, start)
    if not (symbol or sign or joined) and before and (before[-1].isalnum() or before[-1] in _GLUE):
        return None
    number = number if symbol else _unscaled(text, number)
    currency = lexicon.numbers.symbol_units[symbol[0].rstrip(" \xa0")] if symbol else None
    unit = unit_at(text, number.end, sentence.end, currency, lexicon)
    if not symbol and is_no_amount(text, sentence, number, unit, lexicon):
        return None
    return Amount(
        start=start - (len(sign[0]) if sign else 0),
        end=number.end,
        value=-number.value if sign and (sign["minus"] or sign["dash"]) else number.value,
        high=number.high,
        number=number,
        unit=unit,
        below=bool(sign and sign["below"]),
    )


def _may_be_symbol(before: str) -> bool:
    """Return whether a currency may end here; a small letter ends few symbols."""
    last = before.rstrip(" \xa0")[-1:]
    return bool(last) and not (last.islower() and last not in "spł")


def _sign_before(text: str, sentence: Span, start: int) -> re.Match[str] | None:
    before = words_before(text, sentence, start, 8)
    return _SIGN.search(before) if before[-1:] in _SIGNS or before[-2:-1] == "s" else None


def _unscaled(text: str, number: Number) -> Number:
    """Return the number without `m`, which is a metre unless a currency stands before or a noun behind."""
    if number.scale != "m" or (_PLURAL_NEAR.match(text, number.end) and not _EXTENT.match(text, number.end)):
        return number
    return Number(number.start, number.end - 1, number.value / number.factor)


def _range(text: str, sentence: Span, low: Amount, lexicon: Lexicon) -> Amount | None:
    """Return the range that begins with `low`: `10 to 12`, `between $10m and $12m`, rising, in one unit."""
    if low.high is not None or low.number.fraction:
        return None
    joint = _JOINT.match(text, max(low.end, low.unit.end if low.unit else 0), sentence.end)
    if not joint or not _joins(text, sentence, low, joint):
        return None
    gap = _GAP.match(text, joint.end(), sentence.end)
    number = number_at(text, gap.end(), sentence.end, lexicon) if gap and gap.end() < sentence.end else None
    high = _single(text, sentence, number, lexicon, joined=True) if number else None
    if not high or high.start != joint.end() or not _is_one_unit(low, high):
        return None
    value = low.value
    if low.number.factor == 1 and value < high.value / high.number.factor:
        value *= high.number.factor  # `2 to 3 million`, but not `$200 to $4 million`
    if not value < high.value or high.number.fraction:
        return None
    return Amount(low.start, high.end, value, high.value, high.number, high.unit, low.below)


def _joins(text: str, sentence: Span, low: Amount, joint: re.Match[str]) -> bool:
    """Return whether what stands behind `low` can join a range: `and` does so after `between` only."""
    if joint["word"] == "and":
        return bool(_BETWEEN.search(words_before(text, sentence, low.start, 10)))
    return joint["tight"] != "/" or low.unit is not None  # 9/11


def _is_one_unit(low: Amount, high: Amount) -> bool:
    """Return whether the two can be ends of one range: `4 to 6 per cent`, not `0.4 per cent to $2`."""
    if low.unit is None:
        return True
    return high.unit is not None and low.unit.name in (high.unit.name, high.unit.name.partition(" per ")[0])
