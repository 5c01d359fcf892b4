"""Quantities: numbers with what they count, who says so, and whether they are figures of a briefing.

`extract_quantities` finds every one; `is_figure` is a mark on it. What an amount is *for* is given
only where the text says it right behind the amount; else the sentence is what a pack prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefmaker.analysis.lexicon import Lexicon, alternatives
from briefmaker.analysis.numbers import may_hold_number, number_patterns, value_of
from briefmaker.model.analysis import DateMention, Quantity, Sentence
from briefmaker.model.span import Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MEASURES = re.compile(
    r"\s*(?:of|for|in|to|worth of|towards)\s+"
    r"(?:(?!\b(?:and|but|or|that|which|who|as|while|if|when|by)\b)[\w’' -])+(?:and [a-z]+(?=[.,;”\"]))?"
)
_ADVERB = re.compile(r" \w+ly$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|may|might|be|been|the sum)\b"
)
_ATTACHED = re.compile(r"[a-zA-Zµμ°]{1,4}\b(?![’'])")
_PRONOUN_ONE = re.compile(
    r"\b(?:each|the same|the|no|this|that|any|every|some|which|another|only) $", re.IGNORECASE
)
_NOUN_NEXT = re.compile(r"[ -][a-z]{3,}")
_NAME_BEFORE = re.compile(r"(?:\w[^\w]+|[a-z])[A-Z][\w&.]*[ -]$|\b[A-Z]{2,}[ -]$|& ?P $")
_UNIT_NEXT = re.compile(
    r"(?:[ \xa0-]?(?:%|per ?cent|[a-z]{2,}(?:s|people|troops|men|women|personnel)\b)"
    r"| (?:[\w-]+ ){1,2}[a-z]{3,}s\b)"
)
_PLURAL_NEAR = re.compile(r" (?:[\w-]+ ){0,3}[a-z]{3,}s\b")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_UNIT_WORDS = 4
"""A counted noun has at most three words before it: `additional long-range air defence systems` is rare."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A number in the text, before it is known what it counts."""

    start: int
    end: int
    value: Decimal | None
    high: Decimal | None
    currency: str | None
    surface: str
    scaled: bool


def extract_quantities(
    text: str, sentences: Sequence[Sentence], dates: Sequence[DateMention], lexicon: Lexicon
) -> tuple[Quantity, ...]:
    """Return every quantity of the sentences, in reading order; `said_by` is left open.

    The numbers of `dates` are none.
    """
    dated = {place for date in dates for place in range(date.span.start, date.span.end)}
    found = []
    for sentence in sentences:
        at = sentence.span.start
        for number in _iter_numbers(text, sentence.span, lexicon):
            if number.start >= at and number.start not in dated:
                quantity = _quantity(text, sentence.span, number, lexicon)
                found.append(quantity)
                at = quantity.span.end
    return tuple(found)


@cache
def _amount_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    patterns = number_patterns(lexicon)
    symbols = alternatives(word for word in lexicon.numbers.currencies if not word[-1].isalpha())
    codes = alternatives(
        word.upper()
        for word in lexicon.numbers.currencies
        if len(word) == 3 and word.isascii() and word != "yen"
    )
    symbol = rf"(?P<symbol>(?<!\w)(?:US)?(?:{symbols})|\b(?:{codes}|RM)) ?"
    sign = r"(?<![\w.,/:'’-])(?P<sign>minus[ -]|-(?=\d)|−)?"
    # Not a score (2-1), a time (5:25), a decade (1970s), an ordinal; but 15-22 miles and 1-2 per cent.
    not_after = r"(?!\d|[-–:/]\d(?!\d*[ -]?[a-z%])|:\d|s\b|(?:st|nd|rd|th)\b)"
    return re.compile(
        rf"(?:{symbol}|{sign})(?P<number>{patterns.number})(?P<scale>{patterns.scale})?{not_after}",
        re.IGNORECASE,
    )


def _iter_numbers(text: str, sentence: Span, lexicon: Lexicon) -> Iterator[_Found]:
    if not may_hold_number(sentence.of(text), lexicon):
        return
    pattern, ranges = _amount_pattern(lexicon), number_patterns(lexicon).range_of
    for match in pattern.finditer(text, sentence.start, sentence.end):
        symbol = (match["symbol"] or "").strip().lower()
        currency = lexicon.numbers.currencies.get(symbol)
        if _belongs_to_name(text, sentence, match, currency):
            continue
        scale = match["scale"]
        if currency is None and scale and scale.lower() in ("m", "k", "b") and not _counts(text, match.end()):
            scale = None  # `m` is a metre unless a currency stands before it or a noun behind
        value, high, end = value_of(match["number"], scale, lexicon), None, match.end()
        if match["scale"] and scale is None:
            end = match.end("number")
        if value is not None and match["sign"]:
            value = -value
        pair = ranges.match(text, match.start("number"), sentence.end)
        if pair and _is_range(text, match.start(), pair, lexicon):
            high_scale = pair["highscale"]
            value = value_of(pair["low"], pair["lowscale"] or high_scale, lexicon)
            high, end = value_of(pair["high"], high_scale, lexicon), pair.end()
        yield _Found(match.start(), end, value, high, currency, match["number"], bool(scale))


def _belongs_to_name(text: str, sentence: Span, match: re.Match[str], currency: str | None) -> bool:
    """Return whether the number is a name's or a pronoun: `Stoxx 600`, `iPhone 12`, `each one`."""
    before, after = text[sentence.start : match.start()], text[match.end() : match.end() + 30]
    if match["number"].lower() == "one" and (_PRONOUN_ONE.search(before) or not _NOUN_NEXT.match(after)):
        return True
    if currency or match["scale"] or match["sign"] or not match["number"][:1].isdigit():
        return False
    return bool(_NAME_BEFORE.search(before)) and not _UNIT_NEXT.match(after)


def _counts(text: str, at: int) -> bool:
    """Return whether a plural noun follows within three words: `2.7m combined sales`."""
    return bool(_PLURAL_NEAR.match(text, at))


def _is_range(text: str, start: int, pair: re.Match[str], lexicon: Lexicon) -> bool:
    """Return whether two numbers are one range: `10 to 12`, `between 10 and 12`, rising."""
    joint = text[pair.end("lowscale") if pair["lowscale"] else pair.end("low") : pair.start("high")].strip()
    if joint == "and" and not text[:start].rstrip().lower().endswith("between"):
        return False
    low = value_of(pair["low"], pair["lowscale"] or pair["highscale"], lexicon)
    high = value_of(pair["high"], pair["highscale"], lexicon)
    return low is not None and high is not None and low < high


def _quantity(text: str, sentence: Span, number: _Found, lexicon: Lexicon) -> Quantity:
    qualifier = _qualifier_before(text, sentence, number.start, lexicon)
    unit, end = _unit_after(text, sentence, number, lexicon)
    start = number.start - (len(qualifier) + 1 if qualifier else 0)
    span = Span(start, end)
    measures = _measures_after(text, sentence, end) if number.currency or _is_money(unit) else None
    return Quantity(
        span=span,
        value=number.value,
        high=number.high,
        unit=unit,
        qualifier=qualifier.lower() if qualifier else None,
        measures=measures,
        said_by=None,
        status=_status(text, sentence, lexicon) if _is_money(unit) else None,
        is_figure=_is_figure(text, sentence, number, unit, lexicon),
    )


def _is_money(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()


@cache
def _qualifier_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(lexicon.numbers.qualifiers)})$", re.IGNORECASE)


def _qualifier_before(text: str, sentence: Span, start: int, lexicon: Lexicon) -> str | None:
    before = text[max(sentence.start, start - 30) : start]
    match = _qualifier_pattern(lexicon).search(before.rstrip()) if before.endswith((" ", "\xa0")) else None
    return match[0] if match else None


@cache
def _named_unit(lexicon: Lexicon) -> re.Pattern[str]:
    words = [*lexicon.numbers.percent, *(word for word in lexicon.numbers.currencies if word[-1].isalpha())]
    return re.compile(rf"[ \xa0-]?(?P<unit>{alternatives(words)})(?!\w)", re.IGNORECASE)


def _unit_after(text: str, sentence: Span, number: _Found, lexicon: Lexicon) -> tuple[str | None, int]:
    """Return the unit and where the expression ends."""
    named = _named_unit(lexicon).match(text, number.end, sentence.end)
    if named:
        word = named["unit"].lower()
        unit = "percent" if word in lexicon.numbers.percent else lexicon.numbers.currencies[word]
        return unit, named.end()
    if number.currency:
        return number.currency, number.end
    return _counted_noun(text, sentence, number.end, lexicon)


def _counted_noun(text: str, sentence: Span, at: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """Return the noun that is counted, up to its plural, and its end: `90,000 Russian troops`."""
    attached = _ATTACHED.match(text, at, sentence.end)
    if attached:  # `15kHz`, `37m`
        return attached[0], attached.end()
    if text[at : at + 1] == "-":  # `two-day`, `30-nation`
        word = _WORD.match(text, at + 1, sentence.end)
        return (word[0].lower(), word.end()) if word else (None, at)
    words: list[str] = []
    end = at
    while len(words) < _UNIT_WORDS and text[end : end + 1] in (" ", "\xa0"):
        word = _WORD.match(text, end + 1, sentence.end)
        if not word or word[0].lower() in lexicon.numbers.stops:
            break
        words.append(word[0])
        end = word.end()
        if _is_plural(word[0], lexicon):
            return _with_second_noun(text, sentence, words[-1], end, lexicon)
    return None, at


def _with_second_noun(text: str, sentence: Span, noun: str, end: int, lexicon: Lexicon) -> tuple[str, int]:
    second = re.compile(r" and ([a-z][\w-]+)\b").match(text, end, sentence.end)
    if second and _is_plural(second[1], lexicon) and second[1] not in lexicon.numbers.stops:
        return f"{noun} and {second[1]}".lower(), second.end()
    return noun.lower() if noun.islower() or noun[1:].islower() else noun, end


def _is_plural(word: str, lexicon: Lexicon) -> bool:
    plain = word.lower()
    return plain in lexicon.numbers.plurals or (
        plain.endswith("s") and not plain.endswith(("ss", "us", "is", "’s", "'s")) and len(plain) > 3
    )


def _measures_after(text: str, sentence: Span, end: int) -> Span | None:
    match = _MEASURES.match(text, end, sentence.end)
    if not match:
        return None
    words = _ADVERB.sub("", match[0].rstrip(" -’'"))
    if _VERB.search(words):
        return None  # the phrase runs into a clause: where it ends is not sure
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    first = text.index(" ", start) + 1
    return Span(first, match.start() + len(words)) if match.start() + len(words) > first else None


def _status(text: str, sentence: Span, lexicon: Lexicon) -> str | None:
    """Return the standing of a sum, where the sentence names exactly one."""
    named = [
        status
        for status, pattern in lexicon.numbers.status
        if pattern.search(text, sentence.start, sentence.end)
    ]
    return named[0] if len(named) == 1 else None


def _is_figure(text: str, sentence: Span, number: _Found, unit: str | None, lexicon: Lexicon) -> bool:
    """Return whether a briefing officer would list the quantity."""
    if number.value is None or unit is None:
        return False
    if number.end < len(text) and text[number.end + 1 : number.end + 2].isupper() and not _is_money(unit):
        return False  # `30 Allies`, `27 Member States`: the number belongs to a name
    words = set(unit.lower().split())
    if words & (lexicon.numbers.time_units | lexicon.numbers.vague_units):
        return False
    if text[number.end : number.end + 1] == "-" or number.surface.lower() == "one":
        return False
    before = re.search(r"([\w.-]+)[ \xa0]$", text[sentence.start : number.start])
    if before and (before[1].lower() in lexicon.numbers.numbered | lexicon.calendar.months.keys()):
        return False
    bare_year = _YEAR.fullmatch(number.surface) and not number.scaled and not number.currency
    return not bare_year and not _ORDINAL.match(text, number.end)
