"""Whom the pronoun that opens a sentence means, where that is sure.

A briefing prints sentences out of their place: `She warned …` can be printed only when a reader can
be told who she is. A wrong name there is worse than a sentence left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefmaker.analysis.cast import Cast
from briefmaker.analysis.mentions import Mention
from briefmaker.analysis.scene import Scene, in_quotation
from briefmaker.model.analysis import Reference, Sentence
from briefmaker.model.span import Span

_OPENING = re.compile(r"(?:He|She|They)\b")
_PLURAL = re.compile(r"(?:s|men|women|people|police)$")


def find_references(scene: Scene, cast: Cast, sentences: Sequence[Sentence]) -> tuple[Reference, ...]:
    """Return what the opening pronouns of the sentences mean, in reading order; unsure ones are left out."""
    found: dict[int, Reference] = {}
    for number, sentence in enumerate(sentences):
        opening = _OPENING.match(scene.text, sentence.span.start, sentence.span.end)
        if opening is None or not number or in_quotation(scene, Span(*opening.span())):
            continue
        pronoun = Span(*opening.span())
        before = sentences[max(0, number - 2) : number][::-1]
        reference = (
            _of_many(scene, pronoun, before, found.get(number - 1), sentence.paragraph)
            if opening[0] == "They"
            else _of_one(scene, cast, pronoun)
        )
        if reference:
            found[number] = reference
    return tuple(found.values())


def _of_one(scene: Scene, cast: Cast, pronoun: Span) -> Reference | None:
    mention = next(iter(scene.mentions_in(pronoun)), None)
    person = cast.surely_meant(scene.text, mention) if mention else None
    if person is None or " " not in person.name:
        return None
    number = bisect_left(person.mentions, pronoun.start, key=lambda mention: mention.span.start)
    return Reference(pronoun, person.name, person.mentions[number - 1].whole) if number else None


def _of_many(
    scene: Scene, pronoun: Span, before: Sequence[Sentence], known: Reference | None, paragraph: int
) -> Reference | None:
    """Return the subject of the sentence before: two people or bodies, or a group: `NATO ministers`."""
    if paragraph - before[0].paragraph > 1:
        return None
    if known and known.span.of(scene.text) == "They":
        return Reference(pronoun, known.name, known.named)
    subject = _subject(scene, before[0]) or (_pair_behind(scene, *before) if len(before) > 1 else None)
    return Reference(pronoun, " ".join(subject.of(scene.text).split()), subject) if subject else None


def _subject(scene: Scene, sentence: Sentence) -> Span | None:
    mentions = scene.mentions_in(sentence.span)
    if not mentions or mentions[0].span.start != sentence.span.start or mentions[0].possessive:
        return None
    return _joined_with_next(scene, mentions) or _group(scene, mentions[0])


def _pair_behind(scene: Scene, last: Sentence, earlier: Sentence) -> Span | None:
    """Return the two who are the subject of the sentence before the last, where the last names both alone."""
    subject = _subject(scene, earlier)
    pair = {m.person.name for m in scene.mentions_in(subject) if m.person} if subject else set()
    named = {m.person.name for m in scene.mentions_in(last.span) if m.person}
    return subject if len(pair) == 2 and named == pair else None


def _joined_with_next(scene: Scene, mentions: Sequence[Mention]) -> Span | None:
    first, *others = mentions
    second = next(iter(others), None)
    kinds = ("person", "body")
    if second is None or first.kind not in kinds or second.kind not in kinds or second.possessive:
        return None
    between = scene.text[first.span.end : second.span.start]
    return Span(first.span.start, second.span.end) if between == " and " else None


def _group(scene: Scene, mention: Mention) -> Span | None:
    words = mention.span.of(scene.text)
    names_it = mention.kind == "role" and words[:1].isupper() and not words.startswith("The ")
    return mention.span if names_it and _PLURAL.search(words) else None
