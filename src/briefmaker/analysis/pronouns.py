"""Whom `he` or `she` means: the likeliest of the people named shortly before.

Each mention before the pronoun speaks for its person: the nearer the sentence the louder, subjects
and those who speak louder than objects and possessives. Whoever spoke last is likely to go on. The
weights are flat: what matters is the order that they give.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from briefmaker.analysis.individuals import Individual, Sex
from briefmaker.analysis.mentions import Mention
from briefmaker.model.span import Span

FARTHER, SPEAKS, FIRST, POSSESSIVE, GOVERNED, SPOKE_LAST = 6.0, 2.0, 4.0, 4.0, 1.5, 0.5
INTRODUCED, SAME_SEX = 2.5, 1.0
"""Weights, chosen by trying sixty sets: the twenty best differ by four pronouns in a hundred."""
SURE = 4.0
"""Lead of a pronoun's meaning over every other that is printed as a name in a sentence's place."""
SENTENCES = 4
"""How many sentences a pronoun reaches back."""
SEXES: dict[str, Sex] = {"he": "male", "she": "female", "his": "male", "her": "female", "him": "male"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What has been read so far."""

    mentions: Sequence[Mention]
    sentences: Sequence[Span]
    sexes: Mapping[str, Sex]
    """What earlier pronouns have shown of people whose names do not tell."""
    meant: Callable[[Mention], Individual | None]
    """Who an earlier mention is, pronouns included."""


def antecedent(pronoun: str, at: int, last_speaker: Individual | None, reading: Reading) -> Individual | None:
    """Return whom the pronoun at `at` means; None where nobody of that sex was named shortly before."""
    sex = SEXES.get(pronoun)
    if sex is None:
        return None
    weights = _weights(sex, at, last_speaker, reading, frozenset())
    if weights:
        return max(weights.values(), key=lambda found: found[0])[1]
    known = last_speaker and (last_speaker.sex or reading.sexes.get(last_speaker.name))
    return last_speaker if known in (sex, None) else None


def is_sure(pronoun: str, at: int, person: Individual, reading: Reading) -> bool:
    """Return whether `person` outweighs everybody else whom the pronoun at `at` may mean by far."""
    sex = SEXES.get(pronoun)
    weights = _weights(sex, at, None, reading, _barred(pronoun, at, reading)) if sex else {}
    if person.name not in weights:
        return False
    others = [weight for name, (weight, _) in weights.items() if name != person.name]
    return all(weights[person.name][0] - weight >= SURE for weight in others)


def _barred(pronoun: str, at: int, reading: Reading) -> frozenset[str]:
    """Return whom a subject pronoun cannot mean: those named behind it in its sentence.

    `He warned Lavrov that …` is not Lavrov (principles B and C of Chomsky 1981).
    """
    place = bisect_right(reading.sentences, at, key=lambda sentence: sentence.start) - 1
    if pronoun not in ("he", "she") or place < 0:
        return frozenset()
    first = bisect_right(reading.mentions, at, key=lambda mention: mention.span.start)
    end = reading.sentences[place].end
    behind = takewhile(lambda mention: mention.span.start < end, reading.mentions[first:])
    return frozenset(mention.person.name for mention in behind if mention.person)


def _weights(
    sex: Sex, at: int, last_speaker: Individual | None, reading: Reading, barred: Set[str]
) -> dict[str, tuple[float, Individual]]:
    """Return the people of that sex named shortly before `at`, by name, each with its best weight."""
    weights: dict[str, tuple[float, Individual]] = {}
    for distance, sentence in enumerate(_sentences_before(at, reading.sentences)):
        people = _people_in(sentence, at, reading)
        first = next((mention for mention, _ in people if _is_able(mention)), None)
        for mention, person in people:
            if person.name in barred or (person.sex or reading.sexes.get(person.name)) not in (sex, None):
                continue
            weight = _weight(mention, distance, is_first=mention is first)
            weight += SAME_SEX if person.sex == sex else 0
            weight += SPOKE_LAST if last_speaker is not None and person.name == last_speaker.name else 0
            if person.name not in weights or weight > weights[person.name][0]:
                weights[person.name] = (weight, person)
    return weights


def _is_able(mention: Mention) -> bool:
    """Return whether the mention can be a subject."""
    return not (mention.possessive or mention.modifies or mention.governed)


def _weight(mention: Mention, distance: int, *, is_first: bool) -> float:
    weight = -FARTHER * distance
    weight += SPEAKS if mention.speaks else 0.0
    weight += FIRST if is_first else 0.0
    weight -= POSSESSIVE if mention.possessive or mention.modifies else 0.0
    weight += INTRODUCED if mention.introduced else 0.0
    weight -= GOVERNED if mention.governed else 0.0
    return weight


def _sentences_before(at: int, sentences: Sequence[Span]) -> Sequence[Span]:
    """Return the sentences before `at`, the nearest first; the one that `at` stands in is the nearest."""
    last = bisect_left(sentences, at, key=lambda sentence: sentence.start)
    return sentences[max(0, last - SENTENCES) : last][::-1]


def _people_in(sentence: Span, at: int, reading: Reading) -> list[tuple[Mention, Individual]]:
    """Return the mentions of people in the sentence before `at`, in reading order."""
    first = bisect_left(reading.mentions, sentence.start, key=lambda mention: mention.span.start)
    last = bisect_left(reading.mentions, min(sentence.end, at), key=lambda mention: mention.span.start)
    return [
        (mention, person)
        for mention in reading.mentions[first:last]
        if mention.span.end <= at and (person := reading.meant(mention)) is not None
    ]
