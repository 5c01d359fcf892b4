"""A message read back: the runs of its HTML body, which are those that its reader sees."""

from __future__ import annotations

import email
from email.policy import default

from briefmaker.errors import InputError
from briefmaker.verify.read_html import read_html


def read_eml(content: bytes) -> list[str]:
    """Return the words of each run of the message, in reading order.

    Raises InputError where it has no HTML body.
    """
    body = email.message_from_bytes(content, policy=default).get_body(("html",))
    if body is None:
        raise InputError("is no message with an HTML body")
    return read_html(str(body.get_content()).encode())
