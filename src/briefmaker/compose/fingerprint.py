"""A short mark of what a document says: two prints with the same mark have the same words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from briefmaker.model.document import Block
from briefmaker.model.walk import iter_runs, words

DIGITS = 8


def fingerprint(blocks: Iterable[Block]) -> str:
    """Return the first eight hexadecimal digits of the SHA-256 of the words, in reading order."""
    text = "\n".join(words(run) for run in iter_runs(blocks))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
