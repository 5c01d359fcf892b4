"""The styles of a reference document laid over ours, found by their names.

Word names styles in its own language in the identifier and in English in the name, so a German
`berschrift1` is our `Heading1`: it takes our identifier, wherever it is used.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from copy import deepcopy
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_USES = tuple(_W + name for name in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle"))


def lent_styles(
    own: str, reference: Any, language: str, kept: Container[str] = ()
) -> tuple[str, Mapping[str, str]]:
    """Return the styles part `own` with the styles of `reference` in place of those of the same names.

    Our paragraph styles of the names in `kept`, in lower case, are not replaced.
    The second value leads from an identifier in the reference to the one that it was given.
    """
    ours = etree.fromstring(own.encode())
    root = deepcopy(reference)
    for style in list(root.iter(f"{_W}style")):
        if _key(style)[0] == "paragraph" and _key(style)[1] in kept:
            root.remove(style)
    names = {_key(style): style.get(f"{_W}styleId") for style in root.iter(f"{_W}style")}
    renamed = {
        names[_key(style)]: style.get(f"{_W}styleId")
        for style in ours.iter(f"{_W}style")
        if names.get(_key(style), style.get(f"{_W}styleId")) != style.get(f"{_W}styleId")
    }
    _drop_rivals(root, renamed)
    rename(root, renamed)
    _take_out_numbers(root)
    _say_language(root, language)
    known = {style.get(f"{_W}styleId") for style in root.iter(f"{_W}style")}
    root.extend([style for style in ours.iter(f"{_W}style") if style.get(f"{_W}styleId") not in known])
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True).decode(), renamed


def rename(root: Any, renamed: Mapping[str, str]) -> None:
    """Give the styles in `root`, and what uses them, the identifiers in `renamed`."""
    for style in root.iter(f"{_W}style"):
        identity = style.get(f"{_W}styleId")
        style.set(f"{_W}styleId", renamed.get(identity, identity))
    for use in root.iter(*_USES):
        identity = use.get(f"{_W}val")
        use.set(f"{_W}val", renamed.get(identity, identity))


def _key(style: Any) -> tuple[str, str]:
    """Return what makes a style the same in two documents: its kind, and its name whatever its case."""
    return style.get(f"{_W}type", "paragraph"), style.find(f"{_W}name").get(f"{_W}val").casefold()


def _drop_rivals(root: Any, renamed: Mapping[str, str]) -> None:
    """Take out styles of other names whose identifiers are wanted for one of ours."""
    wanted = set(renamed.values()) - set(renamed)
    for style in list(root.iter(f"{_W}style")):
        if style.get(f"{_W}styleId") in wanted:
            root.remove(style)


def _take_out_numbers(root: Any) -> None:
    """Take out the numbering of styles: it would point into lists that the document does not have."""
    for numbers in list(root.iter(f"{_W}numPr")):
        numbers.getparent().remove(numbers)


def _say_language(root: Any, language: str) -> None:
    """Set the default language, in the place that ECMA-376, 17.7.5.1 has for it."""
    place = root
    for name in ("docDefaults", "rPrDefault", "rPr"):
        inner = place.find(_W + name)
        if inner is None:
            inner = etree.Element(_W + name)
            place.insert(0, inner)
        place = inner
    for old in place.findall(f"{_W}lang"):
        place.remove(old)
    etree.SubElement(place, f"{_W}lang").set(f"{_W}val", language)
