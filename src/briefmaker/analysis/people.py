"""Who is in the news, as the analysis publishes it: a name, a role, the words that give both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefmaker.analysis.descriptions import description
from briefmaker.analysis.individuals import Individual
from briefmaker.analysis.lexicon import Lexicon
from briefmaker.model.analysis import Person, Quote

COURTESY = frozenset(("mr", "mrs", "ms", "miss", "former"))
"""Words before a name that say nothing of what somebody is."""


def as_people(text: str, individuals: Sequence[Individual], lexicon: Lexicon) -> tuple[Person, ...]:
    """Return the individuals with the role that the text gives each, or how it describes them."""
    return tuple(_as_person(text, who, lexicon) for who in individuals)


def with_roles(quotes: Sequence[Quote], people: Sequence[Person]) -> tuple[Quote, ...]:
    """Return the quotations, each speaker with the role that the person has among `people`."""
    roles = {person.name: person.full_role or person.role for person in people}
    return tuple(_with_role(quote, roles) for quote in quotes)


def _with_role(quote: Quote, roles: dict[str, str | None]) -> Quote:
    speaker = quote.speaker
    role = roles.get(speaker.name) if speaker else None
    return replace(quote, speaker=replace(speaker, role=role)) if speaker and role else quote


def _as_person(text: str, who: Individual, lexicon: Lexicon) -> Person:
    described = [mention.whole for mention in who.mentions if mention.role == who.role and who.role]
    role, place = who.role, max(described, key=len, default=None)
    if role and set(role.lower().replace(".", "").split()) <= COURTESY:
        role, place = None, None
    beside = description(text, who, lexicon)
    if beside and (role is None or beside[0].startswith(role)):
        role, place = beside
    return Person(
        name=who.name,
        role=role,
        mentions=tuple(mention.span for mention in who.mentions),
        described=place,
        titled=tuple(mention.whole for mention in who.mentions),
    )
