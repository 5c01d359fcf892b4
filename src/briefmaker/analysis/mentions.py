"""Everything in the narrative that can be somebody who speaks: people, pronouns, bodies, groups.

A mention is found by its shape; whom it means is settled by `speakers`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefmaker.analysis.cues import noun_speaks_before, speaks_after
from briefmaker.analysis.individuals import Individual, NameMention
from briefmaker.analysis.lexicon import Lexicon, Speech
from briefmaker.model.span import Span

_PREPOSITIONS = (
    "of|with|to|in|by|from|for|at|on|about|against|between|after|before|under|over|near|among|through|"
    "via|as|like"
)
PREPOSITION = re.compile(
    rf"\b(?:{_PREPOSITIONS})\s+(?:(?:the|a|an|his|her|their|its|other|fellow|new)\s+)?(?:[\w-]+\s+)?$"
    r"|\b(?:In|At|On|With|By|From|For|After|Before|Under|During|Like|Unlike|Of)\s+(?:(?:the|a|an)\s+)?$"
)
"""What governs the words behind it."""
MentionKind = Literal["person", "pronoun", "role", "body"]

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I)\b")
_PHRASE_WORD = re.compile(r"(?P<plain>(?:[A-Z]\.)+|[\w-]+)(?:[’']s?(?!\w))?")
PHRASE_WORDS = 4
"""Words before the head of a noun phrase."""
_BODY = re.compile(
    r"(?:\b[Tt]he )?(?:\b(?:[A-Z]\.){2,}(?!\w)|\b[A-Z][\w&.’-]*\w|\b[A-Z])"
    r"(?: (?:of |for |and |de )?(?:the )?[A-Z][\w&’-]*\w)*"
)
_NOUN = re.compile(r"[ \xa0]([a-z-]+)")
_POSSESSIVE = re.compile(r"[’']s?$")
_POSSESSIVE_END = re.compile(r"[’']s?\b|[’'] ")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that can name a speaker."""

    span: Span
    kind: MentionKind
    person: Individual | None = None
    possessive: bool = False
    modifies: bool = False
    """Whether it only says whose or which the next noun is: `the Berg campaign`."""
    introduced: bool = False
    """Whether the person comes on here, with a title or an apposition."""
    governed: bool = False
    """Whether a preposition stands before it: `with Lavrov` is no subject."""
    speaks: bool = False
    """Whether a verb of speech follows it."""


def find_mentions(
    text: str, stretches: Iterable[Span], people: Sequence[Individual], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions in `stretches` of `text` in reading order; none overlaps another."""
    spans = tuple(stretches)
    people_named = [
        _person(text, name, person, lexicon.speech) for person in people for name in person.mentions
    ]
    pronouns = [
        Mention(Span(*match.span()), "pronoun")
        for stretch in spans
        for match in _PRONOUN.finditer(text, stretch.start, stretch.end)
        if match[0] not in ("I", "it", "It") or speaks_after(text, match.end(), lexicon.speech)
    ]
    roles = [role for stretch in spans for role in _iter_roles(text, stretch, lexicon.speech)]
    owned = {role.span.start for role in roles}  # in `Berg’s family said` it is the family that speaks
    owners = [who for who in people_named if not (who.possessive and who.span.start in owned)]
    found = _in_order([*owners, *pronouns])
    bodies = [body for stretch in spans for body in _iter_bodies(text, stretch, lexicon)]
    for more in (roles, bodies):
        found = _in_order([*found, *(mention for mention in more if not _overlaps(mention.span, found))])
    return tuple(found)


def _person(text: str, name: NameMention, person: Individual, speech: Speech) -> Mention:
    before = text[max(0, name.whole.start - 40) : name.whole.start]
    return Mention(
        name.whole,
        "person",
        person,
        possessive=name.possessive,
        modifies=_modifies(text, name.span.end, speech),
        introduced=name is person.mentions[0]
        and (name.role is not None or text.startswith(", ", name.span.end)),
        governed=bool(PREPOSITION.search(before)),
        speaks=not name.possessive
        and (speaks_after(text, name.span.end, speech) or noun_speaks_before(text, name.whole.start, speech)),
    )


def _modifies(text: str, end: int, speech: Speech) -> bool:
    noun = _NOUN.match(text, end)
    return noun is not None and noun[1] in speech.belongings


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: mention.span)


def _overlaps(span: Span, ordered: Sequence[Mention]) -> bool:
    """Return whether `span` overlaps one of the mentions, which are in order and apart."""
    at = bisect_left(ordered, span.end, key=lambda mention: mention.span.start) - 1
    return at >= 0 and ordered[at].span.end > span.start


def _iter_roles(text: str, stretch: Span, speech: Speech) -> Iterator[Mention]:
    """Yield noun phrases whose head is a role or a document: `the ministers`, `a joint statement`."""
    words = list(_PHRASE_WORD.finditer(text, stretch.start, stretch.end))
    for number, word in enumerate(words):
        if word["plain"] not in speech.heads and _pair(words, number) not in speech.heads:
            continue
        following = words[number + 1]["plain"] if number + 1 < len(words) else ""
        if following in speech.heads or (following == "of" and words[number + 1].start() == word.end() + 1):
            continue
        span = Span(words[_phrase_start(words, number, speech)].start(), word.end("plain"))
        possessive = bool(_POSSESSIVE_END.match(text, span.end))
        speaks = not possessive and speaks_after(text, span.end, speech)
        yield Mention(span, "role", possessive=possessive, speaks=speaks)


def _pair(words: Sequence[re.Match[str]], number: int) -> str:
    """Return the word with the one before it: `press release`."""
    return f"{words[number - 1]['plain']} {words[number]['plain']}" if number else ""


def _phrase_start(words: Sequence[re.Match[str]], head: int, speech: Speech) -> int:
    """Return the number of the first word of the noun phrase that ends with the word `head`.

    Before the head stand up to three modifiers behind a determiner, or up to three capitalised words
    and two others, or one modifier.
    """
    first = head
    while first and head - first < PHRASE_WORDS and words[first - 1].end() + 1 == words[first].start():
        word = words[first - 1]["plain"]
        if word.lower() in speech.determiners and not (len(word) > 1 and word.isupper()):
            return first - 1
        if word.lower() in speech.not_inside or word in speech.verbs:
            break
        first -= 1
    capitals = [number for number in range(first, head) if words[number][0][:1].isupper()]
    if capitals:
        return max(capitals[0], head - PHRASE_WORDS)
    return max(first, head - 1)


def _iter_bodies(text: str, stretch: Span, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield names of states, towns and organisations."""
    names = lexicon.names
    for match in _BODY.finditer(text, stretch.start, stretch.end):
        words = match[0]
        bare = _POSSESSIVE.sub("", words.removeprefix("The ").removeprefix("the "))
        last = bare.rsplit(" ", 1)[-1]
        acronym = len(last.replace(".", "")) > 1 and last.replace(".", "").isupper()
        known = acronym or last in names.places or last in names.body_heads
        if text[match.start() - 1 : match.start()] == "(" and words[1:2] == "-":
            continue  # `(D-Ohio)`
        end = match.end() - (len(words) - len(_POSSESSIVE.sub("", words)))
        speaks = (
            end == match.end()
            and (known or last not in names.not_names)
            and speaks_after(text, end, lexicon.speech)
            and not PREPOSITION.search(text[max(stretch.start, match.start() - 40) : match.start()])
        )
        if known or speaks:
            yield Mention(Span(match.start(), end), "body", possessive=end != match.end(), speaks=speaks)
