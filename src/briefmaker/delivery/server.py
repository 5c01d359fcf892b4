"""The server that takes messages: reached over a connection that is verified, and used for many of them.

The steps of a transaction are taken one by one, so that it is known at each of them whether a message may
have been taken (RFC 5321, 4.2.5 and 6.1): before the line that ends its content it was not; the answer to
that line tells; in between nobody knows.
"""

from __future__ import annotations

import base64
import re
import select
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

from briefmaker.delivery.account import Account
from briefmaker.errors import DeliveryError
from briefmaker.model.recipient import scrubbed

_CONNECTING = 30.0
"""Seconds to wait until a server can be reached at all."""
_HELLO = "[127.0.0.1]"
"""Who we say we are: the name of this machine is nobody's business (RFC 5321, 4.1.4, allows an address)."""
_END = b".\r\n"
_DOTS = re.compile(rb"^\.", re.MULTILINE)
_LONGEST = 200
CLOSING = 421


class ServerError(DeliveryError):
    """The server cannot be used, for anybody."""


class UnreachableError(ServerError):
    """The server cannot be reached now, and perhaps later."""


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
        """Connect, encrypt and log in, where that is not done yet.

        Raises UnreachableError where that may go better later, ServerError where it will not.
        """
        if self._smtp is not None:
            return
        smtp = self._connected()
        try:
            self._encrypt(smtp)
            self._log_in(smtp)
        except BaseException:
            _leave(smtp)
            raise
        if smtp.sock:
            smtp.sock.settimeout(self._account.timeout)
            # The line that ends a message is a packet of its own: waiting to fill it costs 40 ms a message.
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._smtp = smtp

    def close(self) -> None:
        """Say goodbye, where there is somebody to say it to."""
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
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
            return Outcome("sent", _told(code, said))
        if not 400 <= code < 600:
            self._drop()
            return Outcome(
                "unknown",
                f"the server's answer to the message cannot be read: {_told(code, said)}",
                is_lost=True,
            )
        return self._turned_down(code, said)

    def _envelope(self, sender: str, recipient: str) -> Outcome | None:
        """Say from whom and to whom; None where the server is content with both."""
        try:
            code, said = self._from(sender)
            if code // 100 == 5:
                message = f"the server takes nothing from this sender: {_told(code, said)}"
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
        answer = _told(code, said)
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
            _leave(self._smtp)
            self._smtp = None

    def _connected(self) -> smtplib.SMTP:
        account = self._account
        try:
            if account.security == "tls":
                return smtplib.SMTP_SSL(
                    account.host, account.port, _HELLO, timeout=_CONNECTING, context=self._context()
                )
            return smtplib.SMTP(account.host, account.port, _HELLO, timeout=_CONNECTING)
        except ssl.SSLCertVerificationError as error:
            raise self._distrusted(error) from None
        except ssl.SSLError as error:
            message = (
                f'it does not speak TLS at once ({error.reason}); perhaps security = "starttls" is meant'
            )
            raise ServerError(message, account.where) from None
        except smtplib.SMTPConnectError as error:
            raise self._turned_away(error.smtp_code, error.smtp_error) from None
        except (smtplib.SMTPException, OSError) as error:
            message = f"the mail server cannot be reached: {_reason(error)}; see host and port under [mail]"
            raise UnreachableError(message, account.where) from None

    def _encrypt(self, smtp: smtplib.SMTP) -> None:
        """Greet the server and, where that is asked for, go on encrypted or not at all."""
        account = self._account
        try:
            code, said = smtp.ehlo()
            if code // 100 != 2:
                raise self._turned_away(code, said)
            if account.security != "starttls":
                return
            if not smtp.has_extn("starttls"):
                message = (
                    "the server offers no STARTTLS, so that anybody could read what is sent; nothing was. "
                    'Perhaps it expects security = "tls" (port 465)'
                )
                raise ServerError(message, account.where)
            code, said = smtp.starttls(context=self._context())
            if code // 100 != 2:
                raise self._turned_away(code, said)
            smtp.ehlo()
        except ssl.SSLCertVerificationError as error:
            raise self._distrusted(error) from None
        except ssl.SSLError as error:
            raise ServerError(f"the connection cannot be encrypted: {error.reason}", account.where) from None
        except (smtplib.SMTPException, OSError) as error:
            raise UnreachableError(f"the greeting failed: {_reason(error)}", account.where) from None

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        account = self._account
        if account.user is None or account.password is None:
            return
        if not smtp.has_extn("auth"):
            message = "the server offers no login; without `user` under [mail] none is tried"
            raise ServerError(message, account.where)
        try:
            code = _authenticated(smtp, account.user, account.password)
        except smtplib.SMTPAuthenticationError as error:
            code = error.smtp_code
        except smtplib.SMTPNotSupportedError:
            message = "the server knows no way to log in that is known here: PLAIN, LOGIN, CRAM-MD5"
            raise ServerError(message, account.where) from None
        except UnicodeEncodeError:
            message = (
                "the server's way to log in knows no letters but ASCII, and the user or password has others"
            )
            raise ServerError(message, account.where) from None
        except (smtplib.SMTPException, OSError) as error:
            raise UnreachableError(f"the login failed: {_reason(error)}", account.where) from None
        if code // 100 == 4:
            raise UnreachableError(f"the login is not possible now ({code})", account.where)
        if code // 100 != 2:
            message = f"the server refuses the login ({code}); check `user` under [mail] and the password"
            raise ServerError(message, account.where)

    def _context(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self._account.ca_file)
        except ssl.SSLError:
            message = "holds no certificates in PEM form; see `ca_file` under [mail]"
            raise ServerError(message, self._account.ca_file) from None

    def _distrusted(self, error: ssl.SSLCertVerificationError) -> ServerError:
        message = (
            f"the server's certificate cannot be trusted: {error.verify_message.rstrip('.')}. Nothing was "
            "sent; an authority of your own is named by `ca_file` under [mail]"
        )
        return ServerError(message, self._account.where)

    def _turned_away(self, code: int, said: bytes | str) -> ServerError:
        kind = ServerError if code // 100 == 5 else UnreachableError
        return kind(f"the server turns us away: {_told(code, said)}", self._account.where)


def _authenticated(smtp: smtplib.SMTP, user: str, password: str) -> int:
    """Log in and return the answer; PLAIN goes first, which takes UTF-8 (RFC 4616)."""
    if "PLAIN" in smtp.esmtp_features.get("auth", "").upper().split():
        told = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        code, _ = smtp.docmd("AUTH", f"PLAIN {told}")
        return code
    return smtp.login(user, password)[0]


def _is_spoken_to(smtp: smtplib.SMTP) -> bool:
    """Return whether the server has said something, or gone: in the middle of a message, it takes none."""
    return smtp.sock is not None and bool(select.select([smtp.sock], [], [], 0)[0])


def _leave(smtp: smtplib.SMTP) -> None:
    with suppress(smtplib.SMTPException, OSError):
        smtp.close()


def _lost(error: Exception) -> Outcome:
    return Outcome(
        "deferred",
        f"the connection was lost before the message was handed over: {_reason(error)}",
        is_lost=True,
    )


def _lost_at_the_end(error: Exception) -> Outcome:
    message = f"the connection was lost before the server had answered to the whole message: {_reason(error)}"
    return Outcome("unknown", message, is_lost=True)


def _reason(error: Exception) -> str:
    """Return what happened, in a few words and without addresses."""
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "no answer in time"
    if isinstance(error, OSError) and error.strerror and not isinstance(error, smtplib.SMTPException):
        return error.strerror
    return "the server closed the connection"


def _told(code: int, said: bytes | str) -> str:
    """Return an answer as it may be shown: a code, and words without addresses."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    plain = "".join(each if each.isprintable() else " " for each in text)
    return f"{code} {scrubbed(' '.join(plain.split()))}"[:_LONGEST].rstrip()
