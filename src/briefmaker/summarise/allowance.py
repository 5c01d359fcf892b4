"""What may be taken of sources whose terms limit it: the best of what there is that stays within."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from briefmaker.model.analysis import Analysis
from briefmaker.model.query import Topic
from briefmaker.model.rights import Terms
from briefmaker.model.span import Span
from briefmaker.model.summary import Conflict, KeyPerson
from briefmaker.summarise.budget import Budget, Extracts
from briefmaker.summarise.candidates import Candidate, Said, candidates
from briefmaker.summarise.context import places
from briefmaker.summarise.sources import body_size


def allowances(
    analyses: Sequence[Analysis], topics: Iterable[Topic], terms: Mapping[str, Terms]
) -> dict[str, tuple[Span, ...]]:
    """Return, of each source that `terms` limits, what may be taken for the topics, the best first.

    Each piece is whole: what does not fit is left out, and a later one that is smaller may fit.
    """
    limited = {path: each for path, each in terms.items() if each.limits}
    offered: dict[str, list[Said]] = {path: [] for path in limited}
    for topic in topics if limited else ():
        for item in _iter_items(analyses, topic):
            if item.analysis.article.path in offered:
                offered[item.analysis.article.path].append(item)
    by_path = {analysis.article.path: analysis for analysis in analyses}
    return {path: _best(items, by_path[path], limited[path]) for path, items in offered.items()}


def _iter_items(analyses: Sequence[Analysis], topic: Topic) -> Iterator[Said]:
    sentences, speech = candidates(analyses, places(analyses, topic.id), topic.id)
    yield from sentences
    yield from speech


def _best(items: Iterable[Said], analysis: Analysis, terms: Terms) -> tuple[Span, ...]:
    text = analysis.article.text
    room = float("inf") if terms.max_share is None else terms.max_share * body_size(analysis)
    words = float("inf") if terms.max_words is None else terms.max_words
    taken: list[Span] = []
    for item in sorted(items, key=lambda each: (-each.score, reach(each)[0])):
        new = [span for span in reach(item) if not any(known.holds(span) for known in taken)]
        length = sum(len("".join(span.of(text).split())) for span in new)
        count = sum(len(span.of(text).split()) for span in new)
        if length <= room and count <= words:
            room, words = room - length, words - count
            taken += new
    return tuple(taken)


def reach(item: Said) -> tuple[Span, ...]:
    """Return the places that printing an item takes words from."""
    if isinstance(item, Candidate):
        return (Span(item.wording.spans[0].start, item.wording.spans[-1].end),)
    return tuple(part.span for part in item.parts)


Kept = TypeVar("Kept", bound=Said)


def within(items: Iterable[Kept], budget: Budget) -> tuple[Kept, ...]:
    """Return the items that may be printed."""
    return tuple(item for item in items if _may(item.analysis.article.path, reach(item), budget.extracts))


def conflicts_within(conflicts: Iterable[Conflict], budget: Budget) -> tuple[Conflict, ...]:
    """Return the conflicts of which every side may be printed: one side alone would be a choice."""
    return tuple(
        conflict
        for conflict in conflicts
        if all(_may(e.path, (e.span,), budget.extracts) for side in conflict.sides for e in side.evidence)
    )


def people_within(people: Iterable[KeyPerson], budget: Budget) -> tuple[KeyPerson, ...]:
    """Return those who may be described in a source's words."""
    return tuple(
        person
        for person in people
        if all(_may(each.path, (each.span,), budget.extracts) for each in person.evidence)
    )


def _may(path: str, spans: Iterable[Span], allowed: Extracts) -> bool:
    if path not in allowed:
        return True
    return all(any(known.holds(span) for known in allowed[path]) for span in spans)
