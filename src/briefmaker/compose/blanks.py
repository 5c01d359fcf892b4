"""White space in a run of inlines: single blanks, none at the edges or beside a line break.

Two walks over the run, whatever its nesting: forwards to drop a blank after another, backwards to
drop one before the end; and line breaks at the edges with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import assert_never

from briefmaker.model.document import (
    Citation,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    SourceName,
    Statement,
    Strong,
    Text,
)

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
"""All white space but U+00A0 and U+202F, which a writer chose."""

_BLANK_BEFORE = re.compile(r"^ ")
_BLANK_AFTER = re.compile(r" $")


def trimmed_run(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return `inlines` with single blanks between words and none elsewhere, and no line break at an edge.

    Empty inlines may remain.
    """
    forwards = _Walk(_BLANK_BEFORE, -1)
    squeezed = [forwards.over(inline) for inline in inlines]
    backwards = _Walk(_BLANK_AFTER, 0)
    trimmed = [backwards.over(inline) for inline in reversed(squeezed)]
    return tuple(reversed(trimmed))


@dataclass(slots=True)
class _Walk:
    """A walk in one direction; at its start, and behind a blank or a line break, a blank is dropped."""

    edge: re.Pattern[str]
    """The blank that the walk meets first in a text."""
    far_end: int
    """Index of the character of a text that the walk meets last."""
    drops_blank: bool = True
    is_at_edge: bool = True
    """Whether nothing was met yet: a line break here is nothing."""

    def over(self, inline: Inline) -> Inline:
        match inline:
            case Text(text):
                return Text(self._text(text))
            case (
                Emphasis(inner) | Strong(inner) | Link(_, inner) | Statement(_, inner) | SourceName(_, inner)
            ):
                return replace(inline, inlines=self._inner(inner))
            case Citation():
                self.drops_blank = self.is_at_edge = False
                return inline
            case LineBreak():
                self.drops_blank = True
                return Text("") if self.is_at_edge else inline
            case _:
                assert_never(inline)

    def _inner(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if self.far_end == -1:
            return tuple(self.over(inline) for inline in inlines)
        return tuple(reversed([self.over(inline) for inline in reversed(inlines)]))

    def _text(self, text: str) -> str:
        squeezed = _BLANKS.sub(" ", text.replace("\0", "\ufffd"))
        kept = self.edge.sub("", squeezed) if self.drops_blank else squeezed
        if kept:
            self.is_at_edge = False
            # Only forwards is a blank behind a blank one too many: backwards there are none left.
            self.drops_blank = self.far_end == -1 and kept[-1] == " "
        return kept
