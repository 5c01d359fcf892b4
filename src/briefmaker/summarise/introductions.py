"""Who is who at first mention: a surname alone says nothing to a reader who has not read the article.

`Berg warned …` is printed as `[Estonian Prime Minister Anna Berg] warned …`, once in a briefing; what
stands in the brackets is what the articles of the folder say of the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefmaker.model.analysis import Analysis, Person
from briefmaker.model.span import Span
from briefmaker.summarise.candidates import Candidate
from briefmaker.summarise.rules import rules_of
from briefmaker.summarise.wording import Gloss, glossed


@dataclass(frozen=True, slots=True)
class _Naming:
    """A place where somebody is named."""

    person: Person
    name: Span
    titled: Span
    """The name with the title before it."""


def introduced(candidate: Candidate, known: set[str]) -> Candidate:
    """Return the candidate with everybody who is named in it for the first time named in full.

    `known` holds the names of those who have been introduced, and takes up the new ones.
    """
    analysis, wording = candidate.analysis, candidate.wording
    opening = _opening(analysis, wording.opening, wording.named, known) if wording.opening else None
    glosses = tuple(_glosses(analysis, _namings(analysis, wording.spans), known))
    return replace(candidate, wording=replace(wording, opening=opening, glosses=glosses))


def in_full(analysis: Analysis, span: Span) -> str:
    """Return the words at `span`, white space squeezed, with everybody in them named in full."""
    glosses = _glosses(analysis, _namings(analysis, (span,)), set())
    return " ".join(glossed(analysis.article.text, span, glosses).split())


def _namings(analysis: Analysis, spans: tuple[Span, ...]) -> list[_Naming]:
    """Return where people are named within `spans` outside quotations, in the order of the text."""
    found = [
        _Naming(person, name, titled)
        for person in analysis.people
        for name, titled in zip(person.mentions, person.titled, strict=True)
        if any(span.holds(titled) for span in spans)
        and not any(quote.span.holds(name) for quote in analysis.quotes)
    ]
    return sorted(found, key=lambda naming: naming.name)


def _glosses(analysis: Analysis, namings: list[_Naming], known: set[str]) -> Iterator[Gloss]:
    for naming in namings:
        if naming.person.name in known:
            continue
        known.add(naming.person.name)
        if not _says_enough(analysis, naming):
            behind = analysis.article.text[naming.name.end : naming.name.end + 2]
            runs_on = behind[:1] == " " and behind[1:].isalpha()
            yield Gloss(naming.titled, _in_full(naming.person, runs_on=runs_on))


def _says_enough(analysis: Analysis, naming: _Naming) -> bool:
    """Return whether the text tells who it is: a full name with a role, or a title that says it all."""
    person, text = naming.person, analysis.article.text
    role = person.full_role or person.role
    is_full = " " in naming.name.of(text) or " " not in person.name
    if role is None:
        return is_full
    if person.full_role is None and is_full and _is_described(naming):
        return True
    return set(role.split()) <= set(naming.titled.of(text).replace(",", "").split())


def _is_described(naming: _Naming) -> bool:
    described = naming.person.described
    return naming.titled != naming.name or bool(described and described.holds(naming.name))


def _in_full(person: Person, *, runs_on: bool) -> str:
    """Return name and role: a title stands before the name, a description behind it."""
    role = person.full_role or person.role
    if role is None:
        return person.name
    if role in rules_of("standing")["bare_roles"].split():
        return person.name
    title, _, more = role.partition(", ")
    if not title[:1].isupper():
        title, more = "", role
    full = f"{title} {person.name}".strip()
    return f"{full}, {more}{',' if runs_on else ''}" if more else full


def _opening(analysis: Analysis, opening: str, named: Span | None, known: set[str]) -> str:
    """Return what stands in brackets before the words, with those in full whom it names first."""
    if named is None:
        return opening
    text = analysis.article.text
    namings = _namings(analysis, (named,))
    if " ".join(named.of(text).split()) != opening:  # one person, whose name stands for a pronoun
        person = next((n.person for n in namings if n.person.name == opening), None)
        if person is None or opening in known:
            return opening
        known.add(opening)
        return _in_full(person, runs_on=True)
    glosses = (replace(gloss, words=gloss.words.rstrip(",")) for gloss in _glosses(analysis, namings, known))
    return " ".join(glossed(text, named, glosses, form="{}").split())
