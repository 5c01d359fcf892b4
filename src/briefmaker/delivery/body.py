"""What is put beside the words of a sealed mail: a correction note before them, a link behind them."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any, cast

from lxml import etree, html

from briefmaker.renderers.mail import RULE

_PARTED = "border-bottom:2px solid #888888;margin:0 0 24px;padding:0 0 12px"


def read_mail(content: bytes) -> EmailMessage:
    """Return a sealed message, ready to be given headers of its own."""
    return message_from_bytes(content, policy=SMTP)


def put_before(mail: EmailMessage, note: EmailMessage) -> None:
    """Put the words of `note` before those of `mail`, in both bodies."""
    words = _text(note).rpartition(RULE)[0].rstrip()
    _set_text(mail, f"{words}\n\n{RULE}\n\n{_text(mail)}")
    page = _page(mail)
    aside = html.Element("aside")
    aside.set("style", _PARTED)
    for element in _column(_page(note)):
        aside.append(element)
    for element in aside.iter("header", "main", "h1"):
        element.tag = "h2" if element.tag == "h1" else "div"  # the mail has its own
    _column(page).insert(0, aside)
    _set_page(mail, page)


def put_behind(mail: EmailMessage, words: str, address: str) -> None:
    """Put a line with a link behind the words of `mail`, in both bodies."""
    text, rule, foot = _text(mail).rpartition(RULE)
    _set_text(mail, f"{text.rstrip()}\n\n{words}:\n{address}\n\n{rule}{foot}")
    page = _page(mail)
    paragraph = html.Element("p")
    paragraph.set("style", "margin:20px 0 0;font-weight:bold")
    column = _column(page)
    link = html.Element("a")
    link.set("href", address)
    link.set("style", next((each.get("style", "") for each in column.iter("a")), ""))
    link.text = words
    paragraph.append(link)
    main = column.find("main")
    (column if main is None else main).append(paragraph)
    _set_page(mail, page)


def _part(mail: EmailMessage, kind: str) -> EmailMessage:
    part = mail.get_body((kind,))
    if part is None:
        raise ValueError(f"the sealed mail has no {kind} body")
    return cast("EmailMessage", part)


def _words(part: EmailMessage) -> str:
    """Return the text of a part with the line ends of text, not of the protocol."""
    return str(part.get_content()).replace("\r\n", "\n")


def _text(mail: EmailMessage) -> str:
    return _words(_part(mail, "plain"))


def _page(mail: EmailMessage) -> Any:
    return html.document_fromstring(_words(_part(mail, "html")))


def _column(page: Any) -> Any:
    """Return the element that holds all words but the foot."""
    return page.body.find("div")


def _set_text(mail: EmailMessage, text: str) -> None:
    _part(mail, "plain").set_content(text, cte="quoted-printable")


def _set_page(mail: EmailMessage, page: Any) -> None:
    """Write the page back into its part, whose headers within a `multipart/related` stay."""
    written = etree.tostring(page, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    _part(mail, "html").set_content(f"{written}\n", subtype="html", cte="quoted-printable")
