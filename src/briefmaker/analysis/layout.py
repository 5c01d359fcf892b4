"""The lines and paragraphs of a text as it was pasted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefmaker.model.span import Span

STOPS = frozenset(".!?…")
CLOSING = "\"'”“’»)]"
"""Marks that may stand behind a full stop."""


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
    for number, spans in enumerate(_blocks(text)):
        wrapped = _is_wrapped([span.of(text) for span in spans])
        whole = [Span(spans[0].start, spans[-1].end)] if wrapped else spans
        lines.extend(Line(span, number) for span in whole)
    return tuple(lines)


def ends_sentence(words: str) -> bool:
    """Return whether `words` end as a sentence does, quotation marks and brackets aside."""
    return words.rstrip(CLOSING)[-1:] in STOPS


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the lines between blank lines, each without the white space around it."""
    block: list[Span] = []
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            at = start + len(line) - len(line.lstrip())
            block.append(Span(at, at + len(words)))
        elif block:
            yield block
            block = []
        start += len(line) + 1
    if block:
        yield block


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
