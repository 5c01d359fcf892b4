"""The word lists of this package, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rules_of(name: str) -> dict[str, Any]:
    """Return the English table `name`."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.en.toml").read_text(encoding="utf-8"))


def either(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that matches what any of `patterns` does."""
    return re.compile(f"(?:{'|'.join(patterns)})")
