"""What `inspect --json` prints: an analysis in the form of the contract `briefmaker.analysis/1`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from briefmaker.model.analysis import Analysis, Quantity, Quote, Speaker
from briefmaker.model.span import Span

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | bool | None"

SCHEMA = "briefmaker.analysis/1"


def analysis_record(analysis: Analysis) -> dict[str, JSON]:
    """Return the analysis as a JSON object; its offsets are code points of `article.text`."""
    text = analysis.article.text
    return {
        "schema": SCHEMA,
        "article": _article(analysis),
        "headline": _place(analysis.headline) if analysis.headline else None,
        "furniture": [{**_place(found.span), "kind": found.kind} for found in analysis.furniture],
        "rights": [_item(span, text) for span in analysis.rights],
        "sentences": [{**_place(s.span), "topics": list[JSON](s.topics)} for s in analysis.sentences],
        "quotes": [_quote(quote, text) for quote in analysis.quotes],
        "quantities": [_quantity(quantity, text) for quantity in analysis.figures],
        "dates": [
            {**_item(date.span, text), "value": date.value, "known": date.known} for date in analysis.dates
        ],
        "people": [
            {"name": person.name, "role": person.role, "mentions": _places(person.mentions)}
            for person in analysis.people
        ],
    }


def _article(analysis: Analysis) -> dict[str, JSON]:
    article = analysis.article
    return {
        "id": article.path,
        "path": article.path,
        "title": analysis.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published,
        "language": analysis.language,
        "url": article.url,
        "sha256": article.sha256,
        "text": article.text,
    }


def _quote(quote: Quote, text: str) -> dict[str, JSON]:
    return {
        **_item(quote.span, text),
        "kind": quote.kind,
        "speaker": _speaker(quote.speaker, text) if quote.speaker else None,
        "cue": quote.cue.of(text) if quote.cue else None,
        "continues": quote.continues,
    }


def _speaker(speaker: Speaker, text: str) -> dict[str, JSON]:
    return {
        "name": speaker.name,
        "role": speaker.role,
        "mention": speaker.mention.of(text) if speaker.mention else None,
        "basis": speaker.basis,
    }


def _quantity(quantity: Quantity, text: str) -> dict[str, JSON]:
    return {
        **_item(quantity.span, text),
        "value": _decimal(quantity.value),
        "high": _decimal(quantity.high),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "measures": measured.of(text) if (measured := quantity.measures or quantity.about) else None,
        "said_by": quantity.said_by,
        "status": quantity.status,
    }


def _place(span: Span) -> dict[str, JSON]:
    return {"start": span.start, "end": span.end}


def _item(span: Span, text: str) -> dict[str, JSON]:
    return {**_place(span), "text": span.of(text)}


def _places(spans: Iterable[Span]) -> list[JSON]:
    return [_place(span) for span in spans]


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
