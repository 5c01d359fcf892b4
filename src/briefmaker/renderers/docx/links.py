"""Links out of the document: the relationship that each address is given."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def relationships(addresses: Mapping[str, str]) -> Mapping[str, str]:
    """Return the relationship id of each target of `addresses`, counted in their order."""
    return MappingProxyType({target: f"rIdLink{number}" for number, target in enumerate(addresses, 1)})
