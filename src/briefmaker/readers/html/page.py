"""The tree of a web page, and the tree as a person sees it."""

from __future__ import annotations

from lxml import etree, html

from briefmaker.errors import InputError

_MOST_LEVELS = 250
"""libxml2 stops at 256 levels and drops what follows without a word; pages have some thirty."""
_MOST_ELEMENTS = 30_000
"""Long pages have 10,000; trafilatura's work grows with the square of their number."""
_UNSEEN = "//script | //style | //template | //*[@hidden] | //del | //s | //strike"
"""Struck-out words are withdrawn by those who wrote them: nobody is to be quoted with them."""
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def parsed(markup: str, path: str) -> html.HtmlElement:
    """Return the tree of `markup`, whatever its faults; comments are left out.

    HTML has no external entities and libxml2 fetches nothing. Raises InputError where the page is
    larger, or nested deeper, than an article's can be.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = html.document_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:  # nothing but comments, say
        raise InputError("holds no article text", path) from error
    _require_size(page, path)
    return page


def without_unseen(page: html.HtmlElement) -> html.HtmlElement:
    """Return `page`, changed in place, without what a browser does not show, and with what it adds.

    Added are the marks of `<q>`; digits in `<sup>` are written as such, or 10⁶ would become 106.
    """
    for element in page.xpath(_UNSEEN):
        if element.getparent() is not None:
            element.drop_tree()
    for element in page.xpath("//sup[not(*)]"):
        element.text = (element.text or "").translate(_SUPERSCRIPTS)
    for element in page.xpath("//q"):
        _put_in_marks(element)
    return page


def _put_in_marks(element: html.HtmlElement) -> None:
    element.text = "“" + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + "”"
    else:
        element.text += "”"
    element.tag = "span"


def _require_size(page: html.HtmlElement, path: str) -> None:
    level = most = elements = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        level += 1 if event == "start" else -1
        elements += event == "start"
        most = max(most, level)
    if most > _MOST_LEVELS:
        raise InputError(f"is nested more than {_MOST_LEVELS} levels deep, which no article is", path)
    if elements > _MOST_ELEMENTS:
        raise InputError(
            f"has {elements:,} elements, more than an article can have ({_MOST_ELEMENTS:,})", path
        )
