"""Verbs of speech, and words such as `according to`: where they stand, and beside whom."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefmaker.analysis.lexicon import Speech
from briefmaker.model.span import Span

_WORD = re.compile(r"[A-Za-z][\w-]*")
_APPOSITION = r"(?!and\b)[^,.;“”\"\n]{2,90}"
_INSERTION = re.compile(
    r"(?:[ \xa0]\([^()]{1,40}\))?"
    rf"(?:, (?:[A-Z]-[A-Z][\w.]*|{_APPOSITION}(?:, (?:an?|the|one|who|which) {_APPOSITION})?),)?[ \xa0]?"
)
"""What may part a subject from its verb: `Rep. Moore (R), a member of the committee, said`."""
_VERB = re.compile(
    r"(?:(?:has|have|had|also|later|then|further|still|now|often|again|even|[a-z]+ly) ){0,2}([a-z][a-z-]*)"
)
_LAST_WORD = re.compile(r"([A-Za-z][\w-]*)[ \xa0]$")
_NOUN_WORD = re.compile(r"[\w/’'.-]*[\w/’'-]")
NOUN_WORDS = 4
"""Words that may say what somebody is between verb and name: `said school board member Anna Berg`."""
REACH = 60
"""Characters before a name in which such words stand."""


def find_cues(text: str, spans: Iterable[Span], speech: Speech) -> tuple[Span, ...]:
    """Return the verbs of speech and the phrases like `according to` in `spans`, in their order.

    A noun that looks like a verb (`the claims`) is none.
    """
    found: list[Span] = []
    for span in spans:
        marked = -1
        for match in _WORD.finditer(text, span.start, span.end):
            word = match[0]
            if word in speech.cue_words and match.start() != marked:
                found.append(Span(*match.span()))
            elif word.lower() in speech.noun_markers:
                marked = match.end() + 1
        found.extend(Span(*match.span()) for match in speech.phrases.finditer(text, span.start, span.end))
    return tuple(sorted(found))


def speaks_after(text: str, end: int, speech: Speech) -> bool:
    """Return whether a verb of speech follows at `end`, an insertion aside: `Moore, who chairs it, said`."""
    after = _INSERTION.match(text, end)
    verb = _VERB.match(text, after.end() if after else end)
    return verb is not None and verb[1] in speech.verbs


def speaks_before(text: str, start: int, speech: Speech) -> bool:
    """Return whether a verb of speech stands right before `start`: `, wrote Anna Berg`."""
    last = _LAST_WORD.search(text, max(0, start - REACH), start)
    return last is not None and last[1] in speech.verbs


def noun_speaks_before(text: str, start: int, speech: Speech) -> bool:
    """Return whether a verb of speech and what somebody is stand before: `said pilot Anna Berg`."""
    if text[start - 1 : start] not in (" ", "\xa0"):
        return False
    words = text[max(0, start - REACH) : start].split()
    for place, word in enumerate(reversed(words)):
        if word in speech.verbs:
            return True
        if word[:1].isupper():
            owner = word.endswith(("’s", "'s")) and place + 2 <= len(words)
            return owner and words[-2 - place] in speech.verbs
        if place == NOUN_WORDS or not _NOUN_WORD.fullmatch(word):
            return False
    return False
