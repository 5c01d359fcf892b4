"""The terms of a source: what its own notice says, else the configuration, else the ceiling of the house."""

from __future__ import annotations

import re

from briefmaker.model.analysis import Analysis
from briefmaker.model.publisher import Publishers
from briefmaker.model.rights import Terms
from briefmaker.summarise.rules import rules_of


def terms_of(analysis: Analysis, publishers: Publishers, ceiling: float | None = None) -> Terms:
    """Return the terms of an article: the strictest share of notice and configuration, or else `ceiling`."""
    text = analysis.article.text
    noticed = _noticed(" ".join(" ".join(span.of(text).split()) for span in analysis.rights))
    known = publishers.get((analysis.article.publisher or "").casefold())
    configured = known.terms if known else Terms()
    own = noticed.over(configured) if _is_stricter(noticed, configured) else configured.over(noticed)
    return own if own.limits else own.over(Terms(max_share=ceiling))


def _is_stricter(one: Terms, other: Terms) -> bool:
    return one.max_share is not None and (other.max_share is None or one.max_share <= other.max_share)


def _noticed(notice: str) -> Terms:
    rules = rules_of("rights")
    share, words = _number(rules["share"], notice), _number(rules["words"], notice)
    limits = share is not None or words is not None
    return Terms(
        max_share=None if share is None else float(share) / 100,
        max_words=None if words is None else int(words),
        must_link=limits and _says(rules["link"], notice),
        must_name=limits and _says(rules["name"], notice),
    )


def _number(patterns: list[str], notice: str) -> str | None:
    found = (re.search(pattern, notice, re.IGNORECASE) for pattern in patterns)
    return next((match[1] for match in found if match), None)


def _says(patterns: list[str], notice: str) -> bool:
    return any(re.search(pattern, notice, re.IGNORECASE) for pattern in patterns)
