"""Where a statement comes from: W3C position and quotation selectors, with a stable id."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from briefmaker.model.article import Article
from briefmaker.model.span import Span

CONTEXT = 32
"""Characters of prefix and suffix, as the Web Annotation model's examples and Hypothesis keep them."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a source at their place."""

    id: str
    """Hash of path, exact words and prefix: it survives edits elsewhere in the source."""
    path: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    line: int
    """1-based line of the source's text."""


def evidence_at(article: Article, span: Span) -> Evidence:
    """Return the evidence for the words at `span` of `article`."""
    text = article.text
    exact = span.of(text)
    prefix = text[max(0, span.start - CONTEXT) : span.start]
    return Evidence(
        id=short_hash(article.path, exact, prefix),
        path=article.path,
        span=span,
        exact=exact,
        prefix=prefix,
        suffix=text[span.end : span.end + CONTEXT],
        line=text.count("\n", 0, span.start) + 1,
    )


def short_hash(*parts: str) -> str:
    """Return twelve hexadecimal digits that stand for `parts`: 48 bits, ample for one folder."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
