"""What thirty lines of regular expressions reach: the least that any tool has to beat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_QUOTED = re.compile(r"“([^“”\n]+)(?:”|$)|\"([^\"\n]+)(?:\"|$)", re.MULTILINE)
_NAME = r"(?:[A-Z][\w'’.-]+)(?: [A-Z][\w'’.-]+){0,3}"
_WHO = rf"{_NAME}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [a-z]+"
_VERB = (
    r"(?:said|says|told|added|wrote|asked|argued|warned|explained|noted|claimed|tweeted|continued|insisted)"
)
_ASIDE = r"(?:,[^\n\"“”]{0,80},| \([^)\n]{0,20}\))?"
_AFTER = re.compile(
    rf"[,.?! ]*[\"”]?,? *(?:{_VERB} (?P<a>{_WHO})|(?P<b>{_WHO}){_ASIDE} (?:also |then )?{_VERB})"
)
_BEFORE = re.compile(
    rf"(?P<a>{_WHO}){_ASIDE} (?:also |then |has )?{_VERB}\b[^\n\"“”]{{0,80}}[\"“]?$"
    rf"|according to (?P<b>{_WHO})"
)
_YEAR = r"(?:19|20)\d\d(?!\d|,\d)"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?!{_YEAR})(?P<sign>[$€£])?(?P<digits>\d[\d,]*(?:\.\d+)?)"
    r"(?:[ -](?P<scale>million|billion|trillion))?(?P<percent> ?%| percent| per cent)?"
    r"(?:[ -](?P<noun>[a-z]+))?"
    r"|\b(?P<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?P<counted>[a-z]+)"
)
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_FURNITURE = re.compile(
    r"subscribe|sign up|newsletter|cookie|advertisement|read more|copyright|©|share", re.IGNORECASE
)


def quotations(text: str) -> Iterator[dict[str, Any]]:
    """Yield each quoted stretch with the name beside a speech verb, after it or else before it.

    Where there is none, the last name of the same paragraph speaks on.
    """
    last, at = None, -1
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        opening = text.rfind("\n", 0, start) + 1
        found = _AFTER.match(text, end) or _BEFORE.search(text[opening:start])
        name = next(filter(None, found.groups()), None) if found else last if opening == at else None
        yield {"start": start, "end": end, "speaker": name}
        last, at = name, opening


def quantities(sentence: str) -> list[dict[str, Any]]:
    """Return each number but the years, with the sign before it, or the percent sign or noun after it."""
    return [_quantity(match) for match in _NUMBER.finditer(sentence)]


def _quantity(match: re.Match[str]) -> dict[str, Any]:
    if match["word"]:
        return {"value": _WORDS.index(match["word"]) + 2, "unit": match["counted"], "change": "="}
    value = float(match["digits"].replace(",", "")) * _SCALES.get(match["scale"], 1)
    unit = match["sign"] or (match["percent"] and "percent") or match["noun"] or ""
    return {"value": value, "unit": unit, "change": "="}


def body(page: str) -> str:
    """Return the lines of eight words and more that end like a sentence and hold no word of furniture."""
    lines = (line for line in page.split("\n") if len(line.split()) >= 8 and not _FURNITURE.search(line))
    return "\n".join(line for line in lines if line.rstrip("\"”’') ").endswith((".", "!", "?", "…")))
