"""The lines and paragraphs of a text as it was pasted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from briefmaker.model.span import Span, trimmed

_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”“’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as far as the page's own breaks tell."""

    span: Span
    block: int
    """Number of the block between blank lines that it stands in."""


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the paragraphs of `text` in reading order, without the white space around them.

    A line break ends a paragraph, as web pages come when they are copied, unless the block is
    hard-wrapped like a mail: then the blank line does.
    """
    lines: list[Line] = []
    for block, match in enumerate(_BLOCK.finditer(text)):
        spans = tuple(_line_spans(text, Span(*match.span())))
        if _is_wrapped([span.of(text) for span in spans]):
            spans = (Span(spans[0].start, spans[-1].end),)
        lines.extend(Line(span, block) for span in spans)
    return tuple(lines)


def ends_sentence(words: str) -> bool:
    """Return whether `words` end as a sentence does, quotation marks and brackets aside."""
    return bool(_ENDS_SENTENCE.search(words))


def _line_spans(text: str, block: Span) -> list[Span]:
    breaks = [block.start - 1, *(m.start() for m in re.finditer("\n", block.of(text) + "\n"))]
    starts = [block.start, *(block.start + at + 1 for at in breaks[1:])]
    spans = [trimmed(text, Span(start, min(end - 1, block.end))) for start, end in pairwise(starts)]
    return [span for span in spans if len(span)]


def _is_wrapped(lines: list[str]) -> bool:
    """Return whether the lines were broken to a width: alike in length, and mid-sentence.

    Mail programs and text browsers wrap between 60 and 100 characters.
    """
    if len(lines) < 3:
        return False
    lengths = [len(line) for line in lines[:-1]]
    even = max(lengths) <= 100 and min(lengths) >= 0.7 * max(lengths) and min(lengths) >= 40
    open_ended = sum(not ends_sentence(line) for line in lines[:-1])
    return even and open_ended >= 0.6 * len(lengths)
