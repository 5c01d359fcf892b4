"""The tree of elements: what may hold what, levels of headings, texts in the place of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from pdf_ua.file import STANDARD, File, Node

_PARENTS = {
    "TOCI": {"TOC"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
}
_CHILDREN = {
    "TOC": {"TOC", "TOCI", "Caption"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}


def structure(file: File) -> Iterator[str]:
    """Yield what is wrong in the tree."""
    yield from _roles(file.root.get("/StructTreeRoot", {}).get("/RoleMap", Dictionary()))
    yield from _nesting(file.nodes)
    yield from _captions(file.nodes)
    yield from _headings(file.nodes)
    yield from _alternatives(file.nodes)


def _roles(roles: Any) -> Iterator[str]:
    for kind, role in roles.items():
        if kind[1:] in STANDARD:
            yield f"7.1: the standard type {kind[1:]} stands for {str(role)[1:]}"


def _nesting(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        parent = node.parent.kind if node.parent else "the root"
        if node.kind not in STANDARD:
            yield f"7.1: {node.kind} is no standard type"
        if "/P" not in node.element:
            yield f"7.1: {node.kind} names no parent"
        elif node.parent and node.element.P.objgen != node.parent.element.objgen:
            yield f"7.1: {node.kind} names another parent than the one that holds it"
        if parent not in _PARENTS.get(node.kind, {parent}):
            yield f"7.2: {node.kind} in {parent}"
        for kind in node.kinds():
            if kind not in _CHILDREN.get(node.kind, {kind}):
                yield f"7.2: {node.kind} holds {kind}"


def _captions(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        places = [at for at, kind in enumerate(node.kinds()) if kind == "Caption"]
        edges = {0, len(node.kids) - 1} if node.kind == "Table" else {0}
        if node.kind in ("Table", "L", "TOC") and (len(places) > 1 or not edges.issuperset(places)):
            yield f"7.2: {node.kind} with a caption in its middle, or with several"


def _headings(nodes: list[Node]) -> Iterator[str]:
    before = 0
    for node in nodes:
        if re.fullmatch("H[1-6]", node.kind):
            level = int(node.kind[1])
            if level > before + 1:
                yield f"7.4.2: H{level} follows {f'H{before}' if before else 'no heading'}"
            before = level
    if before and any(node.kind == "H" for node in nodes):
        yield "7.4.4: headings with and without a level"
    if any(node.kinds().count("H") > 1 for node in nodes):
        yield "7.4.4: two headings without a level side by side"


def _alternatives(nodes: list[Node]) -> Iterator[str]:
    notes = set()
    for node in nodes:
        described = str(node.element.get("/Alt", "")).strip() or "/ActualText" in node.element
        if node.kind in ("Figure", "Formula") and not described:
            yield f"{'7.3' if node.kind == 'Figure' else '7.7'}: {node.kind} without a text in its place"
        if node.kind == "Note":
            name = str(node.element.get("/ID", ""))
            if not name or name in notes:
                yield f"7.9: Note with the identifier {name!r}"
            notes.add(name)
