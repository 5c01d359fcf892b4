"""Our predictions, in the forms that the scorers read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from briefmaker.analysis import analyse, lexicon
from briefmaker.model.analysis import Analysis, Quantity, Quote
from briefmaker.model.article import Article

_DOUBLE_MARKS = ('"', "“")
"""The gold holds no other quotations."""
_CURRENCIES = {
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "CHF": "swiss franc",
    "CNY": "chinese yuan",
    "EUR": "euro",
    "GBP": "pound sterling",
    "HKD": "hong kong dollar",
    "ILS": "shekel",
    "INR": "indian rupee",
    "JPY": "japanese yen",
    "MYR": "malaysian ringgit",
    "RUB": "ruble",
    "SGD": "singapore dollar",
    "USD": "dollar",
}
"""The scorer's words for codes of ISO 4217."""
_SIGNS = {
    "~": frozenset(("about", "around", "roughly", "some", "nearly", "almost", "approximately", "close to")),
    ">": frozenset(("more than", "over", "above", "at least", "no fewer than", "no less than")),
    "<": frozenset(("less than", "fewer than", "under", "below", "up to", "at most", "no more than")),
}


def analysed(text: str) -> Analysis:
    """Return the analysis of an English article with this text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return analyse(Article(path="a.txt", text=text, sha256=sha256, language="en"), lexicon())


def quotations(texts: Iterable[str]) -> list[list[dict[str, Any]]]:
    """Return the double-quoted stretches of each article, each with speaker and basis."""
    return [list(_entries(analysed(text))) for text in texts]


def _entries(analysis: Analysis) -> Iterable[dict[str, Any]]:
    text = analysis.article.text
    for quote in analysis.quotes:
        if text[quote.span.start - 1 : quote.span.start] in _DOUBLE_MARKS:
            yield {"start": quote.span.start, "end": quote.span.end, **_speaker(quote, text)}


def _speaker(quote: Quote, text: str) -> dict[str, str | None]:
    if quote.speaker is None:
        return {"speaker": None, "mention": None, "basis": None}
    mention = quote.speaker.mention
    return {
        "speaker": quote.speaker.name,
        "mention": mention.of(text) if mention else None,
        "basis": quote.speaker.basis,
    }


def quantities(sentences: Iterable[str]) -> list[list[dict[str, Any]]]:
    """Return the quantities of each sentence, those without a value left out."""
    found = (analysed(sentence) for sentence in sentences)
    return [[_row(q, a.article.text) for q in a.quantities if q.value is not None] for a in found]


def _row(quantity: Quantity, text: str) -> dict[str, Any]:
    factor = 0.01 if _is_fraction(quantity, text) else 1.0
    low, high = float(quantity.value or 0) * factor, quantity.high
    unit = quantity.unit or ""
    measured = quantity.measures or quantity.about
    return {
        "value": low if high is None else [low, float(high)],
        "unit": _CURRENCIES.get(unit[:3], unit[:3]) + unit[3:],
        "change": _sign(quantity.qualifier),
        "concept": measured.of(text) if measured else "",
    }


def _is_fraction(quantity: Quantity, text: str) -> bool:
    """Return whether the text has a fraction in words: a fifth is 0.2 in the gold, 20 per cent with us."""
    words = quantity.span.of(text)
    return (
        quantity.unit == "percent"
        and "per" not in words
        and not any(character.isdigit() for character in words)
        and text[quantity.span.end :].startswith(" of")
    )


def _sign(qualifier: str | None) -> str:
    return next((sign for sign, words in _SIGNS.items() if (qualifier or "").lower() in words), "=")


def bodies(pages: dict[str, str]) -> dict[str, str]:
    """Return what is kept of each page: its paragraphs, a line each."""
    found = {page: analysed(text) for page, text in pages.items()}
    return {page: "\n".join(p.of(a.article.text) for p in a.paragraphs) for page, a in found.items()}
