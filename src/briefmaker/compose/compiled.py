"""Compiled templates, kept while the process lives: a build of five packs compiles each template once.

Compiling is most of what `compose` costs. Code depends on a template's name, place and text alone,
never on the words that fill it, so one rendering's code serves the next; an edited template has
another text. Nothing is written to disk, where somebody else could change it.
"""

from __future__ import annotations

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

MOST = 64
"""Templates kept; a preview that is edited all day must not fill memory."""


class CompiledTemplates(BytecodeCache):
    """The code of templates, through Jinja's own door for it."""

    def __init__(self) -> None:
        """Start with none."""
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` with the code of its template, where it is known."""
        bucket.code = self.codes.get(_identity(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in `bucket`; all others are dropped where there are too many."""
        if len(self.codes) >= MOST:
            self.codes.clear()
        if bucket.code is not None:
            self.codes[_identity(bucket)] = bucket.code


def _identity(bucket: Bucket) -> tuple[str, str]:
    """Return what tells templates apart: the hash of name and place, and that of the text."""
    return bucket.key, bucket.checksum
