"""Figures worth printing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.model.analysis import Analysis, Quantity, Sentence
from briefmaker.model.evidence import evidence_at
from briefmaker.model.span import Span
from briefmaker.model.summary import KeyFigure
from briefmaker.summarise.wording import worded


def as_figures(analyses: Sequence[Analysis], topic_id: str) -> tuple[KeyFigure, ...]:
    """Return the figures in the topic's sentences, in reading order; one told twice has both places."""
    found: dict[tuple[Decimal | None, Decimal | None, str | None], KeyFigure] = {}
    for analysis in analyses:
        for sentence in analysis.sentences:
            if topic_id not in sentence.topics:
                continue
            for quantity in analysis.figures:
                key = (quantity.value, quantity.high, quantity.unit)
                if not sentence.span.holds(quantity.span):
                    continue
                if key in found:
                    found[key] = _with_more(found[key], _key_figure(analysis, sentence, quantity))
                elif _can_stand(analysis, sentence, quantity):
                    found[key] = _key_figure(analysis, sentence, quantity)
    return tuple(found.values())


def _can_stand(analysis: Analysis, sentence: Sentence, quantity: Quantity) -> bool:
    """Return whether a reader can tell what the figure is of: from its label, or from its sentence."""
    if quantity.measures or any(quote.span.overlaps(sentence.span) for quote in analysis.quotes):
        return True
    return worded(analysis, sentence).standing != "never"


def _key_figure(analysis: Analysis, sentence: Sentence, quantity: Quantity) -> KeyFigure:
    article = analysis.article
    measures = quantity.measures
    shown = Span(quantity.span.start, measures.end) if measures else sentence.span
    return KeyFigure(
        surface=quantity.span.of(article.text),
        value=quantity.value,
        high=quantity.high,
        unit=quantity.unit,
        measures=measures.of(article.text) if measures else None,
        said_by=quantity.said_by,
        status=quantity.status,
        sentence=" ".join(sentence.span.of(article.text).split()),
        evidence=(evidence_at(article, shown),),
    )


def _with_more(first: KeyFigure, second: KeyFigure) -> KeyFigure:
    return KeyFigure(
        surface=first.surface,
        value=first.value,
        high=first.high,
        unit=first.unit,
        measures=first.measures,
        said_by=first.said_by,
        status=first.status,
        sentence=first.sentence,
        evidence=(*first.evidence, *second.evidence),
    )
