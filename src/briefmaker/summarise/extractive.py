"""The built-in summariser: it prints what the sources say, and chooses by relevance and novelty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from briefmaker.model.analysis import Analysis
from briefmaker.model.evidence import Evidence, evidence_at
from briefmaker.model.query import Topic
from briefmaker.model.span import Span
from briefmaker.model.summary import KeyFigure, KeyPerson, KeyQuote, LeftOut, Point, Source, Summary
from briefmaker.summarise.budget import Budget
from briefmaker.summarise.candidates import Candidate, QuoteCandidate, candidates
from briefmaker.summarise.conflicts import conflicts
from briefmaker.summarise.context import places
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
    sentences, speech = candidates(analyses, topic.id)
    offered: list[Candidate | QuoteCandidate] = [*sentences, *speech]
    chosen = choose(offered, budget.allowed(sum(item.words for item in offered)))
    told = [item for item in chosen if isinstance(item, Candidate)]
    quotes = [item for item in chosen if isinstance(item, QuoteCandidate)]
    key = _key_sentences(told, budget)
    told = [item for item in told if item not in key]
    return _summary(analyses, topic, key, told, quotes)


def _key_sentences(told: Sequence[Candidate], budget: Budget) -> tuple[Candidate, ...]:
    """Return the sentences for the key points: the best that stand alone, at most half of what is told."""
    alone = [candidate for candidate in told if candidate.wording.standing == "alone"]
    most = min(budget.most_points, max(budget.least_points, len(told) // 2))
    return tuple(alone[:most])


def _summary(
    analyses: Sequence[Analysis],
    topic: Topic,
    key: Sequence[Candidate],
    told: Sequence[Candidate],
    quoted: Sequence[QuoteCandidate],
) -> Summary:
    points = tuple(as_point(candidate) for candidate in key)
    developments = as_developments(told)
    quotes = as_quotes(quoted)
    figures = as_figures(analyses, topic.id)
    timeline = as_timeline([*key, *told])
    all_points = (*points, *chain.from_iterable(development.points for development in developments))
    evidence = list(_evidence(all_points, quotes, figures))
    used = [analysis for analysis in analyses if any(e.path == analysis.article.path for e in evidence)]
    people = _people(used, quotes, all_points)
    evidence.extend(piece for person in people for piece in person.evidence)
    return Summary(
        topic=topic,
        key_points=points,
        developments=developments,
        quotes=quotes,
        figures=figures,
        timeline=timeline,
        conflicts=conflicts(places(analyses, topic.id)),
        people=people,
        gaps=gaps(used, all_points),
        sources=tuple(_source(analysis, evidence) for analysis in used),
        left_out=tuple(
            LeftOut(analysis.article.path, "nothing in it was chosen")
            for analysis in analyses
            if analysis not in used
        ),
    )


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


def _source(analysis: Analysis, evidence: Sequence[Evidence]) -> Source:
    article = analysis.article
    body = _body(analysis)
    taken = {at for piece in evidence if piece.path == article.path for at in _places(piece.span)}
    return Source(
        path=article.path,
        title=analysis.title,
        publisher=article.publisher,
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
