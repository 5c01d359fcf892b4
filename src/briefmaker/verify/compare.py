"""A document's words beside those that its record says: what was altered, dropped, moved, added.

Runs are compared first, then the words of those that differ. Style, line breaks, hyphenation, kinds of
quotation marks and white space make no difference; a run that somebody parted or joined makes none either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from briefmaker.verify.expected import Expected, Part, Run
from briefmaker.verify.findings import Finding, Kind
from briefmaker.verify.plain import negations, numbers, plain, squeezed

_AROUND = 4
"""Words shown on each side of a difference."""


def compare(expected: Expected, found: Sequence[str], where: str) -> tuple[Finding, ...]:
    """Return how the runs `found` in a document differ from those expected, in reading order."""
    keys = [squeezed(text) for text in found]
    if "".join(run.key for run in expected.runs) == "".join(keys):
        return ()
    stretches = _differing([run.key for run in expected.runs], keys)
    moved = _moved(expected.runs, keys, stretches)
    findings = list(_torn(expected.runs, keys, moved, where))
    for gone, new in stretches:
        left = [expected.runs[at] for at in gone if expected.runs[at].key not in moved]
        came = [found[at] for at in new if keys[at] not in moved]
        findings.extend(_Words(expected, where).differences(left, came))
    return tuple(findings)


Stretch = tuple[range, range]
"""Runs expected and runs found in their place."""


def _differing(expected: Sequence[str], found: Sequence[str]) -> list[Stretch]:
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    return [(range(a, b), range(c, d)) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _moved(runs: Sequence[Run], keys: Sequence[str], stretches: Iterable[Stretch]) -> frozenset[str]:
    """Return the runs that are gone from one place and stand, to the letter, in another."""
    gone: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for left, came in stretches:
        gone.update(runs[at].key for at in left)
        new.update(keys[at] for at in came)
    return frozenset(gone & new)


def _torn(runs: Sequence[Run], keys: Sequence[str], moved: frozenset[str], where: str) -> Iterator[Finding]:
    """Yield what moved: whole groups harmlessly, runs that belong together and stand apart as an error."""
    stands = Counter(pairwise(keys))
    told: set[int] = set()
    for run, following in pairwise(runs):
        if run.group is None or run.group != following.group or run.group in told:
            continue
        if moved.isdisjoint((run.key, following.key)) or stands[run.key, following.key]:
            continue
        told.add(run.group)
        what = "the quotation" if run.kind == "said" else "the row"
        message = f"{what} “{_short(run.text)}” no longer stands with “{_short(following.text)}”"
        yield Finding("misattributed", message, where, f"{run.text} {following.text}")
    for run in runs:
        if run.key in moved and run.group not in told:
            yield Finding("moved", f"“{_short(run.text)}” stands in another place", where, run.text, run.text)


@dataclass(frozen=True, slots=True)
class _Words:
    """Compares the words of runs."""

    expected: Expected
    where: str

    def differences(self, runs: Sequence[Run], found: Sequence[str]) -> Iterator[Finding]:
        """Yield how `found` differs from `runs`, which should stand there."""
        wanted = [(word, part, run) for run in runs for word, part in run.tokens()]
        told = [word for text in found for word in plain(text).split()]
        words = [word for word, _, _ in wanted]
        if "".join(words) == "".join(told):
            return
        dropped: list[Run] = []
        for tag, a, b, c, d in SequenceMatcher(None, words, told, autojunk=False).get_opcodes():
            if tag == "equal" or "".join(words[a:b]) == "".join(told[c:d]):
                continue
            whole = [run for run in runs if tag == "delete" and self._is_within(run, wanted[a:b])]
            dropped += [run for run in whole if run not in dropped]
            if not whole:
                yield self._difference(wanted, told, (a, b, c, d))
        for run in dropped:
            yield self._dropped(run)

    def _is_within(self, run: Run, tokens: Sequence[tuple[str, Part, Run]]) -> bool:
        held = sum(each is run for _, _, each in tokens)
        return held > 0 and held == sum(1 for _ in run.tokens())

    def _dropped(self, run: Run) -> Finding:
        states = any(part.evidence for part in run.parts)
        what = "the statement" if states else "the words"
        return Finding("not found", f"{what} “{_short(run.text)}” is not there", self.where, run.text)

    def _difference(
        self, wanted: Sequence[tuple[str, Part, Run]], told: Sequence[str], at: tuple[int, int, int, int]
    ) -> Finding:
        a, b, c, d = at
        old, new = [word for word, _, _ in wanted[a:b]], list(told[c:d])
        holders = wanted[a:b] or wanted[max(a - 1, 0) : a + 1]
        kind, what = self._judged(holders, " ".join(old), " ".join(new))
        before = " ".join(told[max(c - _AROUND, 0) : c])
        after = " ".join(told[d : d + _AROUND])
        should = " ".join(filter(None, (before, *old, after)))
        stands = " ".join(filter(None, (before, *new, after)))
        message = f"{what}: “{stands}” should be “{should}”" if old else f"{what}: “{stands}”"
        return Finding(kind, message, self.where, should, stands)

    def _judged(self, holders: Sequence[tuple[str, Part, Run]], old: str, new: str) -> tuple[Kind, str]:
        """Return what kind of difference it is, and in words what has changed."""
        parts = [part for _, part, _ in holders]
        inside = bool(old) or (len({id(part) for part in parts}) == 1 and len(parts) > 1)
        if inside and any(part.source is not None for part in parts):
            return "misattributed", "the number or name of a source"
        quoted, changed = any(run.kind == "said" for _, _, run in holders), _changed(old, new)
        if not quoted and changed == "words" and not self.expected.names.isdisjoint(_bare(old)):
            return "misattributed", "who says so"
        if inside and any(part.evidence for part in parts):
            return "altered", f"{changed} in {'a quotation' if quoted else 'a statement'}"
        if old:
            return "altered", f"{_changed(old, new)} beside the statements"
        if numbers(new) or '"' in new:
            return "unsupported", "a figure or quotation that rests on no source"
        return "added", "words that rest on no source"


def _changed(old: str, new: str) -> str:
    if numbers(old) != numbers(new):
        return "a figure"
    if negations(old) != negations(new):
        return "a negation"
    return "words"


def _bare(words: str) -> list[str]:
    return [word.strip(".,;:!?()[]\"'") for word in words.split()]


def _short(text: str) -> str:
    squeezed_text = " ".join(text.split())
    return squeezed_text if len(squeezed_text) <= 60 else f"{squeezed_text[:60].rstrip()}…"
