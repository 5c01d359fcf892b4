"""Tracked changes, accepted or refused: what is left is a document without any (ECMA-376, 17.13.5)."""

from __future__ import annotations

from typing import Any, Literal

from briefmaker.drafts.word.names import W

Tracked = Literal["accept", "refuse"]

_PUT_IN = (f"{W}ins", f"{W}moveTo")
_TAKEN_OUT = (f"{W}del", f"{W}moveFrom")
_RESTYLED = (f"{W}pPrChange", f"{W}rPrChange")
_IN_PLACE_OF = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}


def count_tracked(body: Any) -> int:
    """Return how many changes are tracked in the document."""
    return sum(1 for _ in body.iter(*_PUT_IN, *_TAKEN_OUT, *_RESTYLED))


def settle(body: Any, tracked: Tracked) -> None:
    """Accept or refuse every tracked change of the document, in place."""
    gone, kept = (_TAKEN_OUT, _PUT_IN) if tracked == "accept" else (_PUT_IN, _TAKEN_OUT)
    _settle_rows(body, gone)
    joined = [each for each in body.iter(f"{W}p") if _has_mark(each, gone)]
    for element in [each for each in body.iter(*gone) if not _is_mark(each)]:
        _remove(element)
    for element in [each for each in body.iter(*kept) if not _is_mark(each)]:
        _unwrap(element)
    for element in list(body.iter(*_IN_PLACE_OF)):
        element.tag = _IN_PLACE_OF[element.tag]
    if tracked == "refuse":
        _restore(body)
    for paragraph in reversed(joined):
        _join_to_next(paragraph)


def _is_mark(element: Any) -> bool:
    """Return whether it says that a row, or the end of a paragraph, was put in or taken out."""
    return element.getparent().tag in (f"{W}rPr", f"{W}trPr", f"{W}tcPr")


def _has_mark(paragraph: Any, kinds: tuple[str, ...]) -> bool:
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and any(properties.find(kind) is not None for kind in kinds)


def _settle_rows(body: Any, gone: tuple[str, ...]) -> None:
    for row in list(body.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is not None and any(properties.find(kind) is not None for kind in gone):
            row.getparent().remove(row)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)


def _restore(body: Any) -> None:
    """Give paragraphs and runs the looks that they had before."""
    for change in list(body.iter(*_RESTYLED)):
        properties = change.getparent()
        before = change.find(properties.tag)
        for child in list(properties):
            properties.remove(child)
        properties.extend(list(before) if before is not None else [])


def _join_to_next(paragraph: Any) -> None:
    """Put what the paragraph holds before that of the next, whose end and looks are the ones that stay."""
    following = paragraph.getnext()
    while following is not None and following.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        following = following.getnext()
    own = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is None or following.tag != f"{W}p":
        if not any(child.tag == f"{W}r" for child in own):
            _remove(paragraph)
        return
    at = 1 if following.find(f"{W}pPr") is not None else 0
    for child in reversed(own):
        following.insert(at, child)
    paragraph.getparent().remove(paragraph)


def _remove(element: Any) -> None:
    """Take the element out, but leave the ends of bookmarks and comments that stand in it."""
    parent, at = element.getparent(), element.getparent().index(element)
    for mark in [each for each in element if each.tag.endswith(("Start", "End"))]:
        parent.insert(at, mark)
        at += 1
    parent.remove(element)


def _unwrap(element: Any) -> None:
    parent, at = element.getparent(), element.getparent().index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(at + offset, child)
    parent.remove(element)
