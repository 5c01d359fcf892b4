"""What is put beside the words of a sealed mail: a correction note before them, a link behind them."""

from __future__ import annotations

from copy import deepcopy
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any, cast

from lxml import etree, html

_RULE = "-" * 72
"""What parts the words of a mail from its foot, in the text body."""
_PARTED = "border:0;border-top:2px solid #888888;margin:24px 0"


def read_mail(content: bytes) -> EmailMessage:
    """Return a sealed message, ready to be given headers of its own."""
    return message_from_bytes(content, policy=SMTP)


def put_before(mail: EmailMessage, note: EmailMessage) -> None:
    """Put the words of `note` before those of `mail`, in both bodies."""
    words = _text(note).rpartition(_RULE)[0].rstrip()
    _set_text(mail, f"{words}\n\n{_RULE}\n\n{_text(mail)}")
    page, noted = _page(mail), _page(note)
    column, told = _column(page), _column(noted)
    line = html.Element("hr")
    line.set("style", _PARTED)
    for place, element in enumerate([*map(deepcopy, told), line]):
        column.insert(place, element)
    _set_page(mail, page)


def put_behind(mail: EmailMessage, words: str, address: str) -> None:
    """Put a line with a link behind the words of `mail`, in both bodies."""
    text, rule, foot = _text(mail).rpartition(_RULE)
    _set_text(mail, f"{text.rstrip()}\n\n{words}:\n{address}\n\n{rule}{foot}")
    page = _page(mail)
    paragraph = html.Element("p")
    paragraph.set("style", "margin:20px 0 0;font-weight:bold")
    link = html.Element("a")
    link.set("href", address)
    link.text = words
    paragraph.append(link)
    _column(page).append(paragraph)
    _set_page(mail, page)


def _part(mail: EmailMessage, kind: str) -> EmailMessage:
    part = mail.get_body((kind,))
    if part is None:
        raise ValueError(f"the sealed mail has no {kind} body")
    return cast("EmailMessage", part)


def _text(mail: EmailMessage) -> str:
    return str(_part(mail, "plain").get_content())


def _page(mail: EmailMessage) -> Any:
    return html.document_fromstring(str(_part(mail, "html").get_content()))


def _column(page: Any) -> Any:
    """Return the element that holds all words but the foot."""
    return page.body.find("div")


def _set_text(mail: EmailMessage, text: str) -> None:
    _part(mail, "plain").set_content(text, cte="quoted-printable")


def _set_page(mail: EmailMessage, page: Any) -> None:
    """Write the page back into its part, whose headers within a `multipart/related` stay."""
    written = etree.tostring(page, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    _part(mail, "html").set_content(f"{written}\n", subtype="html", cte="quoted-printable")
