"""One role told more or less fully: `Secretary General` here, `NATO Secretary General` there.

Only what adds whose or where is taken over from another article: `former minister` is no fuller
`minister`, and who is a president here and a candidate there is described as each article does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefmaker.model.analysis import Person

_WHOSE = re.compile(r"(?:[A-Z][\w.’-]*[ \xa0])+")
"""What may stand before a role that is told more fully: `US `, `Estonian `."""
_OF_A_STATE = re.compile(
    r"\bthe (?:[a-z]+ )?"
    r"(?:ministry(?: of [a-z]+)?|government|army|navy|police|opposition|parliament|cabinet|border guard)$"
)
"""Bodies that every state has."""
_WHERE = re.compile(r" (?:of|for) (?:the )?[A-Z].*")


def fuller_roles(people: Iterable[Person]) -> Mapping[tuple[str, str], str]:
    """Return, by name and role, the fullest telling of that role, where there is a fuller one."""
    told: dict[str, set[str]] = {}
    for person in people:
        if person.role:
            told.setdefault(person.name, set()).add(person.role)
    return {
        (name, role): fuller[-1]
        for name, roles in told.items()
        for role in roles
        if (fuller := sorted((r for r in roles if _is_fuller(r, role)), key=lambda r: (len(r), r)))
    }


def with_place(role: str | None, dateline: str | None) -> str | None:
    """Return the role with the place above its article where it ends with a body that every state has.

    Of which state is then open; a reader is told where the article comes from, and no more. Without a place
    a clause that ends so is left out: `a former diplomat who advises the opposition`. None for other roles.
    """
    if role is None or not _OF_A_STATE.search(role):
        return None
    if dateline is None:
        plain = role.partition(" who ")[0]
        return plain if plain != role and not plain.startswith("who") else None
    return f"{role} (article from {dateline})"


def _is_fuller(told: str, role: str) -> bool:
    before, found, behind = told.partition(role)
    if not found or told == role:
        return False
    return (not before or bool(_WHOSE.fullmatch(before))) and (not behind or bool(_WHERE.fullmatch(behind)))
