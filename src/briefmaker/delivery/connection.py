"""A connection to the server of an account: encrypted, verified and logged in, or not there at all."""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
from contextlib import suppress

from briefmaker.delivery.account import Account
from briefmaker.errors import DeliveryError
from briefmaker.model.recipient import scrubbed

_CONNECTING = 30.0
"""Seconds to wait until a server can be reached at all."""
_HELLO = "[127.0.0.1]"
"""Who we say we are: the name of this machine is nobody's business (RFC 5321, 4.1.4, allows an address)."""
_LONGEST = 200
"""Letters of an answer that are shown."""


class ServerError(DeliveryError):
    """The server cannot be used, for anybody."""


class UnreachableError(ServerError):
    """The server cannot be reached now, and perhaps later."""


def connect(account: Account) -> smtplib.SMTP:
    """Return a connection over which messages can be handed over.

    Raises UnreachableError where that may go better later, ServerError where it will not.
    """
    smtp = _connected(account)
    try:
        _encrypt(account, smtp)
        _log_in(account, smtp)
    except BaseException:
        leave(smtp)
        raise
    if smtp.sock:
        smtp.sock.settimeout(account.timeout)
        # The line that ends a message is a packet of its own: waiting to fill it costs 40 ms a message.
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return smtp


def leave(smtp: smtplib.SMTP) -> None:
    """Close a connection without a word."""
    with suppress(smtplib.SMTPException, OSError):
        smtp.close()


def reason(error: Exception) -> str:
    """Return what happened, in a few words and without addresses."""
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "no answer in time"
    plain = isinstance(error, OSError) and not isinstance(error, (smtplib.SMTPException, ssl.SSLError))
    if isinstance(error, OSError) and plain and error.strerror:
        return error.strerror
    return "the server closed the connection"


def told(code: int, said: bytes | str) -> str:
    """Return an answer as it may be shown: a code, and words without addresses."""
    if code < 0:
        return "what it said begins with no code"
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    plain = "".join(each if each.isprintable() else " " for each in text)
    return f"{code} {scrubbed(' '.join(plain.split()))}".rstrip()


def without(recipient: str, answer: str) -> str:
    """Return an answer that does not name the recipient, and is not too long to be shown."""
    local = recipient.rpartition("@")[0]
    hidden = re.sub(rf"(?<![^\W_]){re.escape(local)}(?![^\W_])", "…", answer, flags=re.IGNORECASE)
    return hidden if len(hidden) <= _LONGEST else f"{hidden[:_LONGEST]}…"


def _connected(account: Account) -> smtplib.SMTP:
    try:
        if account.security == "tls":
            return smtplib.SMTP_SSL(
                account.host, account.port, _HELLO, timeout=_CONNECTING, context=_context(account)
            )
        return smtplib.SMTP(account.host, account.port, _HELLO, timeout=_CONNECTING)
    except ssl.SSLCertVerificationError as error:
        raise _distrusted(account, error) from None
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
        raise UnreachableError(f"the greeting failed: {reason(error)}", account.where) from None
    except ssl.SSLError as error:
        message = f'it does not speak TLS at once ({error.reason}); perhaps security = "starttls" is meant'
        raise ServerError(message, account.where) from None
    except smtplib.SMTPConnectError as error:
        raise _turned_away(account, error.smtp_code, error.smtp_error) from None
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            message = f"the mail server's address cannot be found now: {reason(error)}"
            raise UnreachableError(message, account.where) from None
        message = f"there is no such mail server: {reason(error)}; see `host` under [mail]"
        raise ServerError(message, account.where) from None
    except (smtplib.SMTPException, OSError) as error:
        message = f"the mail server cannot be reached: {reason(error)}; see host and port under [mail]"
        raise UnreachableError(message, account.where) from None


def _encrypt(account: Account, smtp: smtplib.SMTP) -> None:
    """Greet the server and, where that is asked for, go on encrypted or not at all."""
    try:
        code, said = smtp.ehlo()
        if code // 100 != 2:
            raise _turned_away(account, code, said)
        if account.security != "starttls":
            return
        if not smtp.has_extn("starttls"):
            message = (
                "the server offers no STARTTLS, so that anybody could read what is sent; nothing was. "
                'Perhaps it expects security = "tls" (port 465)'
            )
            raise ServerError(message, account.where)
        code, said = smtp.starttls(context=_context(account))
        if code // 100 != 2:
            raise _turned_away(account, code, said)
        code, said = smtp.ehlo()
        if code // 100 != 2:
            raise _turned_away(account, code, said)
    except ssl.SSLCertVerificationError as error:
        raise _distrusted(account, error) from None
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
        raise UnreachableError(f"the greeting failed: {reason(error)}", account.where) from None
    except ssl.SSLError as error:
        raise ServerError(f"the connection cannot be encrypted: {error.reason}", account.where) from None
    except (smtplib.SMTPException, OSError) as error:
        raise UnreachableError(f"the greeting failed: {reason(error)}", account.where) from None


def _log_in(account: Account, smtp: smtplib.SMTP) -> None:
    if account.user is None or account.password is None:
        return
    if not smtp.has_extn("auth"):
        message = "the server offers no login; without `user` under [mail] none is tried"
        raise ServerError(message, account.where)
    code = _answer_to_login(account, smtp, account.user, account.password)
    if code // 100 == 4:
        raise UnreachableError(f"the login is not possible now ({code})", account.where)
    if code // 100 != 2:
        message = f"the server refuses the login ({code}); check `user` under [mail] and the password"
        raise ServerError(message, account.where)


def _answer_to_login(account: Account, smtp: smtplib.SMTP, user: str, password: str) -> int:
    """Return the code of the server's answer; nothing else of it is shown, for it may hold anything."""
    try:
        return _authenticated(smtp, user, password)
    except smtplib.SMTPAuthenticationError as error:
        return error.smtp_code
    except smtplib.SMTPServerDisconnected as error:
        raise UnreachableError(f"the login failed: {reason(error)}", account.where) from None
    except smtplib.SMTPException:
        message = "the server knows no way to log in that is known here: PLAIN, LOGIN, CRAM-MD5"
        raise ServerError(message, account.where) from None
    except OSError as error:
        raise UnreachableError(f"the login failed: {reason(error)}", account.where) from None
    except UnicodeEncodeError:
        message = "the server's way to log in knows ASCII alone, and user or password has other letters"
        raise ServerError(message, account.where) from None
    except ValueError:  # a challenge that is no base64
        raise ServerError("the server's way to log in cannot be followed", account.where) from None


def _context(account: Account) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=account.ca_file)
    except ssl.SSLError:
        message = "holds no certificates in PEM form; see `ca_file` under [mail]"
        raise ServerError(message, account.ca_file) from None


def _distrusted(account: Account, error: ssl.SSLCertVerificationError) -> ServerError:
    message = (
        f"the server's certificate cannot be trusted: {error.verify_message.rstrip('.')}. Nothing was "
        "sent; an authority of your own is named by `ca_file` under [mail]"
    )
    return ServerError(message, account.where)


def _turned_away(account: Account, code: int, said: bytes | str) -> ServerError:
    kind = ServerError if code // 100 == 5 else UnreachableError
    return kind(f"the server turns us away: {told(code, said)}", account.where)


def _authenticated(smtp: smtplib.SMTP, user: str, password: str) -> int:
    """Log in and return the answer; PLAIN goes first, which takes UTF-8 (RFC 4616)."""
    if "PLAIN" in smtp.esmtp_features.get("auth", "").upper().split():
        credentials = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        code, _ = smtp.docmd("AUTH", f"PLAIN {credentials}")
        return code
    return smtp.login(user, password)[0]
