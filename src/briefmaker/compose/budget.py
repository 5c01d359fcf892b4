"""What a template may spend: a loop without end or a giant word stops, with a message.

A template is the user's own, yet a slip (`{% for i in range(99999) %}` within itself) must not hang
a build at half past seven. Work is counted, not timed, so that the same template always stops at
the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from jinja2.exceptions import TemplateRuntimeError

LARGEST_WORK = 2_000_000
"""Turns of loops, calls, hundreds of characters made: some seconds. 1,000 pages need a tenth of it."""
LARGEST_TEXT = 1_000_000
LARGEST_OUTPUT = 50_000_000
LARGEST_LIST = 100_000
_LARGEST_NUMBER = 10**30
_LARGEST_ARGUMENT = 1_000

_WIDTH = re.compile(r"%[-#0 +]*(\*|\d{4,})|\.(\*|\d{4,})|\{[^{}]*:[^{}]*(\d{4,}|\{)")

_T = TypeVar("_T")


class Budget:
    """The work that one rendering has done; it lives for one call."""

    def __init__(self) -> None:
        """Start with nothing spent."""
        self.work = 0

    def spend(self, amount: int = 1) -> None:
        """Count `amount` of work; raises `TemplateRuntimeError` where it is too much."""
        self.work += amount
        if self.work > LARGEST_WORK:
            raise TemplateRuntimeError(
                f"the template does not come to an end: it was stopped after {LARGEST_WORK:,} steps; "
                "look for loops within loops"
            )

    def counted(self, items: Iterable[_T]) -> Iterator[_T]:
        """Yield `items`, counting each."""
        for item in items:
            self.spend()
            yield item

    def weighed(self, value: _T) -> _T:
        """Return `value`; raises `TemplateRuntimeError` where it is a text or list beyond all measure."""
        if isinstance(value, str):
            self.spend(1 + len(value) // 100)
            _require_small(len(value), LARGEST_TEXT, "characters")
        elif isinstance(value, (list, tuple)):
            _require_small(len(value), LARGEST_LIST, "items")
        return value

    def check_product(self, left: Any, right: Any) -> None:
        """Raise `TemplateRuntimeError` where `left * right` would be too large to make."""
        if isinstance(left, (str, list, tuple)) and isinstance(right, int):
            _require_small(len(left) * right, LARGEST_LIST, "repetitions")
        elif isinstance(right, (str, list, tuple)):
            self.check_product(right, left)
        else:
            _require_small(max(1, abs(left)) * max(1, abs(right)), _LARGEST_NUMBER, "as a number")

    def check_power(self, base: Any, exponent: Any) -> None:
        """Raise `TemplateRuntimeError` where `base ** exponent` would be too large to make."""
        _require_small(abs(base), _LARGEST_ARGUMENT, "as a base")
        _require_small(abs(exponent), 10, "as an exponent")

    def check_pattern(self, pattern: str) -> None:
        """Raise `TemplateRuntimeError` where a format asks for a width that fills memory."""
        if _WIDTH.search(pattern):
            raise TemplateRuntimeError("a format's width is at most three digits")

    def check_arguments(self, arguments: Iterable[Any]) -> None:
        """Raise `TemplateRuntimeError` where a number given to a filter is a width beyond all measure."""
        for argument in arguments:
            if isinstance(argument, int):
                _require_small(abs(argument), _LARGEST_ARGUMENT, "as an argument")

    def check_replacement(self, text: str, old: str, new: str) -> None:
        """Raise `TemplateRuntimeError` where replacing `old` by `new` would make a text too long."""
        _require_small(len(text) + text.count(old) * len(new), LARGEST_TEXT, "characters")

    def check_join(self, separator: str, pieces: list[str]) -> None:
        """Raise `TemplateRuntimeError` where the joined pieces would be too long."""
        _require_small(len(separator) * len(pieces) + sum(map(len, pieces)), LARGEST_TEXT, "characters")


def _require_small(size: float, largest: int, what: str) -> None:
    if size > largest:
        raise TemplateRuntimeError(f"too large: more than {largest:,} {what}")
