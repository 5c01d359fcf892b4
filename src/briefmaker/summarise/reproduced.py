"""How much of a source a document prints, counted by its letters, wherever in the document they stand.

Evidence counts what statements rest on. A name with its office, or a speaker's role, is in a source's words
too, and stands beside a statement that rests on another place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefmaker.model.analysis import Analysis
from briefmaker.model.summary import Summary

GRAM = 25
"""Letters in a row, blanks aside, that count as taken over: four or five words."""


def printed_rows(summaries: Iterable[Summary]) -> frozenset[str]:
    """Return every row of letters that documents made of the summaries print."""
    texts = ("".join(text.split()) for summary in summaries for text in _iter_texts(summary))
    return frozenset(text[at : at + GRAM] for text in texts for at in range(len(text) - GRAM + 1))


def reproduced_share(analysis: Analysis, rows: frozenset[str]) -> float:
    """Return the share of an article's body that stands in `rows`, 0 to 1."""
    text = analysis.article.text
    body = "".join("".join(span.of(text) for span in analysis.paragraphs).split())
    taken: set[int] = set()
    for at in range(len(body) - GRAM + 1):
        if body[at : at + GRAM] in rows:
            taken.update(range(at, at + GRAM))
    return len(taken) / len(body) if body else 0.0


def _iter_texts(summary: Summary) -> Iterator[str]:
    developed = (point for each in (*summary.developments, *summary.background) for point in each.points)
    for point in (*summary.bottom_line, *summary.key_points, *developed):
        yield point.text
    for quote in summary.quotes:
        yield quote.exact
        yield f"{quote.speaker or ''}, {quote.role or ''}"
    yield from (figure.sentence for figure in summary.figures)
    yield from (entry.text for entry in summary.timeline)
    yield from (side.text for conflict in summary.conflicts for side in conflict.sides)
    yield from (f"{person.name}, {person.role or ''}" for person in summary.people)
