"""The sources of a summary, and how much of each it reproduces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmaker.model.analysis import Analysis
from briefmaker.model.evidence import Evidence
from briefmaker.model.publisher import Publishers
from briefmaker.model.span import Span
from briefmaker.model.summary import Source
from briefmaker.summarise.terms import terms_of

_DAY = re.compile(r"[A-Z][a-z]{2,} \d{1,2}(?!\d)|\b\d{1,2} [A-Z][a-z]{2,}")


def source_of(analysis: Analysis, evidence: Sequence[Evidence], publishers: Publishers) -> Source:
    """Return the article as a source, with the share of its body that `evidence` reproduces."""
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
        names_days=_first_day(analysis),
        terms=terms_of(analysis, publishers),
    )


def _first_day(analysis: Analysis) -> str | None:
    """Return the words of the first date that names a day of a month, outside quotations."""
    text = analysis.article.text
    dates = (d.span for d in analysis.dates if not any(q.span.overlaps(d.span) for q in analysis.quotes))
    return next((found for span in dates if _DAY.search(found := " ".join(span.of(text).split()))), None)


def body_size(analysis: Analysis) -> int:
    """Return how many characters the body has, white space aside."""
    return len(_body(analysis))


def _body(analysis: Analysis) -> set[int]:
    """Return the places of the body's characters, white space aside."""
    text = analysis.article.text
    return {at for span in analysis.paragraphs for at in _places(span) if not text[at].isspace()}


def _places(span: Span) -> range:
    return range(span.start, span.end)
