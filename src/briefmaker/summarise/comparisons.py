"""Figures that compare: of one unit, one sentence and one verb, each with whom it is of.

`Norland took in 1.5 million people, Sudland 225,000 and Ostland 176,000`: where the verb stands once and only
names and numbers follow, the numbers are of the same thing by grammar. Anything looser is not drawn: aid
beside weapons, a request beside a grant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefmaker.model.summary import Bar, Comparison, KeyFigure

FEWEST = 3
"""Figures below which nothing is drawn."""
_NAME = r"(?P<name>(?:[Tt]he )?[A-Z][\w’.-]*(?: (?:of )?[A-Z][\w’.-]*)*)"
_FIRST = re.compile(rf"(?:^|[,;:“(] ?|\b(?:and|but|that|while|as) ){_NAME} (?:[a-z’-]+ )+$")
"""A name and a verb before the first number."""
_NEXT = re.compile(rf"^[^,;:.]*(?:,| and| but|, and|, while) {_NAME} $")
"""What may still belong to the number before, then a name and nothing else before the next."""


def comparisons(figures: Sequence[KeyFigure]) -> tuple[Comparison, ...]:
    """Return what can be drawn of the figures, in their order."""
    by_sentence: dict[tuple[object, ...], list[KeyFigure]] = {}
    for figure in figures:
        by_sentence.setdefault((figure.sentence, figure.evidence, figure.unit), []).append(figure)
    found = (tuple(_iter_bars(row)) for row in by_sentence.values() if len(row) >= FEWEST)
    return tuple(Comparison(bars) for bars in found if len({bar.name for bar in bars}) >= FEWEST)


def _iter_bars(row: Sequence[KeyFigure]) -> Iterator[Bar]:
    """Yield the figures of one sentence with whom they are of, up to the first where that is not clear."""
    sentence, at = row[0].sentence, 0
    pattern = _FIRST
    for figure in row:
        start = sentence.find(figure.surface, at)
        named = pattern.search(sentence[at:start]) if start >= 0 else None
        if not named or figure.value is None or figure.value < 0 or figure.high is not None:
            return
        yield Bar(named["name"], figure)
        pattern, at = _NEXT, start + len(figure.surface)
