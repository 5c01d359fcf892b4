"""An edited draft, signed off: what templates say of a draft becomes what they say of an edition.

An edited document is not made from its template again, so that the words of the editor stay. The words about
its state are those of the labels, and are known by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefmaker.compose.dates import date_in_words
from briefmaker.compose.normal import normalised
from briefmaker.compose.rebuild import Run, with_inner, with_runs
from briefmaker.model.document import Block, Inline, Meta, Paragraph, Strong, Text
from briefmaker.model.walk import words


def signed_off(blocks: tuple[Block, ...], meta: Meta, labels: Mapping[str, Any]) -> tuple[Block, ...]:
    """Return the tree of a draft as that of an approved edition; `meta` says by whom and when."""
    kept = (
        block for block in blocks if not (isinstance(block, Paragraph) and _is_for_editors(block, labels))
    )
    return normalised(with_runs(kept, lambda run: tuple(_signed_run(run, meta, labels))))


def _is_for_editors(block: Block, labels: Mapping[str, Any]) -> bool:
    """Return whether it asks an editor to confirm or write something."""
    text = words(block.inlines).strip() if isinstance(block, Paragraph) else ""
    asked = (labels["suggested"], labels["suggested_undated"])
    return text in asked or text.startswith(f"{labels['left_to_write']}: ")


def _signed_run(run: Run, meta: Meta, labels: Mapping[str, Any]) -> Iterator[Inline]:
    draft = Strong((Text(labels["draft"]),))
    for inline in run:
        if inline == draft:
            yield Strong((Text(labels["approved"]),))
            yield Text(_by_whom(meta, labels))
        else:
            yield _without_caution(inline, f" {labels['method_draft']}")


def _without_caution(inline: Inline, caution: str) -> Inline:
    if isinstance(inline, Text):
        return Text(inline.text.replace(caution, ""))
    return with_inner(inline, lambda inner: tuple(_without_caution(each, caution) for each in inner))


def _by_whom(meta: Meta, labels: Mapping[str, Any]) -> str:
    if not meta.approved_by:
        return ""
    day = date_in_words((meta.approved_at or "")[:10], tuple(labels["months"]))
    return f" {labels['approved_by']} {', '.join(meta.approved_by)}, {day}"
