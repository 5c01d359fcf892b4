"""A message without sender and recipients, which mail programs open as a draft (`X-Unsent`)."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from typing import cast

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.document import Brief
from briefmaker.renderers.address import read_addresses
from briefmaker.renderers.mail.page import mail_html
from briefmaker.renderers.mail.text import mail_text
from briefmaker.renderers.theme import Theme

LOGO = "logo@briefmaker"
"""The content id of the theme's picture (RFC 2392)."""


def render_eml(brief: Brief, theme: Theme) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return `brief` as a message with a text and an HTML body, and what could not be shown as it is.

    The same brief and theme give the same bytes.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject(brief)
    message["X-Unsent"] = "1"
    fill(message, brief, theme)
    message["Content-Language"] = brief.meta.language  # last, or it is said of the text body alone
    return message.as_bytes(), read_addresses(brief.blocks).diagnostics


def subject(brief: Brief) -> str:
    """Return topic, date, edition and status in one line; a title cannot begin another header."""
    meta = brief.meta
    status = "[DRAFT] " if meta.status == "draft" else ""
    when = meta.edition if meta.built in meta.edition else f"{meta.built}, edition {meta.edition}"
    return in_one_line(f"{status}{meta.title}, {when}")


def in_one_line(text: str) -> str:
    """Return `text` as it may stand in a header, whatever it holds.

    `=?` would begin an encoded word (RFC 2047), which the standard library decodes, line breaks and all.
    """
    return " ".join(
        "".join(each if each.isprintable() else " " for each in text).replace("=?", "= ?").split()
    )


def fill(message: EmailMessage, brief: Brief, theme: Theme) -> None:
    """Give the message its two bodies, the logo of the theme within the second."""
    message.set_content(mail_text(brief), cte="quoted-printable")
    page = mail_html(brief, theme, f"cid:{LOGO}")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    if theme.logo:
        shown = cast("EmailMessage", message.get_payload()[1])  # type: ignore[index]
        content = theme.logo.path.read_bytes()
        shown.add_related(content, "image", theme.logo.kind, cid=f"<{LOGO}>", disposition="inline")
    for number, part in enumerate(each for each in message.walk() if each.is_multipart()):
        part.set_boundary(f"=={hashlib.sha256(f'{number}{page}'.encode()).hexdigest()[:24]}==")
