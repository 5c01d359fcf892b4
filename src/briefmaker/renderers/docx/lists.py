"""The numbering part: how lists are marked, and one instance for each list that counts.

Word counts on through every paragraph of an instance, so each ordered list has its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefmaker.renderers.docx.markup import DECLARATION, NAMESPACES, colour, twips

LEVELS = 9
"""As many as Word has; deeper lists are marked like the ninth."""
_BULLETS = ("•", "–")
_BULLET_INSTANCE = 1
_LARGEST_START = 32_767
"""Word refuses a file that starts a list at a larger number."""


class Numbering:
    """The lists of a document so far."""

    __slots__ = ("_starts",)

    def __init__(self) -> None:
        """Start without an ordered list."""
        self._starts: list[tuple[int, int]] = []

    def bullets(self) -> int:
        """Return the instance that all bullet lists share."""
        return _BULLET_INSTANCE

    def ordered(self, start: int, level: int) -> int:
        """Return a new instance that counts from `start` at `level`."""
        self._starts.append((level, min(max(start, 0), _LARGEST_START)))
        return _BULLET_INSTANCE + len(self._starts)

    def part(self, indent: float, tint: str) -> str:
        """Return the numbering part: levels further in by `indent` points each, marks in `tint`."""
        instances = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for number, (level, start) in enumerate(self._starts, _BULLET_INSTANCE + 1)
        )
        return (
            f"{DECLARATION}<w:numbering {NAMESPACES}>{_bullets(indent, tint)}{_decimals(indent, tint)}"
            f'<w:num w:numId="{_BULLET_INSTANCE}"><w:abstractNumId w:val="0"/></w:num>'
            f"{instances}</w:numbering>"
        )


def mark(instance: int, level: int) -> str:
    """Return the paragraph property that makes a paragraph an item of `instance`."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def _bullets(indent: float, tint: str) -> str:
    return _definition(
        0, "bullet", [_BULLETS[level % len(_BULLETS)] for level in range(LEVELS)], indent, tint
    )


def _decimals(indent: float, tint: str) -> str:
    return _definition(1, "decimal", [f"%{level}." for level in range(1, LEVELS + 1)], indent, tint)


def _definition(number: int, form: str, marks: Iterable[str], indent: float, tint: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{twips(indent * (level + 1))}" '
        f'w:hanging="{twips(indent)}"/></w:pPr><w:rPr><w:color w:val="{colour(tint)}"/></w:rPr></w:lvl>'
        for level, text in enumerate(marks)
    )
    return (
        # Word takes definitions of one nsid, when text is pasted between files, for the same list.
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="4B5246{number:02X}"/>'
        '<w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )
