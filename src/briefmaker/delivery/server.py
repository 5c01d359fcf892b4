"""The server that takes messages, over one connection for many of them.

The steps of a transaction are taken one by one, so that it is known at each of them whether a message may
have been taken (RFC 5321, 4.2.5 and 6.1): before the line that ends its content it was not; the answer to
that line tells; in between nobody knows.
"""

from __future__ import annotations

import re
import select
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

from briefmaker.delivery.account import Account
from briefmaker.delivery.connection import ServerError, connect, leave, reason, told, without

_GOODBYE = 5.0
"""Seconds to wait for the answer to a goodbye, which nothing hangs on."""
_END = b".\r\n"
_DOTS = re.compile(rb"^\.", re.MULTILINE)
Content = tuple[bytes, ...]
"""A message in pieces, as `on_the_wire` gives each."""
CLOSING = 421


def on_the_wire(piece: bytes) -> bytes:
    """Return a piece of a message that begins and ends a line, with its dots doubled (RFC 5321, 4.5.2)."""
    return _DOTS.sub(b"..", piece)


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
            self.drop()

    def drop(self) -> None:
        """Leave without a word, as whoever is interrupted does."""
        if self._smtp is not None:
            leave(self._smtp)
            self._smtp = None

    def most_bytes(self) -> int | None:
        """Return the size of the largest message that the server takes, None where it does not say."""
        self.open()
        said = self._smtp.esmtp_features.get("size", "") if self._smtp else ""
        return int(said) if said.isdecimal() and len(said) < 16 and int(said) else None

    def hand_over(self, sender: str, recipient: str, content: Content, begin: Callable[[], None]) -> Outcome:
        """Hand one message over to one recipient; `begin` is called when the server is ready to take it.

        Raises ServerError where the server takes nothing from us, UnreachableError where it is not there.
        """
        outcome = self._envelope(sender, recipient) or self._content(content, begin)
        return replace(outcome, answer=without(recipient, outcome.answer))

    def _content(self, content: Content, begin: Callable[[], None]) -> Outcome:
        """Hand over what is in the envelope."""
        begin()
        assert self._smtp is not None  # noqa: S101 - the envelope was given over it
        smtp, is_ended = self._smtp, False
        try:
            code, said = smtp.docmd("DATA")
            if code != 354:
                return self._turned_down(code, said)
            for piece in content:
                smtp.send(piece)
            early = _spoken_early(smtp)
            if early is not None:
                return self._broken_off(*early)
            is_ended = True
            smtp.send(_END)
            code, said = smtp.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self.drop()
            return _lost_at_the_end(error) if is_ended else _lost(error)
        except BaseException:
            # Whoever interrupts us here must not have a goodbye go into the message.
            self.drop()
            raise
        if 200 <= code < 300:
            return Outcome("sent", told(code, said))
        if not 400 <= code < 600:
            self.drop()
            answer = f"the server's answer to the message cannot be read: {told(code, said)}"
            return Outcome("unknown", answer, is_lost=True)
        return self._turned_down(code, said)

    def _broken_off(self, code: int, said: bytes) -> Outcome:
        """Return that the server has answered, or gone, before the message was complete: it has none."""
        self.drop()
        if code // 100 == 5:
            return Outcome("refused", told(code, said))
        if code // 100 == 4:
            return Outcome("deferred", told(code, said))
        return _lost(smtplib.SMTPServerDisconnected())

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
            self.drop()
            return _lost(error)
        return None if code // 100 == 2 else self._turned_down(code, said)

    def _from(self, sender: str) -> tuple[int, bytes]:
        """Say from whom; over a new connection where the old one is closed, or takes no more messages."""
        is_fresh = self._smtp is None
        self.open()
        assert self._smtp is not None  # noqa: S101 - `open` has seen to it
        try:
            code, said = self._smtp.mail(sender)
        except (smtplib.SMTPServerDisconnected, OSError):
            self.drop()
            if is_fresh:
                raise
            return self._from(sender)
        if not is_fresh and (code == CLOSING or code // 100 == 5):
            self.drop()
            return self._from(sender)
        return code, said

    def _turned_down(self, code: int, said: bytes) -> Outcome:
        """Return that the server does not take the message: never, or not now."""
        answer = told(code, said)
        if not 400 <= code < 600:
            self.drop()
            return Outcome("deferred", answer, is_lost=True)
        if code == CLOSING:
            self.drop()
        try:
            self._smtp.rset() if self._smtp else None
        except (smtplib.SMTPException, OSError):
            self.drop()
        return Outcome("refused" if code // 100 == 5 else "deferred", answer)


def _spoken_early(smtp: smtplib.SMTP) -> tuple[int, bytes] | None:
    """Return what the server says in the middle of a message, None where it waits as it should.

    A server that is gone says (0, b""). What belongs to the encryption alone says nothing.
    """
    sock, file = smtp.sock, smtp.file
    if sock is None or file is None:
        return None
    timeout = sock.gettimeout()
    sock.settimeout(0)
    try:
        is_readable = bool(select.select([sock], [], [], 0)[0])
        said = file.peek(1)
    except (ssl.SSLWantReadError, BlockingIOError, ValueError):
        return None
    finally:
        sock.settimeout(timeout)
    if said:
        return smtp.getreply()
    return (0, b"") if is_readable else None


def _lost(error: Exception) -> Outcome:
    return Outcome(
        "deferred",
        f"the connection was lost before the message was handed over: {reason(error)}",
        is_lost=True,
    )


def _lost_at_the_end(error: Exception) -> Outcome:
    message = f"the connection was lost before the server had answered to the whole message: {reason(error)}"
    return Outcome("unknown", message, is_lost=True)
