"""Whether a sentence can stand alone, and what may be cut from it so that it does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefmaker.model.span import Span
from briefmaker.summarise.rules import either, rules_of

Standing = Literal["alone", "under-heading", "never"]
"""`under-heading`: a reader knows whom it means below the headline of its article."""

LEAST_LEFT = 8
"""Words that a cut leaves at least."""
_MARKS = re.compile('[“”"«»„]')
_QUOTED = re.compile('“[^”]*”|"[^"]*"|«[^»]*»')
_RELATIVE_END = re.compile(r", (?:which|who|where|whose) [^,;:“”\"]+(?=\.$)")
"""A clause that only adds to what is said, at the end of the sentence."""
_RELATIVE_INSIDE = re.compile(
    r"(?<=[a-z])(?P<clause>, who (?:is|was|has|had) [^;:“”\"]{5,160}?), "
    r"(?=(?:said|says|told|warned|urged|pledged)\b)"
)
"""A clause that only adds to who speaks: `Berg, who is attending the meeting, said`."""
_OBJECT = re.compile(r"\b(?:them|him)\b")
_PLURAL = re.compile(r"\w\w[^s\W]s\b|\b(?:people|men|women|children|troops|and)\b")
_NAME = re.compile(r"\b[A-Z]\w+")
_POINTING_ADJUNCT = re.compile(
    r"(?:On|In|At|During|After|Before) (?:his|her|their) [^.;:“”\"]{0,160}, "
    r"(?=(?:the |The )?[A-Z][\w’-]+ (?:[A-Z][\w’-]+ )*(?:said|says|\w+ed)\b)"
)
"""`On his first trip there, where he also spoke, Berg pledged`: it says when, and points back."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence as it may be printed."""

    parts: tuple[Span, ...]
    """What remains of it."""
    standing: Standing
    own_voice: bool = False
    """Whether the source speaks of itself: `we`."""
    people: str | None = None
    """The noun for people whom a headline must name: `ministers`."""


@dataclass(frozen=True, slots=True)
class _Rules:
    lead_in: re.Pattern[str]
    lead_in_of_time: re.Pattern[str]
    dangling: re.Pattern[str]
    pointing: re.Pattern[str]
    pointing_people: re.Pattern[str]
    pointing_inside: re.Pattern[str]
    pointing_back: re.Pattern[str]
    first_person: re.Pattern[str]
    first_singular: re.Pattern[str]
    uncut: re.Pattern[str]
    adding: re.Pattern[str]


def cut(sentence: str, *, follows_name: bool = False) -> Cut:
    """Return what may be cut from `sentence`, and whether the rest stands alone.

    With `follows_name` the sentence lacks its pronoun: a name will be printed before it.
    """
    rules = _rules()
    lead_in = None if follows_name else rules.lead_in.match(sentence) or _POINTING_ADJUNCT.match(sentence)
    start = lead_in.end() if lead_in else 0
    parts = _without_adding(sentence, _without_relative(sentence, start, rules), rules)
    rest = sentence[start : start + 1].upper() + sentence[start + 1 :]  # what is cut free begins the sentence
    plain = _QUOTED.sub(" ", rest)
    own_voice = bool(rules.first_person.search(plain))
    if _is_bound(sentence, rest, plain, rules, follows_name=follows_name) or (own_voice and follows_name):
        return Cut(parts, "never")
    people = rules.pointing_people.match(rest)
    in_time = lead_in is not None and _is_of_time(lead_in, rules)
    points = (
        own_voice or in_time or people or rules.pointing.match(rest) or rules.pointing_inside.search(plain)
    )
    return Cut(parts, "under-heading" if points else "alone", own_voice, people["noun"] if people else None)


def _is_of_time(lead_in: re.Match[str], rules: _Rules) -> bool:
    """Return whether what is cut says when: what is left then needs its article's headline."""
    return lead_in.re is _POINTING_ADJUNCT or bool(rules.lead_in_of_time.match(lead_in[0]))


def _is_bound(sentence: str, rest: str, plain: str, rules: _Rules, *, follows_name: bool) -> bool:
    """Return whether what is left of a sentence means nothing without those around it."""
    if len(_MARKS.findall(sentence)) % 2 or rules.first_singular.search(plain):
        return True
    if rules.pointing_back.search(plain) or _lacks_antecedent(plain):
        return True
    return not follows_name and bool(rules.dangling.match(rest))


def _lacks_antecedent(words: str) -> bool:
    """Return whether `them` or `him` stands where nothing before it in the sentence can be meant."""
    for pronoun in _OBJECT.finditer(words):
        before = words[: pronoun.start()]
        if not (_PLURAL if pronoun[0] == "them" else _NAME).search(before):
            return True
    return False


def _without_relative(sentence: str, start: int, rules: _Rules) -> tuple[Span, ...]:
    """Return the sentence from `start` without a relative clause that may go.

    No cut removes a negation, a denial, a condition or an attribution.
    """
    inside = _RELATIVE_INSIDE.search(sentence, start)
    if inside and not rules.uncut.search(inside["clause"]):
        return (Span(start, inside.start()), Span(inside.end(), len(sentence)))
    clause = _RELATIVE_END.search(sentence, start)
    whole = (Span(start, len(sentence)),)
    if clause is None or rules.uncut.search(clause[0]):
        return whole
    kept = Span(start, clause.start())
    return (kept,) if len(kept.of(sentence).split()) >= LEAST_LEFT else whole


def _without_adding(sentence: str, parts: Sequence[Span], rules: _Rules) -> tuple[Span, ...]:
    """Return the parts without `also`, which says that there was more before."""
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(sentence)]
    found: list[Span] = []
    for part in parts:
        at = part.start
        for match in rules.adding.finditer(sentence, part.start, part.end):
            if any(span.holds(Span(*match.span())) for span in quoted):
                continue
            if match.start() > at:
                found.append(Span(at, match.start()))
            at = match.end()
        found.append(Span(at, part.end))
    return tuple(found)


@cache
def _rules() -> _Rules:
    table = rules_of("standing")
    return _Rules(
        lead_in=either(table["lead_ins"]),
        lead_in_of_time=either(table["lead_ins_of_time"]),
        dangling=either(table["dangling"]),
        pointing=either(table["pointing"]),
        pointing_people=either(table["pointing_people"]),
        pointing_inside=either(table["pointing_inside"]),
        pointing_back=either(table["pointing_back"]),
        first_person=either(table["first_person"]),
        first_singular=either(table["first_singular"]),
        uncut=either(table["uncut"]),
        adding=either(table["adding"]),
    )
