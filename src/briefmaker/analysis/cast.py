"""Whom a mention means: a surname, a pronoun, a role, a body.

A pronoun goes to the subject of the sentence before it, or to the last who spoke; `she` never to
somebody who is a `he`. A role goes to the last person who bears it. What cannot be told stays as
the text has it: `the minister` is then nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefmaker.analysis.mentions import Mention
from briefmaker.analysis.names import Individual, Sex
from briefmaker.model.analysis import Basis, Speaker
from briefmaker.model.span import Span

_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their|its)\s+", re.IGNORECASE)
_SEX_OF: dict[str, Sex] = {"he": "male", "she": "female"}


@dataclass(slots=True)
class Cast:
    """The people of an article as they come on and speak; it learns as it is asked, in reading order."""

    people: Sequence[Individual]
    mentions: Sequence[Mention]
    sentences: Sequence[Span]
    spoken: list[tuple[int, Individual]] = field(default_factory=list)
    """Who spoke, and where, so far."""
    sexes: dict[str, Sex] = field(default_factory=dict)

    def speaker(self, text: str, mention: Mention) -> Speaker | None:
        """Return whom `mention` means; None where the text does not say.

        A body or a group is a speaker under the words that name it, without its article.
        """
        words = mention.span.of(text)
        match mention.kind:
            case "person":
                return self._named(mention, words)
            case "pronoun":
                return self._meant(self._by_pronoun(words.lower(), mention.span.start), mention, "pronoun")
            case "role":
                return self._by_role(text, mention, words)
            case "body":
                return Speaker(_ARTICLE.sub("", words), None, mention.span, "named")

    def last_speaker(self, at: int) -> Speaker | None:
        """Return the person who spoke last before `at`."""
        before = [person for place, person in self.spoken if place < at]
        return Speaker(before[-1].name, before[-1].role, None, "continued") if before else None

    def _named(self, mention: Mention, words: str) -> Speaker | None:
        person = mention.person
        if person is None:
            return None
        basis: Basis = "named" if all(part in words for part in person.name.split()) else "surname"
        return self._meant(person, mention, basis)

    def _meant(self, person: Individual | None, mention: Mention, basis: Basis) -> Speaker | None:
        if person is None:
            return None
        self.spoken.append((mention.span.start, person))
        return Speaker(person.name, person.role, mention.span, basis)

    def _by_pronoun(self, pronoun: str, at: int) -> Individual | None:
        sex = _SEX_OF.get(pronoun)
        if sex is None:
            return None
        candidates = [
            *self._subjects_before(at),
            *(person for place, person in reversed(self.spoken) if place < at),
        ]
        fitting = [person for person in candidates if self._sex(person) in (sex, None)]
        sure = [person for person in fitting if self._sex(person) == sex]
        chosen = (sure or fitting)[:1]
        if chosen:
            self.sexes.setdefault(chosen[0].name, sex)
        return chosen[0] if chosen else None

    def _sex(self, person: Individual) -> Sex | None:
        return person.sex or self.sexes.get(person.name)

    def _subjects_before(self, at: int) -> list[Individual]:
        """Return the people of the two sentences before `at`, the likeliest subject of each first."""
        before = [sentence for sentence in self.sentences if sentence.start < at][-3:]
        found: list[Individual] = []
        for sentence in reversed(before):
            inside = [m for m in self.mentions if m.person and sentence.holds(m.span) and m.span.end <= at]
            ranked = sorted(inside, key=lambda mention: (mention.possessive, mention.span.start))
            found.extend(mention.person for mention in ranked if mention.person)
        return found

    def _by_role(self, text: str, mention: Mention, words: str) -> Speaker | None:
        bare = _ARTICLE.sub("", words)
        head = bare.split()[-1].lower()
        definite = words.lower().startswith("the ")
        bearers = [
            m.person for m in self._people_before(mention.span.start) if _bears(m.person, bare.lower())
        ]
        if definite and bearers:
            return self._meant(bearers[-1], mention, "role")
        fuller = (
            self._fuller_group(text, head, mention.span.start) if definite and bare.lower() == head else None
        )
        if fuller:
            return Speaker(fuller, None, mention.span, "role")
        return Speaker(bare, None, mention.span, "named")

    def _people_before(self, at: int) -> list[Mention]:
        return [mention for mention in self.mentions if mention.person and mention.span.end <= at]

    def _fuller_group(self, text: str, head: str, at: int) -> str | None:
        """Return the last longer phrase with this head: `the ministers` are the `NATO foreign ministers`."""
        longer = [
            bare
            for mention in self.mentions
            if mention.kind == "role" and mention.span.end <= at
            for bare in [_ARTICLE.sub("", mention.span.of(text))]
            if bare.lower().endswith(f" {head}") and bare[:1].isupper()
        ]
        return longer[0] if longer else None


def _bears(person: Individual | None, role: str) -> bool:
    """Return whether the person's title has the words of `role`: `the secretary` is a Secretary of State."""
    return (
        person is not None
        and person.role is not None
        and set(role.split()) <= set(person.role.lower().split())
    )
