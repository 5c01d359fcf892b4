"""Characters that no file of ours can hold, and what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.document import Block
from briefmaker.model.walk import iter_runs, words

REPLACEMENT = "□"
"""Stands where a format allows no character: a reader sees that something was there."""
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0, production 2, leaves out; named one by one, the pattern is made 30 times as fast."""


def unprintable(blocks: Iterable[Block], form: str) -> tuple[Diagnostic, ...]:
    """Return a warning where `blocks` hold characters that a file in `form` cannot."""
    count = sum(len(FORBIDDEN.findall(words(inlines))) for inlines in iter_runs(blocks))
    if not count:
        return ()
    noun, verb, pronoun = ("character", "is", "it") if count == 1 else ("characters", "are", "them")
    message = (
        f"{count} control {noun} cannot stand in {form} file and {verb} shown as {REPLACEMENT}: "
        f"remove {pronoun} from the source"
    )
    return (Diagnostic(code="unprintable", severity="warning", message=message),)
