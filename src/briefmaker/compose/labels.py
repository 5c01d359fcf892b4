"""The words of the built-in templates, from a data file that an editor can change without Python."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefmaker.compose.escape import kept

Labels = Mapping[str, Any]
"""Words by name; some names hold words by name in turn, such as `labels.basis.pronoun`."""

_DATA = Path(__file__).parent / "data"
_DEFAULT = "en"


@functools.cache
def labels_for(language: str) -> Labels:
    """Return the labels for a BCP 47 language tag; English where there are none for it."""
    file = _DATA / f"labels.{language.partition('-')[0].lower()}.toml"
    if not file.is_file():
        file = _DATA / f"labels.{_DEFAULT}.toml"
    return _frozen(tomllib.loads(file.read_text(encoding="utf-8")))


def _frozen(words: dict[str, Any]) -> Labels:
    return MappingProxyType(
        {name: _frozen(value) if isinstance(value, dict) else kept(value) for name, value in words.items()}
    )
