"""How right the speakers are when only those of a trusted basis are printed: the risk-coverage curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from briefmaker.model.analysis import Basis

TRUST: tuple[str, ...] = get_args(Basis)
"""The bases as the model lists them: from a name that stands there to one that the context gives."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A printed quotation: why its speaker is named, and whether quotation and speaker are both right."""

    basis: str | None
    """None where no speaker is named."""
    right: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What comes of printing the speakers of this basis and of all bases trusted more."""

    basis: str
    count: int
    """Speakers of this basis alone."""
    right_alone: float
    """Share of them that is right, in per cent."""
    named: float
    """Share of all quotations that have a speaker by now, in per cent."""
    right: float
    """Share of these that is right, in per cent."""


def curve(judged: Sequence[Judged]) -> tuple[Step, ...]:
    """Return a step for each basis that occurs, the most trusted first."""
    return tuple(_steps(judged))


def _steps(judged: Sequence[Judged]) -> Iterator[Step]:
    so_far: list[Judged] = []
    for basis in TRUST:
        alone = [one for one in judged if one.basis == basis]
        so_far += alone
        if alone:
            yield Step(
                basis, len(alone), share_right(alone), percent(len(so_far), len(judged)), share_right(so_far)
            )


def share_right(judged: Sequence[Judged]) -> float:
    """Return the share of the named speakers that is right, in per cent."""
    named = [one for one in judged if one.basis is not None]
    return percent(sum(one.right for one in named), len(named))


def share_named(judged: Sequence[Judged]) -> float:
    """Return the share of the quotations that have a speaker, in per cent."""
    return percent(sum(one.basis is not None for one in judged), len(judged))


def percent(part: int, whole: int) -> float:
    """Return `part` of `whole` in per cent to one decimal, 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0
