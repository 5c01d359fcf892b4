"""Numbers as they are written: digits, words, scales, fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from text_to_num import text2num

from briefmaker.analysis.lexicon import Lexicon

_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅛]")
_LETTERS = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d*\.?\d+")
_OVER = re.compile(r"[/⁄](\d{1,3})(?![\d/⁄.,]\d|\d)")
_GLYPHS = dict(
    zip("½⅓⅔¼¾⅕⅛", map(Decimal, ("0.5", "0.333333", "0.666667", "0.25", "0.75", "0.2", "0.125")), strict=True)
)
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r"(?:[ \xa0-]|[ -]and )([^\W\d_]+)")
_OF = re.compile(r"[ \xa0]of\b")
_WHOLES = (2, 3, 4, 5, 8, 10, 16, 32, 64, 100, 128, 1000)
"""What a fraction in digits is of: 9/11 is a date, 24/7 all the time."""
_OUT_OF = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000)
_IN = re.compile(r"[ \xa0](?:(?:in|out of)(?: every)?|of every|of(?= (?:10|ten)\b))[ \xa0](?=[\da-z])")
_ENDS = re.compile(
    r"[,.;:)—–]|$|[ \xa0](?:to|from|in|since|this|last|after|over|on|and|but|while|as|within)\b"
)
_OF_FIXED = re.compile(r"[ \xa0]of[ \xa0](?=a |half )")
_OF_ONE = re.compile(r"[ \xa0]of[ \xa0]1(?=[ \xa0]?(?:%|per ?cent))")
_FOLD = "fold"
_MOST_DIGITS = 24
"""More are no amount, and more than a Decimal calculates with."""
_LONGEST = 12
"""Words of a spelled-out number; more are a list of numbers."""
_LONE = ("m", "b", "k")
"""A scale of one letter stands right behind its number; behind a blank it is something else."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text, before it is known what it counts."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    """The upper end of `tens of thousands`."""
    scale: str = ""
    """The scale words behind digits, as they stand: `million`."""
    factor: Decimal = Decimal(1)
    """What the scale words make of it; the lower end of a range takes it over: `2 to 3 million`."""
    fraction: bool = False
    """Whether it is a part of something: `a third of`, `1/16`."""
    share: bool = False
    """Whether it is a fraction that stands for a percentage: `a third of`, `one in five`."""


def holds_digit(words: str) -> bool:
    """Return whether a number in digits may be among `words`."""
    return bool(_DIGIT.search(words))


def holds_number_word(words: str, lexicon: Lexicon) -> bool:
    """Return whether a number in words may be among `words`."""
    return not lexicon.numbers.signals.isdisjoint(_LETTERS.findall(words.lower()))


def number_at(text: str, start: int, end: int, lexicon: Lexicon) -> Number | None:
    """Return the number that begins at `start` and lies before `end`, with its scale; else None."""
    if text[start].isdecimal() or text[start] == "." or text[start] in _GLYPHS:
        return _out_of(text, _scaled(text, _in_digits(text, start, end), end, lexicon), end, lexicon)
    word = _WORD.match(text, start, end)
    if not word or word[0].lower() not in lexicon.numbers.openers:
        return None
    if word[0].endswith(_FOLD):
        value = Decimal(text2num(word[0][: -len(_FOLD)].lower(), lexicon.language))
        return Number(start, word.end() - len(_FOLD), value)
    return (
        _magnitude(text, word, lexicon)
        or _part(text, start, lexicon)
        or _out_of(text, _in_words(text, word, end, lexicon), end, lexicon)
    )


def _in_digits(text: str, start: int, end: int) -> Number | None:
    if text[start] in _GLYPHS:
        return Number(start, start + 1, _GLYPHS[text[start]])
    match = _DIGITS.match(text, start, end)
    if not match or len(match[0]) > _MOST_DIGITS:
        return None
    value, stop = Decimal(re.sub("[,\u00a0\u202f]", "", match[0])), match.end()
    over = _OVER.match(text, stop, end)
    if over and 0 < value < int(over[1]) and int(over[1]) in _WHOLES and match[0].isdecimal():
        return Number(
            start,
            over.end(),
            _share(value, int(over[1])),
            fraction=True,
        )
    if text[stop : stop + 1] in _GLYPHS:
        return Number(start, stop + 1, value + _GLYPHS[text[stop]])
    return Number(start, stop, value)


def _scaled(text: str, number: Number | None, end: int, lexicon: Lexicon) -> Number | None:
    """Return `number` times the scale words behind it: `4 hundred million`, `2.7m`."""
    if number is None or number.fraction:
        return number
    factor, stop = Decimal(1), number.end
    for _ in range(2):
        blank = stop + (text[stop : stop + 1] in (" ", "\xa0", "-"))
        word = _WORD.match(text, blank, end)
        name = word[0].lower() if word else ""
        if not word or name not in lexicon.numbers.scales or (name in _LONE and blank > stop):
            break
        if text[word.end() : word.end() + 1].isdigit():
            break  # `m2`
        factor, stop = factor * lexicon.numbers.scales[name], word.end()
    if stop == number.end:
        return number
    scale = text[number.end : stop].strip()
    return Number(number.start, stop, _plain(number.value * factor), scale=scale, factor=factor)


def _in_words(text: str, first: re.Match[str], end: int, lexicon: Lexicon) -> Number | None:
    """Return a number in words: `twenty-five`, `half a million`, `two hundred and six thousand`."""
    fixed = lexicon.numbers.fixed.at(text, first.start())
    if fixed:
        return _scaled(text, Number(first.start(), fixed[0], fixed[1]), end, lexicon)
    if first[0].lower() not in lexicon.numbers.spelled:
        return None
    stop = first.end()
    for _ in range(_LONGEST):
        word = _NEXT_WORD.match(text, stop, end)
        if not word or word[1].lower() not in lexicon.numbers.spelled_on:
            break
        stop = word.end()
    try:
        value = Decimal(text2num(text[first.start() : stop].lower().replace("-", " "), lexicon.language))
    except ValueError:  # `one two`: number words, but no number
        value, stop = Decimal(text2num(first[0].lower(), lexicon.language)), first.end()
    last = re.split("[ -]", text[first.start() : stop].lower())[-1]
    return Number(first.start(), stop, value, factor=lexicon.numbers.scales.get(last, Decimal(1)))


def _magnitude(text: str, first: re.Match[str], lexicon: Lexicon) -> Number | None:
    """Return `tens of thousands` as a range from ten thousand to ten times as many."""
    magnitudes = lexicon.numbers.magnitudes
    if first[0].lower() not in magnitudes:
        return None
    low, stop = magnitudes[first[0].lower()], first.end()
    of = _OF.match(text, stop)
    if not of:
        return None
    second = _WORD.match(text, of.end() + 1)
    if second and second[0].lower() in magnitudes:
        low, stop = low * magnitudes[second[0].lower()], second.end()
        of = _OF.match(text, stop)
    return Number(first.start(), of.end(), low, low * 10, scale="of") if of else None


def _part(text: str, start: int, lexicon: Lexicon) -> Number | None:
    """Return a fraction in words: `a third of`, `two-thirds of`, `fell by half`."""
    part = lexicon.numbers.fractions.at(text, start)
    if not part:
        return None
    if not _OF.match(text, part[0]):
        alone = text[max(0, start - 3) : start].lower() == "by " and _ENDS.match(text, part[0])
        return Number(start, part[0], part[1], fraction=True, share=True) if alone else None
    of = _OF_FIXED.match(text, part[0])
    whole = lexicon.numbers.fixed.at(text, of.end()) if of else None
    if whole:  # `a quarter of a million`
        return Number(start, whole[0], _plain(part[1] * whole[1]))
    if _OF_ONE.match(text, part[0]):  # `half of 1 percent`
        return Number(start, part[0] + len(" of 1"), part[1], fraction=True)
    return Number(start, part[0], part[1], fraction=True, share=True)


def _out_of(text: str, part: Number | None, end: int, lexicon: Lexicon) -> Number | None:
    """Return `one in five` and `three out of ten` as a share, every other number as it is."""
    of = _IN.match(text, part.end, end) if part and part.factor == 1 and not part.fraction else None
    if not part or not of or of.end() >= end:
        return part
    word = _WORD.match(text, of.end(), end)
    whole = _in_words(text, word, end, lexicon) if word else _in_digits(text, of.end(), end)
    if not whole or whole.value not in _OUT_OF or not 0 < part.value < whole.value:
        return part
    behind = _NEXT_WORD.match(text, whole.end, end)
    if behind and behind[1].lower() in lexicon.numbers.time_units:
        return part  # `one in ten days`
    share = _share(part.value, int(whole.value))
    return Number(part.start, whole.end, share, fraction=True, share=True)


def percent_of(share: Decimal) -> Decimal:
    """Return a share as a percentage: 0.2 is 20."""
    whole = (share * 100).quantize(Decimal("0.000001"))
    return Decimal(int(whole)) if whole == int(whole) else whole.normalize()


def _plain(value: Decimal) -> Decimal:
    """Return a whole number without decimals: 1.2 billion is 1200000000, not 1200000000.0."""
    whole = value.to_integral_value()
    return whole if value == whole and value.as_tuple().exponent != 0 else value


def _share(part: Decimal, whole: int) -> Decimal:
    return (part / whole).quantize(Decimal("0.00000001")).normalize()
