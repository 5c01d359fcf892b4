"""Where a statement comes from: W3C position and quotation selectors, with a stable id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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


def iter_recorded(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield each piece of evidence in a record, or in a part of one, as it was read from its JSON.

    The record of the draft that an edited document was made from (`base`) is no part of it.
    """
    if isinstance(value, dict):
        if "exact" in value and "prefix" in value:
            yield value
        for name, inner in value.items():
            if name != "base":
                yield from iter_recorded(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from iter_recorded(inner)
