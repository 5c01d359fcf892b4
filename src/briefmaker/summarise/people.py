"""Who is who: those whom a summary quotes or names."""

from __future__ import annotations

from collections.abc import Sequence

from briefmaker.model.analysis import Analysis
from briefmaker.model.evidence import evidence_at
from briefmaker.model.summary import KeyPerson, KeyQuote, Point


def people_of(
    analyses: Sequence[Analysis], quotes: Sequence[KeyQuote], points: Sequence[Point]
) -> tuple[KeyPerson, ...]:
    """Return those who are quoted or named in a point, with the fullest role that a source gives them."""
    places = [(e.path, e.span) for point in points for e in point.evidence]
    wanted = {quote.speaker for quote in quotes} | {
        person.name
        for analysis in analyses
        for person in analysis.people
        if any(
            path == analysis.article.path and any(span.holds(m) for m in person.mentions)
            for path, span in places
        )
    }
    found: dict[str, KeyPerson] = {}
    for fullest in (True, False):
        for analysis in analyses:
            for person in analysis.people:
                own = person.full_role or person.role
                is_own = own is not None and _are_one(own, person.role or "")
                if person.name in wanted and person.described and is_own == fullest:
                    evidence = evidence_at(analysis.article, person.described)
                    role = own if is_own else person.role
                    found.setdefault(person.name, KeyPerson(person.name, role, (evidence,)))
    return tuple(found[name] for name in sorted(found, key=lambda name: (name.split()[-1], name)))


def _are_one(one: str, other: str) -> bool:
    """Return whether one telling of a role is the other, with more behind it or less."""
    return one.startswith(other) or other.startswith(one)
