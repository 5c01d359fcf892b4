"""Whom a mention means: a surname, a pronoun, a role, a body.

A pronoun goes to the subject of the sentence before it, or to the last who spoke; `she` never to
somebody who is a `he`. A role goes to the last person who bears it. What cannot be told stays as
the text has it: `the minister` is then nobody's name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefmaker.analysis.individuals import Individual, Sex
from briefmaker.analysis.mentions import Mention
from briefmaker.analysis.pronouns import SEXES, Reading, antecedent, is_sure
from briefmaker.model.analysis import Basis, Speaker
from briefmaker.model.span import Span

_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their|its)\s+", re.IGNORECASE)
_OPENS_SUBORDINATE = re.compile(
    r"(?:In|On|At|After|Before|While|When|As|During|Since|Though|Although|If|With|For|By|From|Despite|Asked|Until|\w+ing)\b"
)
"""First words of a sentence whose subject comes later."""
GROUP_SENTENCES = 2
"""How many sentences `it` and `they` reach back."""


@dataclass(slots=True)
class Cast:
    """The people of an article as they come on and speak; it learns as it is asked, in reading order."""

    people: Sequence[Individual]
    mentions: Sequence[Mention]
    sentences: Sequence[Span]
    groups: Mapping[str, tuple[int, str]]
    """The first longer phrase by its last word, and where it ends: `the ministers` are `NATO ministers`."""
    spoken: list[tuple[int, Individual]] = field(default_factory=list)
    """Who spoke, and where, so far."""
    sexes: dict[str, Sex] = field(default_factory=dict)
    pronouns: dict[int, Individual | None] = field(default_factory=dict)
    """Whom each pronoun so far means, by its place."""
    reached: int = 0
    """How many of the mentions have been looked through for pronouns."""

    def speaker(self, text: str, mention: Mention) -> Speaker | None:
        """Return whom `mention` means; None where the text does not say.

        A body or a group is a speaker under the words that name it, without its article.
        """
        words = mention.span.of(text)
        match mention.kind:
            case "person":
                return self._named(mention, words)
            case "pronoun" if words.lower() in ("it", "they"):
                return self._by_group(text, mention)
            case "pronoun":
                return self._meant(self._by_pronoun(text, mention), mention, "pronoun")
            case "role":
                return self._by_role(mention, words)
            case "body":
                return Speaker(without_article(words), None, mention.span, "named")

    def labelled(self, name: str, place: Span) -> Speaker:
        """Return whom a transcript calls `name`, in capitals: the person of that surname, else that name."""
        bearers = [
            person for person in self.people if person.name.split()[-1].upper() == name.rsplit(maxsplit=1)[-1]
        ]
        if len(bearers) == 1:
            return Speaker(bearers[0].name, bearers[0].role, place, "surname")
        return Speaker(name.title(), None, place, "named")

    def last_speaker(self, at: int) -> Speaker | None:
        """Return the person who spoke last before `at`."""
        person = next((person for place, person in reversed(self.spoken) if place < at), None)
        return Speaker(person.name, person.role, None, "continued") if person else None

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

    def _by_pronoun(self, text: str, mention: Mention) -> Individual | None:
        """Return whom the pronoun means, those before it first: each may be what the next one goes to."""
        at = mention.span.start
        while self.reached < len(self.mentions) and self.mentions[self.reached].span.start < at:
            earlier = self.mentions[self.reached].span
            if self.mentions[self.reached].kind == "pronoun" and not self._looks_ahead(text, earlier):
                self.pronouns[earlier.start] = self._antecedent(earlier.of(text).lower(), earlier.start)
            self.reached += 1
        if at not in self.pronouns:
            self.pronouns[at] = self._antecedent(mention.span.of(text).lower(), at)
        return self.pronouns[at]

    def surely_meant(self, text: str, pronoun: Mention) -> Individual | None:
        """Return whom `he` or `she` means where nobody else comes near; None where it is not sure."""
        person = self._by_pronoun(text, pronoun)
        word, at = pronoun.span.of(text).lower(), pronoun.span.start
        reading = Reading(self.mentions, self.sentences, self.sexes, self._person)
        return person if person and is_sure(word, at, person, reading) else None

    def _antecedent(self, pronoun: str, at: int) -> Individual | None:
        last = next((person for place, person in reversed(self.spoken) if place < at), None)
        reading = Reading(self.mentions, self.sentences, self.sexes, self._person)
        chosen = antecedent(pronoun, at, last, reading)
        if chosen is not None and pronoun in SEXES:
            self.sexes.setdefault(chosen.name, SEXES[pronoun])
        return chosen

    def _looks_ahead(self, text: str, pronoun: Span) -> bool:
        """Return whether the pronoun may mean somebody named after it: `On the day he won, Berg …`."""
        at = bisect_right(self.sentences, pronoun.start, key=lambda sentence: sentence.start) - 1
        if at < 0 or not _OPENS_SUBORDINATE.match(text, self.sentences[at].start):
            return False
        first = bisect_right(self.mentions, pronoun.end, key=lambda mention: mention.span.start)
        following = (m for m in self.mentions[first:] if m.person)
        named = next(following, None)
        return named is not None and named.span.end <= self.sentences[at].end

    def _person(self, mention: Mention) -> Individual | None:
        return mention.person or self.pronouns.get(mention.span.start)

    def _by_group(self, text: str, mention: Mention) -> Speaker | None:
        """Return the body that `it`, the group that `they` means: the last that spoke, shortly before."""
        many = mention.span.of(text).lower() == "they"
        at = bisect_right(self.sentences, mention.span.start, key=lambda sentence: sentence.start) - 1
        reach = self.sentences[max(0, at - GROUP_SENTENCES)].start if self.sentences else 0
        last = bisect_left(self.mentions, mention.span.start, key=lambda found: found.span.start)
        for earlier in reversed(self.mentions[:last]):
            if earlier.span.start < reach:
                return None
            if earlier.speaks and earlier.kind in ("body", "role"):
                found = self.speaker(text, earlier)
                fits = found is not None and (_is_plural(found.name) == many)
                return replace(found, mention=mention.span, basis="pronoun") if found and fits else None
        return None

    def _by_role(self, mention: Mention, words: str) -> Speaker | None:
        bare = without_article(words)
        definite = words.lower().startswith("the ")
        bearer = self._last_bearer(bare.lower(), mention.span.start) if definite else None
        if bearer:
            return self._meant(bearer, mention, "role")
        end, fuller = self.groups.get(bare.lower(), (0, ""))
        if definite and fuller and end <= mention.span.start:
            return Speaker(fuller, None, mention.span, "role")
        return Speaker(bare, None, mention.span, "named")

    def _last_bearer(self, role: str, at: int) -> Individual | None:
        """Return the person named last before `at` whose title has the words of `role`."""
        bearers = [p for p in self.people if _bears(p, role) and p.last_named_before(at) >= 0]
        return max(bearers, key=lambda person: person.last_named_before(at), default=None)


def without_article(words: str) -> str:
    """Return a noun phrase without the article or pronoun that opens it."""
    return _ARTICLE.sub("", words)


def cast_of(
    text: str, people: Sequence[Individual], mentions: Sequence[Mention], sentences: Sequence[Span]
) -> Cast:
    """Return the cast of an article before anybody has spoken."""
    groups: dict[str, tuple[int, str]] = {}
    for mention in mentions:
        bare = without_article(mention.span.of(text)) if mention.kind == "role" else ""
        if bare[:1].isupper() and " " in bare:
            groups.setdefault(bare.rsplit(" ", 1)[1].lower(), (mention.span.end, bare))
    return Cast(people, mentions, sentences, groups)


def _bears(person: Individual, role: str) -> bool:
    """Return whether the person's title has the words of `role`: `the secretary` is a Secretary of State."""
    return person.role is not None and set(role.split()) <= set(person.role.lower().split())


def _is_plural(name: str) -> bool:
    return name.rsplit(" ", 1)[-1].endswith("s") and not name.endswith("ss")
