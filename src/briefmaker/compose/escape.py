"""Text that stays text: whatever an article says, it prints as it is and never becomes Markdown.

Templates are Markdown, and what fills them comes from strangers. So every string that a template
sees is an `ArticleText`, which escapes itself when it is printed, and whose methods give
`ArticleText` again: a headline cut to its first words is as harmless as the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self, SupportsIndex, TypeVar

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_KEPT_BLANKS = str.maketrans({"\u00a0": "&#160;", "\u202f": "&#8239;", "\0": "\ufffd"})

# What has a meaning anywhere in a line. `'`, `,`, `;`, `/`, `?`, `$`, `%`, `@`, `^` have none.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]()<>#+!|~=&\"]")

# What has a meaning at the start of a line alone, behind digits at most (`1.`, `-`, `:::`, `---|`):
# escaped at the start of a value, as the template may have put it at the start of a line. A full stop
# in the middle stays bare: escaping it everywhere doubles the time that a pack takes to parse.
_LEADING = re.compile(r"(?<![\s\S])[\s\d]*[-.:]+")
_PUNCTUATION = re.compile(r"[-.:]")

_R = TypeVar("_R")


def escaped(text: str) -> str:
    """Return Markdown that prints as `text` on one line, in any place where words may stand.

    White space inside becomes single blanks; at the edges, where Markdown strips it, it becomes
    character references, as do U+00A0 and U+202F wherever they stand.
    """
    squeezed = _BLANKS.sub(" ", text)
    core = squeezed.strip(" ")
    if not core:
        return "&#32;" if squeezed else ""
    before = "&#32;" if squeezed.startswith(" ") else ""
    after = "&#32;" if squeezed.endswith(" ") else ""
    core = _LEADING.sub(lambda found: _PUNCTUATION.sub(r"\\\g<0>", found[0]), _escaped_marks(core))
    return before + core.translate(_KEPT_BLANKS) + after


def _escaped_marks(text: str) -> str:
    return _ANYWHERE.sub(r"\\\g<0>", text)


def kept(value: Any) -> Any:
    """Return `value` with each plain string in it, or in a list or tuple in it, as `ArticleText`."""
    if type(value) is str:
        return ArticleText(value)
    if type(value) in (list, tuple):
        return type(value)(kept(item) for item in value)
    return value


class ArticleText(str):
    """Words that print literally when a template prints them; cut, joined or formatted, they still do."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the words as Markdown; the name is markupsafe's protocol."""
        return escaped(str(self))

    def __add__(self, other: str) -> Self:
        return NotImplemented if _is_finished(other) else type(self)(str(self) + str(other))

    def __radd__(self, other: str) -> Self:
        return NotImplemented if _is_finished(other) else type(self)(str(other) + str(self))

    def __mul__(self, times: SupportsIndex) -> Self:
        return type(self)(str(self) * times)

    def __rmul__(self, times: SupportsIndex) -> Self:
        return type(self)(str(self) * times)

    def __mod__(self, values: Any) -> Self:
        return type(self)(str(self) % values)

    def __rmod__(self, pattern: str) -> Self:
        return type(self)(str(pattern) % str(self))

    def __getitem__(self, place: SupportsIndex | slice) -> Self:
        return type(self)(super().__getitem__(place))

    def __iter__(self) -> Iterator[Self]:
        return map(type(self), super().__iter__())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({super().__repr__()})"

    def join(self, pieces: Iterable[str]) -> Self:
        """Return the pieces with these words between them."""
        return type(self)(str(self).join(map(str, pieces)))


def _is_finished(value: str) -> bool:
    """Return whether `value` is Markdown already (markupsafe's `Markup`), which knows how to take ours in."""
    return hasattr(value, "__html__") and not isinstance(value, ArticleText)


def _keeping(method: Callable[..., _R]) -> Callable[..., _R]:
    """Return the method of `str` with `ArticleText` for each string in its result."""

    def kept_method(self: str, *args: Any, **kwargs: Any) -> Any:
        return kept(method(self, *args, **kwargs))

    kept_method.__name__ = method.__name__
    kept_method.__doc__ = method.__doc__
    return kept_method


_KEEPING = """
    capitalize casefold center expandtabs format format_map ljust lower lstrip partition removeprefix
    removesuffix replace rjust rpartition rsplit rstrip split splitlines strip swapcase title translate
    upper zfill
"""

for _name in _KEEPING.split():
    setattr(ArticleText, _name, _keeping(getattr(str, _name)))
