"""Whether a sentence can stand alone, and what may be cut from it so that it does."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Standing = Literal["alone", "under-heading", "never"]
"""`under-heading`: a reader knows whom it means below the headline of its article."""

_MARKS = re.compile('[“”"«»„]')
_QUOTED = re.compile('“[^”]*”|"[^"]*"|«[^»]*»')


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence as it may be printed: `start` characters of lead-in are left away."""

    start: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Rules:
    lead_in: re.Pattern[str]
    dangling: re.Pattern[str]
    pointing: re.Pattern[str]
    pointing_back: re.Pattern[str]
    first_person: re.Pattern[str]
    notice: re.Pattern[str]


def cut(sentence: str) -> Cut:
    """Return what may be cut from the beginning of `sentence`, and whether the rest stands alone."""
    rules = _rules()
    lead_in = rules.lead_in.match(sentence)
    start = lead_in.end() if lead_in else 0
    rest = sentence[start : start + 1].upper() + sentence[start + 1 :]  # what is cut free begins the sentence
    if len(_MARKS.findall(sentence)) % 2 or rules.first_person.search(_QUOTED.sub(" ", rest)):
        return Cut(start, "never")
    if rules.dangling.match(rest) or rules.pointing_back.search(rest):
        return Cut(start, "never")
    if rules.pointing.match(rest):
        return Cut(start, "under-heading")
    return Cut(start, "alone")


def is_notice(sentence: str) -> bool:
    """Return whether the sentence only says that people met or spoke."""
    return bool(_rules().notice.search(_QUOTED.sub(" ", sentence)))


@cache
def _rules() -> _Rules:
    source = (files(__package__) / "data" / "standing.en.toml").read_text(encoding="utf-8")
    table = {
        name: re.compile(f"(?:{'|'.join(patterns)})") for name, patterns in tomllib.loads(source).items()
    }
    return _Rules(
        lead_in=table["lead_ins"],
        dangling=table["dangling"],
        pointing=table["pointing"],
        pointing_back=table["pointing_back"],
        first_person=table["first_person"],
        notice=table["notices"],
    )
