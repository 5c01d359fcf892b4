"""Whether what happens on a day without a date is past or to come."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from briefmaker.analysis.lexicon import Lexicon, alternatives
from briefmaker.model.span import Span

Tense = Literal["past", "future"]

_GROUP = r"(?: (?:not|also|be|being|been|have|then|again|\w+ly))*(?: \w{2,}ed\b)?"
"""What belongs to a verb behind its first word: `will not be adopted` is to come, `adopted` past."""
_INFINITIVE = (
    r"to(?= [a-z])(?! (?:the|an?|all|its|their|his|her|our|this|that|these|those|some|any|every|each|no|"
    r"more|most|many|\w*[^\Ws]s)\b)"
)
"""`closed to all ships`, `closed to ships` have a preposition."""
REACH = 120
"""Characters on either side in which the verb is looked for; a clause is rarely longer."""


def tense_at(text: str, sentence: Span, place: Span, lexicon: Lexicon) -> Tense | None:
    """Return the tense of the verb nearest before `place`, else of the first one behind it; None if open."""
    verbs = _verbs(lexicon)
    before = tuple(verbs.finditer(text, max(sentence.start, place.start - REACH), place.start))
    verb = before[-1] if before else verbs.search(text, place.end, min(sentence.end, place.end + REACH))
    if verb is None or verb["open"]:
        return None
    return "future" if verb["future"] else "past"


@lru_cache(maxsize=8)
def _verbs(lexicon: Lexicon) -> re.Pattern[str]:
    tense = lexicon.calendar.tense
    future, past, either = (alternatives(tense[name]) for name in ("future", "past", "open"))
    either = f"{either}|{_INFINITIVE}"
    return re.compile(
        rf"(?P<future>(?<!\w)(?:{future})\b{_GROUP})|\b(?:(?P<open>(?:{either})\b{_GROUP})"
        rf"|(?P<past>(?:{past}|\w{{2,}}ed)\b))"
    )
