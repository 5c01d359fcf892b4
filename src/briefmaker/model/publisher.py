"""What the desk knows about an outlet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefmaker.model.rights import NO_TERMS, Terms

PublisherKind = Literal["wire", "government", "state-controlled", "think tank", "opinion"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet, as `[publishers]` of the configuration describes it."""

    kind: PublisherKind | None = None
    """Shown beside the outlet's name; None for an ordinary newspaper or broadcaster."""
    owner: str | None = None
    """Two outlets of one owner count as one."""
    terms: Terms = NO_TERMS
    """What may be taken from it."""


Publishers = Mapping[str, Publisher]
"""Outlets by their name, folded."""
