"""What stands right behind a claim and belongs to it: `Kyiv denies that`, `An aide put the number at 9`.

A claim printed without its denial takes sides.
"""

from __future__ import annotations

import re
from functools import cache

from briefmaker.model.analysis import Analysis
from briefmaker.model.span import Span
from briefmaker.summarise.rules import either, rules_of

SAYS = (
    r"(?:says?|said|claims?|claimed|insists?|insisted|argues?|argued|maintains?|maintained|reports?|reported)"
)
AGAINST = (
    r"(?:accuses?|accused|denies|denied|rejects?|rejected|disputes?|disputed|contradicts?|contradicted|dismiss\w+|"
    r"says? (?:it|the)|said (?:it|the)|claims? (?:it|the))"
)
PARTY = (
    r"(?:[Tt]he )?[A-Z][\w’.-]*(?: (?:[A-Z][\w’.-]*|of|the|and))*(?: [a-z]+){0,2}?"
    r"(?: (?:in|from|of) [A-Z][\w’-]*)?"
)
_ACCOUNT = re.compile(rf"(?P<party>{PARTY}) (?P<verb>{SAYS}|{AGAINST})\b(?P<words>.+)", re.DOTALL)
_REFUSES = re.compile(r"(?:reject|dismiss)")
"""What may be of anything, a plan too."""
_CONTRADICTS = re.compile(r"(?:accus|den|reject|disput|contradict|dismiss)")
_THAT = re.compile(r" (?:that|this|it|the (?:claim|accusation|allegation|charge|report)s?)\b(?=[.,;]| and\b)")
"""What a denial right behind a claim denies."""


def answer(analysis: Analysis, number: int) -> Span | None:
    """Return the sentence behind sentence `number` that denies it or gives another number; else None."""
    span = _behind(analysis, number)
    if span is None:
        return None
    text = analysis.article.text
    answers = _answers().match(text, span.start, span.end)
    return span if answers or opposed(analysis, number) else None


def opposed(analysis: Analysis, number: int) -> tuple[str, str] | None:
    """Return the parties, where sentence `number` and the one behind it are accounts against each other."""
    span, text = _behind(analysis, number), analysis.article.text
    if span is None:
        return None
    own = analysis.sentences[number].span
    one, other = _ACCOUNT.match(text, own.start, own.end), _ACCOUNT.match(text, span.start, span.end)
    return (one["party"], other["party"]) if one and other and _are_opposed(one, other) else None


def _behind(analysis: Analysis, number: int) -> Span | None:
    """Return the next sentence of the same paragraph."""
    sentences = analysis.sentences
    if number + 1 >= len(sentences) or sentences[number + 1].paragraph != sentences[number].paragraph:
        return None
    return sentences[number + 1].span


def _are_opposed(one: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether one accuses or contradicts the other, or each tells of the other's deeds."""
    if one["party"] == other["party"]:
        return False
    if _CONTRADICTS.match(other["verb"]) and _THAT.match(other["words"]):
        return True
    if _REFUSES.match(other["verb"]):
        return False
    named = [_stem(other["party"]) in one["words"], _stem(one["party"]) in other["words"]]
    against = [bool(_CONTRADICTS.match(account["verb"])) for account in (one, other)]
    return all(named) or (named[0] and against[0]) or (named[1] and against[1])


def _stem(party: str) -> str:
    """Return the letters that a state's name shares with its people's: `Russia`, `Russian`."""
    return party.removeprefix("The ").removeprefix("the ")[:5]


@cache
def _answers() -> re.Pattern[str]:
    return either(rules_of("standing")["answers"])
