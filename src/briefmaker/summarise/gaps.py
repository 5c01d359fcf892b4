"""What a reader must know is missing."""

from __future__ import annotations

from collections.abc import Sequence

from briefmaker.model.analysis import Analysis
from briefmaker.model.period import Period
from briefmaker.model.summary import Point


def gaps(used: Sequence[Analysis], points: Sequence[Point], period: Period | None = None) -> tuple[str, ...]:
    """Return what the sources leave open, a sentence each; none where nothing is used."""
    if not used:
        return ()
    undated = sum(analysis.article.published is None for analysis in used)
    unnamed = sum(analysis.article.publisher is None for analysis in used)
    single = sum(point.reported_by <= 1 for point in points)
    outside = sum(not period.holds(analysis.article.published) for analysis in used) if period else 0
    found = []
    if outside:
        found.append(_outside(outside, len(used)))
    if undated and not period:
        found.append(_undated(undated, len(used)))
    if unnamed:
        found.append(
            f"{_without(unnamed, len(used), 'publisher')}: how many outlets report a point is not known."
        )
    if single:
        found.append(_single(single, len(points)))
    return tuple(found)


def _without(count: int, total: int, what: str) -> str:
    """Return that `count` of `total` sources lack `what`."""
    if total == 1:
        return f"The only source states no {what}"
    if count == total:
        return f"None of the {total} sources states a {what}"
    return f"{count} of the {total} sources {'states' if count == 1 else 'state'} no {what}"


def _outside(count: int, total: int) -> str:
    if count == total:
        return "No source is of the period: all are background."
    return (
        f"{count} of the {total} sources {'is' if count == 1 else 'are'} from outside the period or undated."
    )


def _undated(count: int, total: int) -> str:
    said = _without(count, total, "date of publication")
    if total == 1:
        return f"{said}."
    if count == total:
        return f"{said}: the order is that of the files, not of time."
    return f"{said} and {'comes' if count == 1 else 'come'} last."


def _single(count: int, total: int) -> str:
    if count == total:
        return "Every point rests on a single source."
    return f"{count} of the {total} points {'rests' if count == 1 else 'rest'} on a single source."
