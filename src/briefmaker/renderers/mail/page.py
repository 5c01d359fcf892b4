"""The HTML body of a mail: our page without what finds one's way in it, each element with its own style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree, html

from briefmaker.model.document import Brief
from briefmaker.renderers.characters import FORBIDDEN, REPLACEMENT
from briefmaker.renderers.html import render_html
from briefmaker.renderers.mail.styles import styles
from briefmaker.renderers.theme import Theme

_ASIDE = "|".join(
    f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in ("skip", "ways-back", "logo")
)
_BOXES = ("highlight", "pull-quote", "note", "sources", "cover", "blockquote", "header", "footer")
"""What gives the words within it a look of their own."""
_FOREIGN = ("id", "role", "class", "rel")
"""Attributes that mail programs take away, or that lead to places within the page."""


def mail_html(brief: Brief, theme: Theme, logo: str | None = None) -> str:
    """Return the document as the HTML of a mail in the look of `theme`, its picture at the address `logo`."""
    page = html.document_fromstring(render_html(brief, theme)[0].decode())
    _strip(page)
    _lead_outside(page)
    _dress(page.body, styles(theme))
    if logo and theme.logo:
        page.body.insert(0, _picture(logo, theme.logo.alt, theme.logo.width))
    column, foot = (
        "".join(_markup(each) for each in page.body if each.tag != "footer"),
        page.body.find("footer"),
    )
    title = html.Element("title")
    title.text = FORBIDDEN.sub(REPLACEMENT, brief.meta.title)
    look = styles(theme)
    return (
        f'<!DOCTYPE html>\n<html lang="{page.get("lang", "en")}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'{_markup(title)}\n</head>\n<body style="{look["body"]}">\n<div style="{look["column"]}">\n'
        f"{column.strip()}\n</div>\n{_markup(foot)}</body>\n</html>\n"
    )


def _markup(element: Any) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html"))


def _strip(page: Any) -> None:
    """Take out what is for finding one's way, and pictures: what they show stands in words beside them."""
    for element in [*page.xpath(_ASIDE), *page.iter("nav", "figure")]:
        element.drop_tree()


def _lead_outside(page: Any) -> None:
    """Let citations lead to the words online; where these are not, they lead nowhere."""
    for cite in list(page.iter("cite")):
        online = cite.getnext()
        is_there = online is not None and online.get("class") == "online" and not cite.tail
        for link in list(cite.iter("a")):
            if is_there:
                link.set("href", online.get("href"))
            else:
                link.drop_tag()
        if is_there:
            online.drop_tree()
    for link in list(page.iter("a")):
        if link.get("href", "").startswith("#") or link.get("class") == "online":
            link.drop_tag()


def _dress(body: Any, look: Mapping[str, str]) -> None:
    """Give each element the style of its part, and take away what mail programs do not know."""
    for element in body.iter(etree.Element):
        style = look.get(_part(element))
        if style:
            element.set("style", style)
    for element in body.iter(etree.Element):
        for name in [*element.attrib]:
            if name in _FOREIGN or name.startswith(("data-", "aria-")):
                del element.attrib[name]


def _part(element: Any) -> str:
    """Return the part that an element plays: within a box or quotation by the box, else by its tag."""
    for above in element.iterancestors():
        for name in (*(above.get("class") or "").split(), above.tag):
            if name in _BOXES and element.tag in ("p", "li", "footer"):
                return f"{name} {element.tag}"
    name = element.get("class")
    return name if name in ("highlight", "pull-quote") else str(element.tag)


def _picture(address: str, alt: str, width: float) -> Any:
    picture = html.Element("img")
    for name, value in (
        ("src", address),
        ("alt", alt),
        ("width", str(round(width * 4 / 3))),
        ("border", "0"),
    ):
        picture.set(name, value)
    picture.set("style", "display:block;max-width:50%;height:auto;margin:0 0 12px")
    return picture
