"""The numbers that a document gives of itself: they are counted again once something was cut."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefmaker.compose import with_runs
from briefmaker.model.document import Block, Inline, Text


def recounted(
    blocks: tuple[Block, ...], record: Mapping[str, Any], labels: Mapping[str, Any]
) -> tuple[Block, ...]:
    """Return the tree with the counts of `record` in the words of the built-in templates.

    These are the sources behind the edition, and how much is verified and how much attributed by rule.
    """
    patterns = tuple(_patterns(record, labels))

    def changed(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(_changed(inline, patterns) for inline in run)

    return with_runs(blocks, changed)


def _changed(inline: Inline, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> Inline:
    if not isinstance(inline, Text):
        return inline
    text = inline.text
    for pattern, words in patterns:
        text = pattern.sub(words.replace("\\", r"\\"), text)
    return Text(text)


def _patterns(record: Mapping[str, Any], labels: Mapping[str, Any]) -> list[tuple[re.Pattern[str], str]]:
    sources = len(record["sources"])
    one, several = re.escape(labels["one_source"]), re.escape(labels["sources_count"])
    cited = labels["one_source"] if sources == 1 else f"{sources} {labels['sources_count']}"
    accounts = (
        rf"{re.escape(labels['verified'])} {re.escape(labels['figures'])}: \d+; "
        rf"{re.escape(labels['quotations'])}: \d+\.(?: {re.escape(labels['attributed_by_rule'])} [^.]*\.)?"
        rf"(?: {re.escape(labels['method_edited'])})?"
    )
    return [
        (re.compile(rf"(?<=· )(?:{one}|\d+ {several})(?= ·|$)"), cited),
        (re.compile(accounts), _accounts(record, labels)),
    ]


def _accounts(record: Mapping[str, Any], labels: Mapping[str, Any]) -> str:
    """Return how much is verified and attributed, as the macro `accounts` of the templates says it."""
    topics = record.get("topics") or [record]
    figures = sum(len(topic["figures"]) for topic in topics)
    quotes = [quote for topic in topics for quote in topic["quotes"]]
    spoken = [quote for quote in quotes if quote["speaker"]]
    inferred = sum(quote["basis"] in labels["basis"] for quote in spoken)
    told = f"{labels['verified']} {labels['figures']}: {figures}; {labels['quotations']}: {len(quotes)}."
    edited = f" {labels['method_edited']}" if record.get("edited", {}).get("own") else ""
    if not quotes:
        return told + edited
    named = f"{labels['named_beside']}: {len(spoken) - inferred}; {labels['inferred']}: {inferred}"
    left = len(quotes) - len(spoken)
    opened = f"; {labels['left_open']}: {left}" if left else ""
    return f"{told} {labels['attributed_by_rule']} {named}{opened}.{edited}"
