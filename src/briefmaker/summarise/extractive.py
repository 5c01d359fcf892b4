"""The built-in summariser: it prints what the sources say, and chooses by relevance and novelty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from briefmaker.summarise.introductions import introduced
from briefmaker.summarise.keyfigures import as_figures
from briefmaker.summarise.keyquotes import as_quotes
from briefmaker.summarise.points import as_developments, as_point, as_timeline
from briefmaker.summarise.selection import choose

FLOOR = -0.1
"""Score below which nothing is printed: an honest briefing on a thin topic is short."""


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
    told, quotes = _by_kind(chosen)
    key = _key_sentences(told, budget)
    rest = [item for item in told if item not in key]
    merged = {id(item): merged_into(budget.desk, item, [*sentences, *speech]) for item in told}
    chosen_ones = _Chosen(key, rest, quotes, behind, offered, [*sentences, *speech], merged, budget)
    return _summary(analyses, topic, chosen_ones, conflicts(belonging))


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
    merged: Mapping[int, tuple[Evidence, ...]]
    """What the desk has merged into a sentence, by the sentence's identity."""
    budget: Budget

    def as_point(self, candidate: Candidate, of: Candidate | None = None) -> Point:
        """Return the point that a sentence makes, with what other sources and the desk add to it.

        `of` is the candidate that was chosen, where `candidate` is another wording of it.
        """
        point = as_point(candidate, self.offered, self.budget.publishers)
        evidence = dict.fromkeys((*point.evidence, *self.merged.get(id(of or candidate), ())))
        return noted(self.budget.desk, replace(point, evidence=tuple(evidence)))

    def introducing(self, known: set[str]) -> Callable[[Candidate], Point]:
        """Return what makes points in the order of printing: whoever is not `known` yet is named in full."""
        return lambda candidate: self.as_point(introduced(candidate, known), of=candidate)


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


def _summary(
    analyses: Sequence[Analysis],
    topic: Topic,
    chosen: _Chosen,
    disagreed: tuple[Conflict, ...],
) -> Summary:
    desk, known = chosen.budget.desk, set[str]()
    written = desk.written(topic.id)
    points, bottom_line = _key_points(chosen, known, disagreed)
    developments = as_developments(chosen.told, chosen.introducing(known), analyses)
    background = as_developments(chosen.behind, chosen.introducing(known), analyses)
    quotes = tuple(noted(desk, quote) for quote in as_quotes(chosen.quoted))
    figures = without_dropped(desk, as_figures(*_by_kind(chosen.printable), topic.id, known))
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
        bottom_line=() if "bottom-line" in written else bottom_line,
        written=written,
        background=background,
    )


def _key_points(
    chosen: _Chosen, known: set[str], disagreed: Sequence[Conflict]
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the key points and the bottom line: of what nobody disputes, the one that most outlets report.

    The first of those that are as many; empty where every point is disputed or where there is but one. It
    is printed first, so whoever it names is introduced there.
    """
    plain = tuple(map(chosen.as_point, chosen.key))
    settled = [
        place
        for place, (candidate, point) in enumerate(zip(chosen.key, plain, strict=True))
        if not candidate.wording.is_answered and not _is_disputed(point, disagreed)
    ]
    first = max(settled, key=lambda place: plain[place].reported_by, default=None)
    first = first if len(plain) > 1 else None
    make = chosen.introducing(known)
    order = range(len(plain)) if first is None else dict.fromkeys((first, *range(len(plain))))
    made = {place: make(chosen.key[place]) for place in order}
    points = tuple(made[place] for place in range(len(plain)))
    return points, () if first is None else (points[first],)


def _is_disputed(point: Point, disagreed: Sequence[Conflict]) -> bool:
    """Return whether the point is one side's of what the sources disagree about."""
    sides = [piece for each in disagreed for side in each.sides for piece in side.evidence]
    return any(
        piece.path == own.path and piece.span.overlaps(own.span) for piece in sides for own in point.evidence
    )


def _evidence(
    points: Iterable[Point], quotes: Iterable[KeyQuote], figures: Iterable[KeyFigure]
) -> Iterable[Evidence]:
    for piece in chain[Point | KeyQuote | KeyFigure](points, quotes, figures):
        yield from piece.evidence


def _people(
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
                is_own = own is not None and own.startswith(person.role or "")
                if person.name in wanted and person.described and is_own == fullest:
                    evidence = evidence_at(analysis.article, person.described)
                    role = own if is_own else person.role
                    found.setdefault(person.name, KeyPerson(person.name, role, (evidence,)))
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
        dateline=analysis.dateline,
    )


def _body(analysis: Analysis) -> set[int]:
    """Return the places of the body's characters, white space aside."""
    text = analysis.article.text
    return {at for span in analysis.paragraphs for at in _places(span) if not text[at].isspace()}


def _places(span: Span) -> range:
    return range(span.start, span.end)
