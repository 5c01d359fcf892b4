"""Tokens → inlines: an edited run written again, its statements and the editor's own words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefmaker.drafts.altered import Placed
from briefmaker.drafts.runs import Face
from briefmaker.model.document import Inline, LineBreak, Statement, Text


def write_run(
    placed: Sequence[Placed], evidence: Sequence[tuple[str, ...]], marker: str
) -> tuple[Inline, ...]:
    """Return the run; `evidence` is what each statement rests on, by its number."""
    written: list[Inline] = []
    end = 0
    for (number, is_own), inside in groupby(placed, key=lambda each: (each.statement, each.is_own)):
        held = list(inside)
        end += len(held)
        written += _spaces(held[0].token.gap)
        held[0] = replace(held[0], token=replace(held[0].token, gap=""))
        inlines = tuple(_faced(held))
        written += (Statement(evidence[number], inlines),) if number is not None else inlines
        if is_own and any(each.token.is_word for each in held) and not _begins(placed[end:], marker):
            written.append(Text(f" {marker}"))
    return tuple(written)


def own_words(placed: Sequence[Placed]) -> Iterator[str]:
    """Yield the editor's words in a run, stretch by stretch."""
    for is_own, inside in groupby(placed, key=lambda each: each.is_own):
        held = [each.token for each in inside]
        if is_own and any(token.is_word for token in held):
            yield " ".join("".join(token.gap + token.text for token in held).split())


def _begins(placed: Sequence[Placed], marker: str) -> bool:
    """Return whether the mark of the editor's words stands there already."""
    return "".join(each.token.gap + each.token.text for each in placed).lstrip().startswith(marker)


def _faced(placed: Sequence[Placed]) -> Iterator[Inline]:
    for face, inside in groupby(placed, key=lambda each: each.token.face):
        run: list[Inline] = []
        for number, each in enumerate(inside):
            if number:
                run += _spaces(each.token.gap)
            else:
                yield from _spaces(each.token.gap)
            run.append(each.token.cites or Text(each.token.text))
        yield from _within(face, tuple(run))


def _within(face: Face, run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    for outer in reversed(face):
        run = (replace(outer, inlines=run),)
    return run


def _spaces(gap: str) -> Iterator[Inline]:
    """Yield the white space between two words: a new line is one of its own."""
    if "\n" in gap:
        yield LineBreak()
    elif gap:
        yield Text(gap)
