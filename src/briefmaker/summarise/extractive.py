"""The built-in summariser: it prints what the sources say, and chooses by relevance and novelty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from briefmaker.model.analysis import Analysis
from briefmaker.model.desk import Desk
from briefmaker.model.evidence import Evidence
from briefmaker.model.query import Topic
from briefmaker.model.span import Span
from briefmaker.model.summary import Conflict, KeyFigure, KeyQuote, LeftOut, Point, Summary
from briefmaker.summarise.allowance import conflicts_within, people_within, within
from briefmaker.summarise.budget import Budget
from briefmaker.summarise.candidates import Candidate, QuoteCandidate, Said, candidates
from briefmaker.summarise.comparisons import comparisons
from briefmaker.summarise.conflicts import conflicts, is_disputed, marked
from briefmaker.summarise.context import places
from briefmaker.summarise.desk import is_pinned, merged_into, noted, offered_by, translated, without_dropped
from briefmaker.summarise.gaps import gaps
from briefmaker.summarise.introductions import introduced
from briefmaker.summarise.keyfigures import as_figures
from briefmaker.summarise.keyquotes import as_quotes
from briefmaker.summarise.people import people_of
from briefmaker.summarise.points import as_developments, as_point, as_timeline
from briefmaker.summarise.selection import choose
from briefmaker.summarise.sources import source_of

FLOOR = -0.15
"""Score below which nothing is printed: an honest briefing on a thin topic is short."""


def summarise(analyses: Sequence[Analysis], topic: Topic, budget: Budget) -> Summary:
    """Return the summary of `topic`: what to print of the articles, with its evidence.

    The analyses are resolved ones in the order of their paths. Articles of which nothing is used
    are among `left_out`.
    """
    inside, outside = _by_period(analyses, budget)
    belonging = places(inside, topic.id)
    every = candidates(inside, belonging, topic.id)
    sentences, speech = within(every[0], budget), within(every[1], budget)
    older, _ = candidates(outside, places(outside, topic.id), topic.id)
    older = within(older, budget)
    offered = offered_by(budget.desk, [*sentences, *speech])
    words = budget.allowed(sum(item.words for item in (*offered, *older)))
    behind = choose(older, round(words * budget.background))
    chosen = _chosen(offered, words - sum(item.words for item in behind), budget.desk)
    told, quotes = _by_kind(chosen)
    key = _key_sentences(told, budget)
    rest = [item for item in told if item not in key]
    merged = {_place(item): merged_into(budget.desk, item, [*sentences, *speech]) for item in told}
    chosen_ones = _Chosen(
        key,
        rest,
        quotes,
        behind,
        offered,
        [*sentences, *speech],
        merged,
        budget,
        conflicts_within(conflicts(belonging), budget),
        _held_back(every, budget),
    )
    return _summary(analyses, topic, chosen_ones)


def _held_back(
    every: tuple[tuple[Candidate, ...], tuple[QuoteCandidate, ...]], budget: Budget
) -> frozenset[str]:
    """Return the sources of which something may not be printed."""
    items: list[Said] = [*every[0], *every[1]]
    return frozenset(item.analysis.article.path for item in items if not within((item,), budget))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is printed, and what there was."""

    key: Sequence[Candidate]
    told: Sequence[Candidate]
    quoted: Sequence[QuoteCandidate]
    behind: Sequence[Candidate]
    """Background."""
    offered: Sequence[Said]
    printable: Sequence[Said]
    """What the articles of the period say on the topic, whatever the desk decides."""
    merged: Mapping[tuple[str, Span], tuple[Evidence, ...]]
    """What the desk has merged into a sentence, by the sentence's place."""
    budget: Budget
    disagreed: Sequence[Conflict]
    held_back: frozenset[str]
    """Paths of sources of which more could be printed than may be."""

    def as_point(self, candidate: Candidate) -> Point:
        """Return the point that a sentence makes, with what other sources and the desk add to it."""
        point = as_point(candidate, self.offered, self.budget.publishers)
        evidence = dict.fromkeys((*point.evidence, *self.merged.get(_place(candidate), ())))
        whole = replace(point, evidence=tuple(evidence))
        return noted(self.budget.desk, marked(whole, self.disagreed))

    def introducing(self, known: set[str]) -> Callable[[Candidate], Point]:
        """Return what makes points in the order of printing: whoever is not `known` yet is named in full."""
        return lambda candidate: self.as_point(introduced(candidate, known))


def _place(candidate: Candidate) -> tuple[str, Span]:
    return candidate.analysis.article.path, candidate.sentence.span


def _chosen(offered: Sequence[Said], words: int, desk: Desk) -> tuple[Said, ...]:
    """Return what is printed: what the desk wants first, then the best of the rest."""
    wanted = [item for item in offered if is_pinned(desk, item)]
    left = words - sum(item.words for item in wanted)
    rest = [item for item in offered if item not in wanted]
    worth = choose(rest, left, [item.vector for item in wanted], lambda item: item.score >= FLOOR)
    return (*wanted, *worth)


def _by_kind(said: Sequence[Said]) -> tuple[list[Candidate], list[QuoteCandidate]]:
    """Return the sentences of the narrative, and those of quotations."""
    told = [item for item in said if isinstance(item, Candidate)]
    return told, [item for item in said if isinstance(item, QuoteCandidate)]


def _by_period(
    analyses: Sequence[Analysis], budget: Budget
) -> tuple[tuple[Analysis, ...], tuple[Analysis, ...]]:
    """Return the articles of the period, and the others; without a period all are of it."""
    period = budget.period
    inside = tuple(a for a in analyses if period is None or period.holds(a.article.published))
    held = {analysis.article.path for analysis in inside}
    return inside, tuple(a for a in analyses if a.article.path not in held)


def _key_sentences(told: Sequence[Candidate], budget: Budget) -> tuple[Candidate, ...]:
    """Return the sentences for the key points: the best that stand alone, at most half of what is told.

    Without a date, those of one source stand together: what it tells may be of another time.
    """
    alone = [candidate for candidate in told if candidate.wording.standing == "alone"]
    most = min(budget.most_points, max(budget.least_points, len(told) // 2))
    best = alone[:most]
    if any(candidate.analysis.article.published for candidate in best):
        return tuple(best)
    order = list(dict.fromkeys(candidate.analysis.article.path for candidate in best))
    return tuple(sorted(best, key=lambda candidate: order.index(candidate.analysis.article.path)))


def _summary(analyses: Sequence[Analysis], topic: Topic, chosen: _Chosen) -> Summary:
    desk, disagreed, known = chosen.budget.desk, chosen.disagreed, set[str]()
    written = desk.written(topic.id)
    points, bottom_line = _key_points(chosen, known)
    developments = as_developments(chosen.told, chosen.introducing(known), analyses)
    background = as_developments(chosen.behind, chosen.introducing(known), analyses)
    quotes = tuple(translated(desk, noted(desk, quote)) for quote in as_quotes(chosen.quoted))
    all_figures = as_figures(*_by_kind(chosen.printable), topic.id, known)
    figures = tuple(marked(figure, disagreed) for figure in without_dropped(desk, all_figures))
    told = chain.from_iterable(development.points for development in (*developments, *background))
    all_points = (*points, *told)
    evidence = list(_evidence(all_points, quotes, figures))
    evidence.extend(piece for each in disagreed for side in each.sides for piece in side.evidence)
    cited = {piece.path for piece in evidence}
    used = [analysis for analysis in analyses if analysis.article.path in cited | chosen.held_back]
    people = people_within(people_of(used, quotes, all_points), chosen.budget)
    evidence.extend(piece for person in people for piece in person.evidence)
    return Summary(
        topic=topic,
        key_points=points,
        developments=developments,
        quotes=quotes,
        figures=figures,
        timeline=as_timeline([*chosen.key, *chosen.told]),
        conflicts=tuple(disagreed),
        people=people,
        gaps=gaps(used, all_points, chosen.budget.period),
        sources=tuple(source_of(analysis, evidence, chosen.budget.publishers) for analysis in used),
        left_out=tuple(
            LeftOut(analysis.article.path, "nothing in it was chosen")
            for analysis in analyses
            if analysis.article.path not in cited | chosen.held_back
        ),
        bottom_line=() if "bottom-line" in written else bottom_line,
        written=written,
        background=background,
        comparisons=comparisons(figures),
        held_back=tuple(a.article.path for a in analyses if a.article.path in chosen.held_back),
    )


def _key_points(chosen: _Chosen, known: set[str]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the key points and the bottom line: of what nobody disputes, the one that most outlets report.

    The first of those that are as many; empty where every point is disputed or where there is but one. It
    is printed first, so whoever it names is introduced there.
    """
    plain = tuple(map(chosen.as_point, chosen.key))
    settled = [
        place
        for place, (candidate, point) in enumerate(zip(chosen.key, plain, strict=True))
        if not candidate.wording.is_answered and not is_disputed(point, chosen.disagreed)
    ]
    first = max(settled, key=lambda place: plain[place].reported_by, default=None)
    first = first if len(plain) > 1 else None
    make = chosen.introducing(known)
    order = range(len(plain)) if first is None else dict.fromkeys((first, *range(len(plain))))
    made = {place: make(chosen.key[place]) for place in order}
    points = tuple(made[place] for place in range(len(plain)))
    return points, () if first is None else (points[first],)


def _evidence(
    points: Iterable[Point], quotes: Iterable[KeyQuote], figures: Iterable[KeyFigure]
) -> Iterable[Evidence]:
    for piece in chain[Point | KeyQuote | KeyFigure](points, quotes, figures):
        yield from piece.evidence
