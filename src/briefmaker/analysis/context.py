"""The words before an amount, near enough to say something of it."""

from __future__ import annotations

from briefmaker.model.span import Span

_REACH = 300
"""A sentence without an end, such as a table, is looked at no further, so that time stays linear."""


def words_before(text: str, sentence: Span, at: int, reach: int = _REACH) -> str:
    """Return what stands before `at` in the sentence, at most `reach` characters."""
    return text[max(sentence.start, at - reach) : at]
