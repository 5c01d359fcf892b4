"""Which part a style has to play: known by its name, since LibreOffice gives styles other ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefmaker.drafts.word.names import W, is_on, value

_STRONG = ("strong", "strong emphasis", "strongemphasis")
_EMPHASIS = ("emphasis", "strongemphasis")


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the file."""

    name: str
    """In small letters, such as `heading 1`."""
    is_bold: bool
    is_strong: bool
    """Whether words in this character style stand out in bold."""
    is_emphasis: bool


PLAIN = Style("", is_bold=False, is_strong=False, is_emphasis=False)


def read_styles(part: Any) -> Mapping[str, Style]:
    """Return the styles by id; `part` is the styles part, None for a file that has none."""
    elements = {} if part is None else {each.get(f"{W}styleId"): each for each in part.iter(f"{W}style")}
    return {identity: _style(identity, elements) for identity in elements}


def _style(identity: str, elements: Mapping[str, Any]) -> Style:
    element = elements[identity]
    name = (value(element, "name") or identity).casefold()
    keys = (name, identity.casefold())  # LibreOffice calls `Strong Emphasis` `Strong`, and keeps its id
    return Style(
        name=name,
        is_bold=_is_bold(element, elements),
        is_strong=any(key in _STRONG for key in keys),
        is_emphasis=any(key in _EMPHASIS for key in keys),
    )


def _is_bold(element: Any, elements: Mapping[str, Any]) -> bool:
    """Return whether the style, or one that it is based on, is bold."""
    seen: list[Any] = []
    while element is not None and element not in seen:
        if element.find(f"{W}rPr/{W}b") is not None:
            return is_on(element, "rPr/b")
        seen.append(element)
        element = elements.get(value(element, "basedOn") or "")
    return False


@dataclass(frozen=True, slots=True)
class Level:
    """How the items of a list are marked at one level."""

    form: str
    """`bullet`, or how they are counted, such as `decimal`."""
    definition: str
    """The id of what several lists may share."""
    restarts: bool
    """Whether the list begins to count anew; LibreOffice marks so the first item alone."""


def read_numbering(part: Any) -> Mapping[tuple[str, str], Level]:
    """Return the levels of the lists, by the list's instance and the level's number."""
    if part is None:
        return {}
    forms = {
        (each.get(f"{W}abstractNumId"), level.get(f"{W}ilvl")): value(level, "numFmt") or "decimal"
        for each in part.findall(f"{W}abstractNum")
        for level in each.findall(f"{W}lvl")
    }
    return {
        (each.get(f"{W}numId"), level): Level(form, definition, each.find(f"{W}lvlOverride") is not None)
        for each in part.findall(f"{W}num")
        for (definition, level), form in forms.items()
        if definition == value(each, "abstractNumId")
    }
