"""One person under several names: surnames alone, middle initials, spellings of a first name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from briefmaker.model.analysis import Analysis

CLOSE = 1
"""Edits between two spellings of one first name: Antony and Anthony, Sergey and Sergei."""


def merged_names(analyses: Sequence[Analysis], people: Mapping[str, str]) -> dict[str, str]:
    """Return, for each name that an article gives a person, the name that the folder gives.

    It is the fullest form in the commonest spelling of the first name. A surname that two people
    share stays as it is. `people` decides first, without regard to case.
    """
    counts = Counter({})  # type: Counter[str]
    for analysis in analyses:
        for person in analysis.people:
            counts[person.name] += len(person.mentions)
    articles = Counter(person.name for analysis in analyses for person in analysis.people)
    wanted = {_folded(variant): name for variant, name in people.items()}
    merged: dict[str, str] = {}
    for group in _groups(sorted(counts)):
        name = _canonical(group, articles, counts)
        merged.update(dict.fromkeys(group, name))
    for name, canonical in list(merged.items()):
        merged[name] = wanted.get(_folded(name)) or wanted.get(_folded(canonical)) or canonical
    return merged


def _groups(names: Sequence[str]) -> list[list[str]]:
    """Return the names in groups, a person each."""
    by_surname: dict[str, list[str]] = {}
    for name in names:
        by_surname.setdefault(_folded(name.split()[-1]), []).append(name)
    groups = []
    for variants in by_surname.values():
        full = [name for name in variants if len(name.split()) > 1]
        found: list[list[str]] = []
        for name in full:
            home = next((group for group in found if _same_first(name, group[0])), None)
            if home is None:
                found.append([name])
            else:
                home.append(name)
        lone = [name for name in variants if len(name.split()) == 1]
        if len(found) == 1:
            found[0].extend(lone)
        elif lone:
            found.append(lone)
        groups.extend(found)
    return groups


def _same_first(one: str, other: str) -> bool:
    a, b = (_folded(name.split()[0]).rstrip(".") for name in (one, other))
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return a == b or (min(len(a), len(b)) >= 5 and _edits(a, b) <= CLOSE)


def _edits(one: str, other: str) -> int:
    from rapidfuzz.distance import DamerauLevenshtein  # its 48 modules are for folders with two spellings

    return DamerauLevenshtein.distance(one, other)


def _canonical(group: Sequence[str], articles: Mapping[str, int], mentions: Mapping[str, int]) -> str:
    """Return the fullest name among those with the commonest first name."""
    full = [name for name in group if len(name.split()) > 1]
    if not full:
        return group[0]
    firsts: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for name in full:
        firsts[name.split()[0]] += articles[name]
        said[name.split()[0]] += mentions[name]
    first = max(
        sorted(firsts), key=lambda spelling: (len(spelling.rstrip(".")) > 1, firsts[spelling], said[spelling])
    )
    return max(
        sorted(name for name in full if name.split()[0] == first),
        key=lambda name: (len(name.split()), articles[name], mentions[name]),
    )


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
