"""How a text describes somebody beside the name: `the stationmaster, Ferenc Balogh`; `…, who teaches law`.

A title before a name is found with the name (`names`). What is here is only what a reader needs to know
who speaks; it takes no part in finding out who is meant.
"""

from __future__ import annotations

import re

from briefmaker.analysis.individuals import Individual, NameMention
from briefmaker.analysis.lexicon import Lexicon, Names, Speech
from briefmaker.model.span import Span

REACH = 90
"""Characters before a name in which its description begins."""
_BEFORE = re.compile(r"(?:^|(?P<word>[\w’'-]+)[ \xa0]|\n)[Tt]he (?P<what>[\w’'-]+(?: [\w’'-]+){0,7}), $")
_CLOSES = re.compile(r"[.,;”\"]|$")
_PLACE = re.compile(r" of [A-Z][\w’-]+(?: [A-Z][\w’-]+)?(?=[ .,;”\"]|$)")
_WORDS = r"[\w’'-]+(?: [\w’'-]+){0,11}"
_NOUN_BEHIND = re.compile(rf", (?P<what>(?:an?|the) {_WORDS})(?=[.,;”\"]|$)", re.MULTILINE)
_CALLING_BEHIND = re.compile(rf", (?P<what>who (?P<verb>\w+) {_WORDS})(?=[.,;”\"]|$)", re.MULTILINE)
_BODY = re.compile(r"\bthe (?P<what>ministry|department|council|army|party|agency|university|bank|union)$")
_FOLLOWS_HEAD = re.compile(r" (?:of|for|at|in|on) ")
_ROLE = re.compile(
    r"(?:[eo]r|ist|m[ae]n|wom[ae]n|ian|ent|ant|chief|head|chair|nurse|coach|judge|boss|aide|wife|husband|mother|son|"
    r"representative|executive|friend|spokesperson|secretary|deputy)$"
)
"""Ends of words for what somebody is."""
_NO_ROLE = re.compile(
    r"\b(?:by|to|with|from|that|which|who|and|also|his|her|their|its|\w+ed|\w+ing|views|used)\b"
)
_VERB = re.compile(r"\b(?:said|says|told|added|warned|was|were|is|are|has|have|had|will|would)\b")


def description(text: str, who: Individual, lexicon: Lexicon) -> tuple[str, Span] | None:
    """Return how the text describes `who`, and the words that hold description and name.

    None where it gives a title alone or nothing.
    """
    for mention in who.mentions:
        if len(mention.words) > 1 and not mention.possessive:
            found = _of_place(text, mention) or _beside(text, mention, lexicon)
            if found:
                return found
    return None


def _of_place(text: str, mention: NameMention) -> tuple[str, Span] | None:
    """Return the title with its place behind the name: `Mayor Anna Berg of Riga`."""
    place = _PLACE.match(text, mention.span.end) if mention.role else None
    if place is None or mention.role is None or " of " in mention.role:
        return None
    return f"{mention.role}{place[0]}", Span(mention.whole.start, place.end())


def _beside(text: str, mention: NameMention, lexicon: Lexicon) -> tuple[str, Span] | None:
    before = None if mention.role else _before(text, mention, lexicon.speech)
    if before:
        return before
    behind = _NOUN_BEHIND.match(text, mention.span.end)
    if behind is None and mention.role is None:
        behind = _calling(text, mention, lexicon.names)
    if behind is None or _runs_on(behind["what"]):
        return None
    words = _with_whole_body(text, behind["what"].removeprefix("the "), mention.whole.start)
    return f"{mention.role}, {words}" if mention.role else words, Span(mention.whole.start, behind.end())


def _before(text: str, mention: NameMention, speech: Speech) -> tuple[str, Span] | None:
    """Return the noun phrase before the name that stands for the same: `said the pilot, Ferenc Balogh`."""
    start = mention.span.start
    near = max(0, start - REACH)
    found = _BEFORE.search(text[near:start])
    if found is None or not _CLOSES.match(text, mention.span.end) or _VERB.search(found["what"]):
        return None
    if not _is_role(found["what"]):
        return None
    word = found["word"]
    if word is not None and word not in speech.verbs and word not in ("to", "by"):
        return None
    return found["what"], Span(near + found.start("what"), mention.span.end)


def _with_whole_body(text: str, words: str, at: int) -> str:
    """Return the description with the body that ends it as the text names it in full before `at`."""
    body = _BODY.search(words)
    full = re.search(rf"\b{body['what']} of (?:the )?[\w-]+", text[:at]) if body else None
    return f"{words[: body.start('what')]}{full[0]}" if body and full else words


def _calling(text: str, mention: NameMention, names: Names) -> re.Match[str] | None:
    found = _CALLING_BEHIND.match(text, mention.span.end)
    return found if found and found["verb"] in names.callings else None


def _is_role(words: str) -> bool:
    """Return whether a noun phrase names what somebody is: its head is a role, and nothing is done in it."""
    head = _FOLLOWS_HEAD.split(words)[0].split()[-1]
    return bool(_ROLE.search(head)) and not _NO_ROLE.search(words)


def _runs_on(words: str) -> bool:
    """Return whether the words hold a clause, other than one of `who`: an apposition has none."""
    return bool(_VERB.search(words.partition(" who ")[0]))
