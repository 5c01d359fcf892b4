"""What an amount is of or for, where the text says it right behind the amount and it is sure to end there."""

from __future__ import annotations

import re

from briefmaker.model.span import Span

_PHRASE = re.compile(
    r"\s*(?:of|for|in(?= [a-z])|worth of|towards)\s+"
    r"(?:(?!\b(?:and|but|or|that|which|who|as|while|if|when|by)\b)[^\W\d’'-]|[’' -])+"
    r"(?:and [a-z]+(?=[.,;”\"]))?"
)
_ADVERB = re.compile(r" \w+ly$")
_GOES_ON = re.compile(r"[-$€£]?\d|[$€£%]")
_NOTHING = re.compile(
    r"\s*(?:in (?:a|an|the|exchange|cash|return|all|total|advance|addition|late|early|part|full|response)\b"
    r"|.*\b(?:year|month|week|day|time|quarter|decade)s?\b)"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|may|might|be|been|the sum)\b"
)


def measures_after(text: str, sentence: Span, end: int) -> Span | None:
    """Return what a sum that ends at `end` is for: `800 million euros for roads`; None where not sure."""
    match = _PHRASE.match(text, end, sentence.end)
    if not match:
        return None
    if _GOES_ON.match(text, match.end()) or _NOTHING.match(match[0]):
        return None  # `for 6% of the shares`, `in exchange`, `for a year`
    words = _ADVERB.sub("", match[0].rstrip(" -’'"))
    if _VERB.search(words):
        return None  # the phrase runs into a clause: where it ends is not sure
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    first = text.index(" ", start) + 1
    return Span(first, match.start() + len(words)) if match.start() + len(words) > first else None
