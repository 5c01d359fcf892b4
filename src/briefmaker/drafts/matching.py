"""Which runs of an edited draft are which runs of the document that was built.

Runs that say the same are the same, wherever they stand. Of the others, those that rest on the same evidence
or have most of their words in common are one altered, parted or joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefmaker.drafts.runs import Document, Run

_ALIKE = 0.5
"""Of the words of the longer of two runs, how many stand in both where one is the other altered."""
_WITHIN = 0.8
"""Of the words of a run, how many stand in another that it is a part of."""
_FEWEST = 4
"""Words of a run that can be told to be a part of another."""


@dataclass(frozen=True, slots=True)
class Group:
    """Runs that were built, and what has become of them."""

    built: tuple[Run, ...]
    edited: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """How the runs of two documents belong together."""

    same: Mapping[int, Run]
    """The run that was built, by the number of the edited run that says the same."""
    changed: tuple[Group, ...]
    own: tuple[Run, ...]
    """Runs that were not built in any form."""
    cut: tuple[Run, ...]
    """Runs that are not there any more in any form."""

    def origins(self, run: Run) -> tuple[Run, ...]:
        """Return the runs that an edited run was made from."""
        if run.index in self.same:
            return (self.same[run.index],)
        return next((group.built for group in self.changed if run in group.edited), ())


def match_runs(built: Document, edited: Document) -> Matches:
    """Return how the runs of `edited` belong to those of `built`; runs without words belong to none."""
    same = _rows(built, edited)
    _alike(built.runs, edited.runs, same)
    used = {run.index for run in same.values()}
    left = [run for run in built.runs if run.index not in used and run.tokens]
    in_rows = _cells(same, left, edited)
    links = {
        run.index: in_rows.get(run.index) or _links(run, left, built, edited)
        for run in edited.runs
        if run.tokens and run.index not in same
    }
    groups = tuple(_groups(links, built.runs, edited.runs))
    linked = {run.index for group in groups for run in group.built}
    return Matches(
        same=same,
        changed=groups,
        own=tuple(edited.runs[index] for index, found in links.items() if not found),
        cut=tuple(run for run in left if run.index not in linked),
    )


def _rows(built: Document, edited: Document) -> dict[int, Run]:
    """Return the cells that say the same, row by row: one text may stand in many rows."""
    rows = [row for row in _by_group(built.runs).values() if row[0].kind == "cell"]
    used: set[int] = set()
    same: dict[int, Run] = {}
    for row in _by_group(edited.runs).values():
        if row[0].kind != "cell":
            continue
        keys = Counter(run.key for run in row if run.tokens)
        ranked = sorted(
            (number for number in range(len(rows)) if number not in used),
            key=lambda number: -_weight(rows[number], keys),
        )
        if not ranked or not _weight(rows[ranked[0]], keys):
            continue
        used.add(ranked[0])
        _alike(rows[ranked[0]], row, same)
    return same


def _weight(row: Sequence[Run], keys: Counter[tuple[str, ...]]) -> int:
    """Return how many tokens of a row stand in cells with these keys."""
    return sum(len(run.key) for run in row if keys[run.key])


def _alike(built: Sequence[Run], edited: Sequence[Run], same: dict[int, Run]) -> None:
    """Note the runs that say the same, in `same`: each that was built once, then again where it is a copy."""
    used = {run.index for run in same.values()}
    by_key: dict[tuple[str, ...], list[Run]] = defaultdict(list)
    for run in built:
        by_key[run.key].append(run)
    for run in edited:
        found = by_key.get(run.key, []) if run.tokens and run.index not in same else []
        found = [each for each in found if (each.kind == "cell") == (run.kind == "cell")]
        if found:
            fresh = [each for each in found if each.index not in used] or found
            same[run.index] = next((each for each in fresh if each.kind == run.kind), fresh[0])
            used.add(same[run.index].index)


def _cells(same: Mapping[int, Run], left: Sequence[Run], edited: Document) -> dict[int, tuple[int, ...]]:
    """Return the cells that others were typed over: of the same row, as the rest of it says, and column."""
    found: dict[int, tuple[int, ...]] = {}
    for row in _by_group(edited.runs).values():
        rows = {same[run.index].group for run in row if run.kind == "cell" and run.index in same}
        if len(rows) != 1:
            continue
        first = next(same[run.index].index - at for at, run in enumerate(row) if run.index in same)
        over = {run.index for run in left if run.group in rows}
        for column, run in enumerate(row):
            if run.tokens and run.index not in same and first + column in over:
                found[run.index] = (first + column,)
    return found


def _links(run: Run, left: Sequence[Run], built: Document, edited: Document) -> tuple[int, ...]:
    """Return the numbers of the runs that `run` was made from: by their evidence, else by their words."""
    resting = {name for number in run.statements for name in edited.evidence[number]}
    found = []
    for name in sorted(resting):
        holding = [each for each in left if name in _evidence(each, built)] or [
            each for each in built.runs if name in _evidence(each, built)
        ]
        if holding:
            found.append(max(holding, key=lambda each: _shared(each, run)).index)
    if not found:
        row = [each for each in left if each.kind == "cell"] if run.kind == "cell" else list(left)
        near = max(row, key=lambda each: _shared(each, run), default=None)
        found = [near.index] if near and _belong(near, run) else []
    return tuple(dict.fromkeys(found))


def _evidence(run: Run, document: Document) -> frozenset[str]:
    return frozenset(name for number in run.statements for name in document.evidence[number])


def _shared(one: Run, other: Run) -> int:
    return (_words(one) & _words(other)).total()


def _belong(built: Run, edited: Run) -> bool:
    """Return whether one is the other altered, a part of it, or the whole that it was a part of."""
    both, mine, theirs = _shared(built, edited), _words(built).total(), _words(edited).total()
    parts = [size for size in (mine, theirs) if size >= _FEWEST]
    return both >= _ALIKE * max(mine, theirs, 1) or any(both >= _WITHIN * size for size in parts)


def _words(run: Run) -> Counter[str]:
    return Counter(token.key.casefold() for token in run.tokens if token.is_word or token.cites)


def _groups(
    links: Mapping[int, tuple[int, ...]], built: Sequence[Run], edited: Sequence[Run]
) -> Iterable[Group]:
    """Yield the runs that hang together by their links."""
    groups: list[tuple[set[int], set[int]]] = []
    for index, found in links.items():
        if not found:
            continue
        touching = [group for group in groups if group[0] & set(found)]
        merged = (set(found).union(*(g[0] for g in touching)), {index}.union(*(g[1] for g in touching)))
        groups = [group for group in groups if group not in touching] + [merged]
    for old, new in groups:
        yield Group(tuple(built[at] for at in sorted(old)), tuple(edited[at] for at in sorted(new)))


def _by_group(runs: Iterable[Run]) -> dict[int, list[Run]]:
    found: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        if run.group is not None:
            found[run.group].append(run)
    return found
