"""The people of an article while it is read: mentions put together by surname and first name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefmaker.analysis.lexicon import Names
from briefmaker.model.span import Span

Sex = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place where a person is named, with the title that stands before the name."""

    span: Span
    """The name, without title and possessive ending."""
    whole: Span
    """Title and name together."""
    words: tuple[str, ...]
    role: str | None
    possessive: bool


@dataclass(frozen=True, slots=True)
class Individual:
    """A person of the article while it is being read."""

    name: str
    role: str | None
    sex: Sex | None
    mentions: tuple[NameMention, ...]

    def last_named_before(self, at: int) -> int:
        """Return where the person was named last before `at`, -1 where not yet."""
        number = bisect_left(self.mentions, at, key=lambda mention: mention.span.start)
        return self.mentions[number - 1].span.start if number else -1


@dataclass(frozen=True, slots=True)
class _Namesakes:
    """Mentions of one person, and the first names that they give."""

    mentions: list[NameMention]
    given: set[str]

    @property
    def is_lone(self) -> bool:
        """Return whether nothing but the surname is known, while others bear it too."""
        return not self.given

    def may_be(self, given: str) -> bool:
        """Return whether somebody with this first name, or with none, may be the person."""
        return not given or all(name.startswith(given) or given.startswith(name) for name in self.given)

    def add(self, mention: NameMention, given: str) -> None:
        self.mentions.append(mention)
        if given:
            self.given.add(given)


def individuals_of(mentions: list[NameMention], names: Names) -> tuple[Individual, ...]:
    """Group mentions by surname and, where first names differ, by first name."""
    by_surname: dict[str, list[_Namesakes]] = {}
    people: list[_Namesakes] = []
    for mention in mentions:
        given = _given(mention, names)
        namesakes = by_surname.setdefault(mention.words[-1].casefold(), [])
        bearer = _bearer(namesakes, given)
        if bearer:
            bearer.add(mention, given)
        else:
            namesakes.append(_Namesakes([mention], {given} - {""}))
            people.append(namesakes[-1])
    individuals = {id(person): _individual(person.mentions, names) for person in people}
    for namesakes in by_surname.values():
        _lend_sex(namesakes, individuals)
    return tuple(individuals.values())


def _bearer(namesakes: Sequence[_Namesakes], given: str) -> _Namesakes | None:
    """Return who is named by a surname with the first name `given`, or with none; None for somebody new."""
    lone = next((person for person in namesakes if person.is_lone), None)
    named = [person for person in namesakes if not person.is_lone and person.may_be(given)]
    if len(named) == 1 and (given or lone is None):
        return named[0]
    return lone if not given or len(namesakes) == 1 else None


def _lend_sex(namesakes: Sequence[_Namesakes], individuals: dict[int, Individual]) -> None:
    """Give a surname that several bear the sex of whoever is named by far most, for pronouns to go by."""
    named = sorted((p for p in namesakes if not p.is_lone), key=lambda person: -len(person.mentions))
    for lone in (person for person in namesakes if person.is_lone):
        if named and (len(named) == 1 or len(named[0].mentions) >= 2 * len(named[1].mentions)):
            sex = individuals[id(named[0])].sex
            individuals[id(lone)] = replace(individuals[id(lone)], sex=sex)


def _given(mention: NameMention, names: Names) -> str:
    """Return the first name, folded; empty where the mention is a surname: `Von der Leyen`."""
    first = mention.words[0].casefold().rstrip(".")
    return "" if len(mention.words) == 1 or first in names.particles else first


def _individual(group: list[NameMention], names: Names) -> Individual:
    fullest = max(group, key=lambda mention: (bool(_given(mention, names)), len(mention.words)))
    roles = [mention.role for mention in group if mention.role]
    person = Individual(
        name=" ".join(fullest.words),
        role=max(roles, key=lambda role: len(role.split()), default=None),
        sex=None,
        mentions=tuple(group),
    )
    return replace(person, sex=_sex(person, names))


def _sex(person: Individual, names: Names) -> Sex | None:
    titles = {word for mention in person.mentions if mention.role for word in mention.role.lower().split()}
    first = person.name.split()[0]
    if titles & names.male_titles or first in names.male:
        return "male"
    if titles & names.female_titles or first in names.female:
        return "female"
    return None
