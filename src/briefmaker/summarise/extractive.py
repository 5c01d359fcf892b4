"""The built-in summariser: it prints what the sources say, and chooses by relevance and novelty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from briefmaker.model.analysis import Analysis
from briefmaker.model.desk import Desk
from briefmaker.model.evidence import Evidence, evidence_at
from briefmaker.model.publisher import Publishers
from briefmaker.model.query import Topic
from briefmaker.model.span import Span
from briefmaker.model.summary import Conflict, KeyFigure, KeyPerson, KeyQuote, LeftOut, Point, Source, Summary
from briefmaker.summarise.budget import Budget
from briefmaker.summarise.candidates import Candidate, QuoteCandidate, Said, candidates
from briefmaker.summarise.conflicts import conflicts
from briefmaker.summarise.context import places
from briefmaker.summarise.desk import is_pinned, merged_into, noted, offered_by, without_dropped
from briefmaker.summarise.gaps import gaps
from briefmaker.summarise.keyfigures import as_figures
from briefmaker.summarise.keyquotes import as_quotes
from briefmaker.summarise.points import as_developments, as_point, as_timeline
from briefmaker.summarise.selection import choose


def summarise(analyses: Sequence[Analysis], topic: Topic, budget: Budget) -> Summary:
    """Return the summary of `topic`: what to print of the articles, with its evidence.

    The analyses are resolved ones in the order of their paths. Articles of which nothing is used
    are among `left_out`.
    """
    inside, outside = _by_period(analyses, budget)
    belonging = places(inside, topic.id)
    sentences, speech = candidates(inside, belonging, topic.id)
    older, _ = candidates(outside, places(outside, topic.id), topic.id)
    offered = offered_by(budget.desk, [*sentences, *speech])
    words = budget.allowed(sum(item.words for item in (*offered, *older)))
    behind = choose(older, round(words * budget.background))
    chosen = _chosen(offered, words - sum(item.words for item in behind), budget.desk)
    told = [item for item in chosen if isinstance(item, Candidate)]
    quotes = [item for item in chosen if isinstance(item, QuoteCandidate)]
    key = _key_sentences(told, budget)
    rest = [item for item in told if item not in key]
    merged = {id(item): merged_into(budget.desk, item, [*sentences, *speech]) for item in told}
    chosen_ones = _Chosen(key, rest, quotes, behind, offered, merged, budget)
    return _summary(analyses, inside, topic, chosen_ones, conflicts(belonging))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is printed, and what there was."""

    key: Sequence[Candidate]
    told: Sequence[Candidate]
    quoted: Sequence[QuoteCandidate]
    behind: Sequence[Candidate]
    """Background."""
    offered: Sequence[Said]
    merged: Mapping[int, tuple[Evidence, ...]]
    """What the desk has merged into a sentence, by the sentence's identity."""
    budget: Budget

    def as_point(self, candidate: Candidate) -> Point:
        """Return the point that a sentence makes, with what other sources and the desk add to it."""
        point = as_point(candidate, self.offered, self.budget.publishers)
        evidence = dict.fromkeys((*point.evidence, *self.merged.get(id(candidate), ())))
        return noted(self.budget.desk, replace(point, evidence=tuple(evidence)))


def _chosen(offered: Sequence[Said], words: int, desk: Desk) -> tuple[Said, ...]:
    """Return what is printed: what the desk wants first, then the best of the rest."""
    wanted = [item for item in offered if is_pinned(desk, item)]
    left = words - sum(item.words for item in wanted)
    rest = [item for item in offered if item not in wanted]
    return (*wanted, *choose(rest, left, [item.vector for item in wanted]))


def _by_period(
    analyses: Sequence[Analysis], budget: Budget
) -> tuple[tuple[Analysis, ...], tuple[Analysis, ...]]:
    """Return the articles of the period, and the others; without a period all are of it."""
    period = budget.period
    inside = tuple(a for a in analyses if period is None or period.holds(a.article.published))
    held = {analysis.article.path for analysis in inside}
    return inside, tuple(a for a in analyses if a.article.path not in held)


def _key_sentences(told: Sequence[Candidate], budget: Budget) -> tuple[Candidate, ...]:
    """Return the sentences for the key points: the best that stand alone, at most half of what is told."""
    alone = [candidate for candidate in told if candidate.wording.standing == "alone"]
    most = min(budget.most_points, max(budget.least_points, len(told) // 2))
    return tuple(alone[:most])


def _summary(
    analyses: Sequence[Analysis],
    inside: Sequence[Analysis],
    topic: Topic,
    chosen: _Chosen,
    disagreed: tuple[Conflict, ...],
) -> Summary:
    desk = chosen.budget.desk
    points = tuple(map(chosen.as_point, chosen.key))
    developments = as_developments(chosen.told, chosen.as_point, analyses)
    background = as_developments(chosen.behind, chosen.as_point, analyses)
    quotes = tuple(noted(desk, quote) for quote in as_quotes(chosen.quoted))
    figures = without_dropped(desk, as_figures(inside, topic.id))
    told = chain.from_iterable(development.points for development in (*developments, *background))
    all_points = (*points, *told)
    evidence = list(_evidence(all_points, quotes, figures))
    evidence.extend(piece for each in disagreed for side in each.sides for piece in side.evidence)
    cited = {piece.path for piece in evidence}
    used = [analysis for analysis in analyses if analysis.article.path in cited]
    people = _people(used, quotes, all_points)
    evidence.extend(piece for person in people for piece in person.evidence)
    return Summary(
        topic=topic,
        key_points=points,
        developments=developments,
        quotes=quotes,
        figures=figures,
        timeline=as_timeline([*chosen.key, *chosen.told]),
        conflicts=disagreed,
        people=people,
        gaps=gaps(used, all_points, chosen.budget.period),
        sources=tuple(_source(analysis, evidence, chosen.budget.publishers) for analysis in used),
        left_out=tuple(
            LeftOut(analysis.article.path, "nothing in it was chosen")
            for analysis in analyses
            if analysis.article.path not in cited
        ),
        bottom_line=_bottom_line(points),
        background=background,
    )


def _bottom_line(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the key point that most outlets report; the first of those that are as many."""
    best = max(points, key=lambda point: point.reported_by, default=None)
    return (best,) if best is not None and len(points) > 1 else ()


def _evidence(
    points: Iterable[Point], quotes: Iterable[KeyQuote], figures: Iterable[KeyFigure]
) -> Iterable[Evidence]:
    for piece in chain[Point | KeyQuote | KeyFigure](points, quotes, figures):
        yield from piece.evidence


def _people(
    analyses: Sequence[Analysis], quotes: Sequence[KeyQuote], points: Sequence[Point]
) -> tuple[KeyPerson, ...]:
    """Return those who are quoted or named in a point, with the role that a source gives them first."""
    quoted = {quote.speaker for quote in quotes}
    places = [(e.path, e.span) for point in points for e in point.evidence]
    found: dict[str, KeyPerson] = {}
    for analysis in analyses:
        path = analysis.article.path
        for person in analysis.people:
            named = any(
                path == other and any(span.holds(m) for m in person.mentions) for other, span in places
            )
            if person.name in found or person.described is None or not (named or person.name in quoted):
                continue
            evidence = evidence_at(analysis.article, person.described)
            found[person.name] = KeyPerson(person.name, person.role, (evidence,))
    return tuple(found[name] for name in sorted(found, key=lambda name: (name.split()[-1], name)))


def _source(analysis: Analysis, evidence: Sequence[Evidence], publishers: Publishers) -> Source:
    article = analysis.article
    body = _body(analysis)
    taken = {at for piece in evidence if piece.path == article.path for at in _places(piece.span)}
    return Source(
        path=article.path,
        title=analysis.title,
        publisher=article.publisher,
        kind=known.kind if (known := publishers.get((article.publisher or "").casefold())) else None,
        published=article.published,
        url=article.url,
        sha256=article.sha256,
        quoted_share=round(len(body & taken) / len(body), 4) if body else 0.0,
        characters=len(body),
    )


def _body(analysis: Analysis) -> set[int]:
    """Return the places of the body's characters, white space aside."""
    text = analysis.article.text
    return {at for span in analysis.paragraphs for at in _places(span) if not text[at].isspace()}


def _places(span: Span) -> range:
    return range(span.start, span.end)
