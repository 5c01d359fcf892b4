"""Whether a sentence can stand alone, and what may be cut from it so that it does."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from briefmaker.model.span import Span

Standing = Literal["alone", "under-heading", "never"]
"""`under-heading`: a reader knows whom it means below the headline of its article."""

LEAST_LEFT = 8
"""Words that a cut leaves at least."""
_MARKS = re.compile('[“”"«»„]')
_QUOTED = re.compile('“[^”]*”|"[^"]*"|«[^»]*»')
_RELATIVE_END = re.compile(r", (?:which|who|where|whose) [^,;:“”\"]+(?=\.$)")
"""A clause that only adds to what is said, at the end of the sentence."""
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
    opening: str | None = None
    """What must be said before its words: that the source speaks of itself."""


@dataclass(frozen=True, slots=True)
class _Rules:
    lead_in: re.Pattern[str]
    dangling: re.Pattern[str]
    pointing: re.Pattern[str]
    pointing_back: re.Pattern[str]
    first_person: re.Pattern[str]
    uncut: re.Pattern[str]
    own_words: str


def cut(sentence: str, *, follows_name: bool = False) -> Cut:
    """Return what may be cut from `sentence`, and whether the rest stands alone.

    With `follows_name` the sentence lacks its pronoun: a name will be printed before it.
    """
    rules = _rules()
    lead_in = None if follows_name else rules.lead_in.match(sentence) or _POINTING_ADJUNCT.match(sentence)
    start = lead_in.end() if lead_in else 0
    parts = _without_relative(sentence, start, rules)
    rest = sentence[start : start + 1].upper() + sentence[start + 1 :]  # what is cut free begins the sentence
    plain = _QUOTED.sub(" ", rest)
    if len(_MARKS.findall(sentence)) % 2 or rules.pointing_back.search(plain) or _lacks_antecedent(plain):
        return Cut(parts, "never")
    if not follows_name and rules.dangling.match(rest):
        return Cut(parts, "never")
    if rules.first_person.search(plain):
        return Cut(parts, "under-heading", rules.own_words) if not follows_name else Cut(parts, "never")
    return Cut(parts, "under-heading" if rules.pointing.match(rest) else "alone")


def _lacks_antecedent(words: str) -> bool:
    """Return whether `them` or `him` stands where nothing before it in the sentence can be meant."""
    for pronoun in _OBJECT.finditer(words):
        before = words[: pronoun.start()]
        if not (_PLURAL if pronoun[0] == "them" else _NAME).search(before):
            return True
    return False


def _without_relative(sentence: str, start: int, rules: _Rules) -> tuple[Span, ...]:
    """Return the sentence from `start` without a relative clause at its end that may go.

    No cut removes a negation, a denial, a condition or an attribution.
    """
    clause = _RELATIVE_END.search(sentence, start)
    whole = (Span(start, len(sentence)),)
    if clause is None or rules.uncut.search(clause[0]):
        return whole
    kept = Span(start, clause.start())
    return (kept,) if len(kept.of(sentence).split()) >= LEAST_LEFT else whole


@cache
def _rules() -> _Rules:
    source = (files(__package__) / "data" / "standing.en.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    patterns = {
        name: re.compile(f"(?:{'|'.join(found)})") for name, found in table.items() if isinstance(found, list)
    }
    return _Rules(
        lead_in=patterns["lead_ins"],
        dangling=patterns["dangling"],
        pointing=patterns["pointing"],
        pointing_back=patterns["pointing_back"],
        first_person=patterns["first_person"],
        uncut=patterns["uncut"],
        own_words=table["own_words"],
    )
