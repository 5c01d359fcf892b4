"""The article on a page: which of its words are the article is trafilatura's part, to keep them is ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree, html
from trafilatura import bare_extraction

from briefmaker.errors import InputError
from briefmaker.readers.decoding import cleaned

_BLOCKS = frozenset({"body", "head", "p", "list", "item", "quote", "code", "table", "row", "cell"})
_INLINE_IN = frozenset({"p", "head", "item"})
_KEPT = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Blanks that trafilatura would make plain ones: 10 000 with one of them is one number."""
_JOINERS = "\u200c\u200d"
_INNER = re.compile(f"(?<=\\S)[{_KEPT}](?=\\S|\\Z)|[{_JOINERS}]")
_FIRST_STAND_IN = 0x20000
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟।։][\"'”’»›)\]]*$", re.MULTILINE)
_LONG_LINE = re.compile(r"[^\n]{200}")


def article_text(page: html.HtmlElement, path: str) -> str | None:
    """Return the text of the article on `page`, or None where there is not one sentence.

    The tree is changed. Raises InputError where trafilatura fails on it.
    """
    stand_ins = _stand_ins(page)
    _prepare(page, stand_ins)
    body = _extracted(page, path)
    if body is None:
        return None
    back = str.maketrans({stand_in: blank for blank, stand_in in stand_ins.items()})
    text = cleaned("\n\n".join(_paragraphs("".join(_pieces(body)).translate(back))))
    return text if _ENDS_SENTENCE.search(text) or _LONG_LINE.search(text) else None


def _extracted(page: html.HtmlElement, path: str) -> etree._Element | None:
    """Return the body that trafilatura finds.

    Without tables: they are mostly layout, and their cells are no sentences. Not in its mode for
    precision: that loses paragraphs written as `<div>` and pages laid out in tables.
    """
    try:
        found = bare_extraction(page, include_comments=False, include_tables=False, with_metadata=False)
    except Exception as error:
        raise InputError(f"is a page that trafilatura cannot read: {error}", path) from error
    return found.body if found is not None and not isinstance(found, dict) else None


def _stand_ins(page: html.HtmlElement) -> dict[str, str]:
    """Return a rare character that does not stand on the page for each one that would be lost."""
    present = set().union(*page.itertext())
    free = (chr(code) for code in range(_FIRST_STAND_IN, 0x2A000) if chr(code) not in present)
    return dict(zip(sorted(present.intersection(_KEPT + _JOINERS)), free, strict=False))


def _prepare(page: html.HtmlElement, stand_ins: Mapping[str, str]) -> None:
    """Fold white space as browsers do, so that each line end that comes back is a paragraph's or a `<br>`."""
    preformatted = set(page.xpath("//pre//* | //pre"))
    for element in page.iter("*"):
        parent = element.getparent()
        element.text = _prepared(element.text, stand_ins, fold=element not in preformatted)
        element.tail = _prepared(element.tail, stand_ins, fold=parent not in preformatted)


def _prepared(text: str | None, stand_ins: Mapping[str, str], *, fold: bool) -> str | None:
    if not text:
        return text
    text = cleaned(text)  # a character reference can name what lxml will not write
    folded = _BLANKS.sub(" ", text) if fold else text
    return _INNER.sub(lambda found: stand_ins.get(found[0], found[0]), folded)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of `text` without the blanks around their lines."""
    for block in text.split("\n\n"):
        lines = (_BLANKS.sub(" ", line).strip() for line in block.split("\n"))
        if paragraph := "\n".join(line for line in lines if line):
            yield paragraph


def _pieces(body: etree._Element) -> Iterator[str]:
    """Yield the words of `body`, with a blank line around each block and a line end for each `<br>`."""
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if _is_block(element):
            yield "\n\n"
        elif element.tag == "lb" and event == "start":
            yield "\n"
        yield (element.text if event == "start" else element.tail) or ""


def _is_block(element: etree._Element) -> bool:
    """Return whether `element` stands on lines of its own; words marked as code in a paragraph do not."""
    parent = element.getparent()
    is_inline = element.tag in ("code", "quote") and parent is not None and parent.tag in _INLINE_IN
    return element.tag in _BLOCKS and not is_inline
