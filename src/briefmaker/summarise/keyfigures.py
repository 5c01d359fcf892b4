"""Figures worth printing, each with the words that say what it is of.

A figure goes through the checks of a sentence: where its sentence cannot be printed out of its place,
or nobody is known to have spoken it, a reader could not tell what is counted, and it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefmaker.model.analysis import Analysis, Quantity
from briefmaker.model.evidence import evidence_at
from briefmaker.model.span import Span
from briefmaker.model.summary import KeyFigure
from briefmaker.summarise.candidates import Candidate, QuoteCandidate
from briefmaker.summarise.introductions import introduced
from briefmaker.summarise.selection import SAME
from briefmaker.summarise.vectors import Vector, cosine


@dataclass(frozen=True, slots=True)
class _Telling:
    """A figure where it is told."""

    analysis: Analysis
    quantity: Quantity
    words: str
    """The sentence as it can be printed."""
    place: Span
    vector: Vector

    @property
    def figure(self) -> KeyFigure:
        article, quantity = self.analysis.article, self.quantity
        return KeyFigure(
            surface=quantity.span.of(article.text),
            value=quantity.value,
            high=quantity.high,
            unit=quantity.unit,
            measures=quantity.measures.of(article.text) if quantity.measures else None,
            said_by=quantity.said_by,
            status=quantity.status,
            sentence=self.words,
            evidence=(evidence_at(article, self.place),),
        )


def as_figures(
    told: Sequence[Candidate], spoken: Sequence[QuoteCandidate], topic_id: str, known: set[str]
) -> tuple[KeyFigure, ...]:
    """Return the figures of the topic's own sentences, in reading order.

    `told` and `spoken` are what can be printed of them. A figure that two sentences tell alike has both
    places; the same number of something else is a figure of its own. Whoever is not `known` yet is named
    in full.
    """
    tellings = [*_iter_told(told, topic_id, known), *_iter_spoken(spoken, topic_id)]
    found: list[list[_Telling]] = []
    by_number: dict[tuple[object, ...], list[list[_Telling]]] = {}
    for telling in sorted(tellings, key=lambda t: (t.analysis.article.path, t.quantity.span)):
        rivals = by_number.setdefault(_number(telling), [])
        same = next((group for group in rivals if _is_same(telling, group[0])), None)
        if same is None:
            found.append([telling])
            rivals.append(found[-1])
        else:
            same.append(telling)
    return tuple(map(_told_once, found))


def _number(telling: _Telling) -> tuple[object, ...]:
    return telling.quantity.value, telling.quantity.high, telling.quantity.unit


def _told_once(group: Sequence[_Telling]) -> KeyFigure:
    """Return the figure as the first telling has it, with the places of all."""
    evidence = dict.fromkeys(piece for telling in group for piece in telling.figure.evidence)
    return replace(group[0].figure, evidence=tuple(evidence))


def _iter_told(told: Sequence[Candidate], topic_id: str, known: set[str]) -> Iterator[_Telling]:
    for each in told:
        figures = [q for q in each.analysis.figures if any(s.holds(q.span) for s in each.wording.spans)]
        if not figures or topic_id not in each.sentence.topics or not _stands(each):
            continue
        wording, text = introduced(each, known).wording, each.analysis.article.text
        place = Span(wording.spans[0].start, wording.spans[-1].end)
        for quantity in figures:
            yield _Telling(each.analysis, quantity, wording.text(text), place, each.vector)


def _stands(told: Candidate) -> bool:
    """Return whether the sentence says enough without a headline, or says itself what it leaves open."""
    return told.wording.standing == "alone" or told.wording.own_voice


def _iter_spoken(spoken: Sequence[QuoteCandidate], topic_id: str) -> Iterator[_Telling]:
    """Yield the figures of quotations whose speaker is known; their words stay in quotation marks."""
    for each in spoken:
        for quantity in each.analysis.figures:
            part = next((part for part in each.parts if part.span.holds(quantity.span)), None)
            if part and part.quote.speaker and _is_on(each.analysis, quantity, topic_id):
                words = " ".join(part.span.of(each.analysis.article.text).split()).rstrip(",")
                yield _Telling(each.analysis, quantity, f"“{words}”", part.span, each.vector)


def _is_on(analysis: Analysis, quantity: Quantity, topic_id: str) -> bool:
    return any(
        topic_id in sentence.topics and sentence.span.holds(quantity.span) for sentence in analysis.sentences
    )


def _is_same(one: _Telling, other: _Telling) -> bool:
    """Return whether two that tell the same number tell one figure: their sentences say the same."""
    told_again = one.analysis is other.analysis and one.quantity is other.quantity
    return told_again or cosine(one.vector, other.vector) >= SAME
