"""What an amount is of or for, where the text says it right behind the amount and it is sure to end there."""

from __future__ import annotations

import re

from briefmaker.analysis.lexicon import Lexicon
from briefmaker.model.span import Span

_PHRASE = re.compile(
    r"\s*(?P<by>of|for|in|worth of|towards)\s+"
    r"(?P<what>(?:(?!\b(?:and|but|or|that|which|who|as|while|if|when|by)\b)[^\W\d]|[’' -])+"
    r"(?:(?:, [a-z]+){0,3} ?and (?:the |its |their |other )?[\w’-]+(?: [a-z]+)?(?=[.,;:”\")]))?)"
)
_MORE = re.compile(r" ?(?:,? ?and|or|as well as|but) |,(?: [\w’-]+){1,3} (?:and|or) ")
"""More of the list follows: what was read is a part of it."""
_GOES_ON = re.compile(r"[-$€£]?\d|[$€£%]")
_TIME = re.compile(r"\b(?:year|month|week|day|time|quarter|decade)s?\b")
_ADVERB = re.compile(r" \w+ly$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|may|might|be|been|the sum)\b"
)


def measures_after(text: str, sentence: Span, end: int, lexicon: Lexicon) -> Span | None:
    """Return what a sum that ends at `end` is for: `800 million euros for roads`; None where not sure."""
    match = _PHRASE.match(text, end, sentence.end)
    if not match or _GOES_ON.match(text, match.end()) or _TIME.search(match["what"]):
        return None  # `for 6% of the shares`, `for a year`
    words = _ADVERB.sub("", match["what"].rstrip(" -’'"))
    if not words or _VERB.search(words) or _MORE.match(text, match.start("what") + len(words)):
        return None  # the phrase runs into a clause: where it ends is not sure
    if match["by"] == "in" and words.split()[-1] not in lexicon.numbers.in_kind:
        return None  # `in low-cost regions`
    return Span(match.start("what"), match.start("what") + len(words))
