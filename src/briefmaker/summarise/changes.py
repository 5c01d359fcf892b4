"""What is new since an earlier edition: new, updated, dropped and corrected statements, and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefmaker.model.article import Article
from briefmaker.model.earlier import Earlier, EarlierStatement
from briefmaker.model.evidence import Evidence
from briefmaker.model.summary import Change, Summary
from briefmaker.summarise.vectors import Vector, cosine, vectors

ALIKE = 0.5
"""Likeness from which a statement is a new form of an earlier one."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A key point or a figure of this edition."""

    text: str
    evidence: tuple[Evidence, ...]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(piece.id for piece in self.evidence)


def changes(summary: Summary, earlier: Earlier, articles: Sequence[Article]) -> tuple[Change, ...]:
    """Return what has changed since `earlier`; statements in the order of the briefing, sources last.

    `articles` are all that were read, also those of which nothing is printed.
    """
    now = [
        *(_Statement(point.text, point.evidence) for point in summary.key_points),
        *(_Statement(figure.sentence, figure.evidence) for figure in summary.figures),
    ]
    shapes = vectors([*(s.text for s in now), *(s.text for s in earlier.statements)])
    here, there = shapes[: len(now)], shapes[len(now) :]
    by_path = {article.path: article for article in articles}
    return (
        *_iter_told(now, here, earlier, there),
        *_iter_gone(now, here, earlier, there, by_path),
        *_iter_sources(earlier, by_path),
    )


def _iter_told(
    now: Sequence[_Statement], here: Sequence[Vector], earlier: Earlier, there: Sequence[Vector]
) -> Iterator[Change]:
    for statement, shape in zip(now, here, strict=True):
        if statement.ids & earlier.told:
            continue
        before = _likest(shape, earlier.statements, there)
        if before is None:
            yield Change("new", statement.text, statement.evidence)
        else:
            yield Change("updated", statement.text, statement.evidence, before.text)


def _iter_gone(
    now: Sequence[_Statement],
    here: Sequence[Vector],
    earlier: Earlier,
    there: Sequence[Vector],
    by_path: Mapping[str, Article],
) -> Iterator[Change]:
    printed = frozenset(piece for statement in now for piece in statement.ids)
    for statement, shape in zip(earlier.statements, there, strict=True):
        if statement.evidence & printed or max((cosine(shape, each) for each in here), default=0.0) >= ALIKE:
            continue
        article = by_path.get(statement.path)
        is_corrected = article is not None and statement.exact not in article.text
        yield Change("corrected" if is_corrected else "dropped", statement.text, ())


def _iter_sources(earlier: Earlier, by_path: Mapping[str, Article]) -> Iterator[Change]:
    for path, sha256 in earlier.sources.items():
        if path not in by_path:
            yield Change("source-gone", path, ())
        elif by_path[path].sha256 != sha256:
            yield Change("source-changed", path, ())


def _likest(
    shape: Vector, statements: Sequence[EarlierStatement], shapes: Sequence[Vector]
) -> EarlierStatement | None:
    likeness = [cosine(shape, other) for other in shapes]
    best = max(range(len(likeness)), key=likeness.__getitem__, default=None)
    return statements[best] if best is not None and likeness[best] >= ALIKE else None
