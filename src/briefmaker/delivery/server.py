"""The server that takes messages, over one connection for many of them.

The steps of a transaction are taken one by one, so that it is known at each of them whether a message may
have been taken (RFC 5321, 4.2.5 and 6.1): before the line that ends its content it was not; the answer to
that line tells; in between nobody knows.
"""

from __future__ import annotations

import re
import select
import smtplib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

from briefmaker.delivery.account import Account
from briefmaker.delivery.connection import ServerError, connect, leave, reason, told

_GOODBYE = 5.0
"""Seconds to wait for the answer to a goodbye, which nothing hangs on."""
_END = b".\r\n"
_DOTS = re.compile(rb"^\.", re.MULTILINE)
CLOSING = 421


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went with one message."""

    state: Literal["sent", "deferred", "refused", "unknown"]
    answer: str
    """What the server said, or what happened; without addresses."""
    is_lost: bool = False
    """Whether the connection was lost over it."""


class Server:
    """A connection to the server of an account, opened when it is needed and opened anew when it is lost."""

    def __init__(self, account: Account) -> None:
        """Name the account; nothing is opened yet."""
        self._account = account
        self._smtp: smtplib.SMTP | None = None

    @property
    def where(self) -> str:
        """Return the server for messages: `smtp.example.org:587`."""
        return self._account.where

    def open(self) -> None:
        """Connect, where that is not done yet; raises as `connect` does."""
        if self._smtp is None:
            self._smtp = connect(self._account)

    def close(self) -> None:
        """Say goodbye, where there is somebody to say it to."""
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                if self._smtp.sock:
                    self._smtp.sock.settimeout(_GOODBYE)
                self._smtp.quit()
            self._drop()

    def most_bytes(self) -> int | None:
        """Return the size of the largest message that the server takes, None where it does not say."""
        self.open()
        told = self._smtp.esmtp_features.get("size", "") if self._smtp else ""
        return int(told) if told.isdecimal() and int(told) else None

    def hand_over(self, sender: str, recipient: str, content: bytes, begin: Callable[[], None]) -> Outcome:
        """Hand one message over to one recipient; `begin` is called when the server is ready to take it.

        Raises ServerError where the server takes nothing from us, UnreachableError where it is not there.
        """
        outcome = self._envelope(sender, recipient) or self._content(content, begin)
        local = recipient.rpartition("@")[0]
        return replace(outcome, answer=re.sub(rf"\b{re.escape(local)}\b", "…", outcome.answer))

    def _content(self, content: bytes, begin: Callable[[], None]) -> Outcome:
        """Hand over what is in the envelope."""
        begin()
        assert self._smtp is not None  # noqa: S101 - the envelope was given over it
        smtp, is_ended = self._smtp, False
        try:
            code, said = smtp.docmd("DATA")
            if code != 354:
                return self._turned_down(code, said)
            smtp.send(_DOTS.sub(b"..", content) + (b"" if content.endswith(b"\r\n") else b"\r\n"))
            if _is_spoken_to(smtp):
                raise smtplib.SMTPServerDisconnected("the server broke in")  # noqa: TRY301 - as if it were told
            is_ended = True
            smtp.send(_END)
            code, said = smtp.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return _lost_at_the_end(error) if is_ended else _lost(error)
        except BaseException:
            # Whoever interrupts us here must not have a goodbye go into the message.
            self._drop()
            raise
        if 200 <= code < 300:
            return Outcome("sent", told(code, said))
        if not 400 <= code < 600:
            self._drop()
            return Outcome(
                "unknown",
                f"the server's answer to the message cannot be read: {told(code, said)}",
                is_lost=True,
            )
        return self._turned_down(code, said)

    def _envelope(self, sender: str, recipient: str) -> Outcome | None:
        """Say from whom and to whom; None where the server is content with both."""
        try:
            code, said = self._from(sender)
            if code // 100 == 5:
                message = f"the server takes nothing from this sender: {told(code, said)}"
                raise ServerError(message, self._account.where)
            if code // 100 == 2:
                assert self._smtp is not None  # noqa: S101 - it has just answered
                code, said = self._smtp.rcpt(recipient)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return _lost(error)
        return None if code // 100 == 2 else self._turned_down(code, said)

    def _from(self, sender: str) -> tuple[int, bytes]:
        """Say from whom; over a new connection where the server has closed the old one in the meantime."""
        is_fresh = self._smtp is None
        self.open()
        assert self._smtp is not None  # noqa: S101 - `open` has seen to it
        try:
            code, said = self._smtp.mail(sender)
        except (smtplib.SMTPServerDisconnected, OSError):
            self._drop()
            if is_fresh:
                raise
            return self._from(sender)
        if code == CLOSING and not is_fresh:
            self._drop()
            return self._from(sender)
        return code, said

    def _turned_down(self, code: int, said: bytes) -> Outcome:
        """Return that the server does not take the message: never, or not now."""
        answer = told(code, said)
        if code == CLOSING or not 400 <= code < 600:
            self._drop()
            return Outcome("deferred", answer, is_lost=True)
        try:
            self._smtp.rset() if self._smtp else None
        except (smtplib.SMTPException, OSError):
            self._drop()
        return Outcome("refused" if code // 100 == 5 else "deferred", answer)

    def _drop(self) -> None:
        if self._smtp is not None:
            leave(self._smtp)
            self._smtp = None


def _is_spoken_to(smtp: smtplib.SMTP) -> bool:
    """Return whether the server has said something, or gone: in the middle of a message, it takes none."""
    return smtp.sock is not None and bool(select.select([smtp.sock], [], [], 0)[0])


def _lost(error: Exception) -> Outcome:
    return Outcome(
        "deferred",
        f"the connection was lost before the message was handed over: {reason(error)}",
        is_lost=True,
    )


def _lost_at_the_end(error: Exception) -> Outcome:
    message = f"the connection was lost before the server had answered to the whole message: {reason(error)}"
    return Outcome("unknown", message, is_lost=True)
