"""The contents: links to the headings, each list inside the entry that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from briefmaker.model.titles import Title
from briefmaker.renderers.html import wording
from briefmaker.renderers.html.markup import element, escape


def contents(titles: Sequence[Title], places: Sequence[str], *, first: bool = True) -> str:
    """Return the list of `titles`; nothing where there is none.

    `places` are the ids of all headings by their numbers. The first of a page is its landmark.
    """
    if not titles:
        return ""
    if first:
        return element("nav", _entries(titles, places), aria_label=wording.CONTENTS, class_="contents")
    return element("div", _entries(titles, places), class_="contents")


def _entries(titles: Sequence[Title], places: Sequence[str]) -> str:
    items = []
    at = 0
    while at < len(titles):
        end = at + 1
        while end < len(titles) and titles[end].level > titles[at].level:
            end += 1
        link = element("a", escape(titles[at].words), href=f"#{places[titles[at].number]}")
        inner = _entries(titles[at + 1 : end], places) if end > at + 1 else ""
        items.append(f"<li>{link}{inner}</li>")
        at = end
    return "\n<ul>\n" + "\n".join(items) + "\n</ul>\n"
