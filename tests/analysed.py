"""A text analysed, and what was found in it as a line of words."""

from __future__ import annotations

import hashlib

from briefmaker.analysis import analyse, lexicon
from briefmaker.model.analysis import Analysis, DateMention, Quantity, Quote
from briefmaker.model.article import Article


def article(text: str, path: str = "a.txt", **metadata: str | None) -> Article:
    """Return an article with this text."""
    return Article(path=path, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **metadata)


def analysed(text: str, path: str = "a.txt", **metadata: str | None) -> Analysis:
    """Return the analysis of an English article with this text."""
    return analyse(article(text, path, **{"language": "en", **metadata}), lexicon())


def shown_quote(analysis: Analysis, quote: Quote) -> str:
    """Return `kind | speaker | basis | cue | continues | words`."""
    text, speaker = analysis.article.text, quote.speaker
    return _row(
        quote.kind,
        speaker and speaker.name,
        speaker and speaker.basis,
        quote.cue and quote.cue.of(text),
        quote.continues,
        quote.span.of(text),
    )


def shown_quantity(analysis: Analysis, quantity: Quantity) -> str:
    """Return `F or n | words | value | high | unit | measures | said by`."""
    text = analysis.article.text
    return _row(
        "F" if quantity.is_figure else "n",
        quantity.span.of(text),
        quantity.value,
        quantity.high,
        quantity.unit,
        quantity.measures and quantity.measures.of(text),
        quantity.said_by,
    )


def shown_date(analysis: Analysis, date: DateMention) -> str:
    """Return `words | value`, and ` | known` where the value does not hold it all."""
    known = [date.known] if date.known else []
    return _row(date.span.of(analysis.article.text), date.value, *known)


def shown_page(analysis: Analysis) -> tuple[str, ...]:
    """Return the headline, each piece of furniture and each paragraph, white space squeezed."""
    text = analysis.article.text
    rows = [_row("headline", analysis.headline.of(text))] if analysis.headline else []
    rows += [_row(found.kind, found.span.of(text)) for found in analysis.furniture]
    rows += [_row("body", span.of(text)) for span in analysis.paragraphs]
    return tuple(rows)


def _row(*fields: object) -> str:
    return " | ".join("-" if field is None else " ".join(str(field).split()) for field in fields)
