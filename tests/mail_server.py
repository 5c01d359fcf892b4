"""A real mail server on the loopback, which does to chosen recipients what servers do.

What it does to somebody stands in the local part of the address: `refuse.anna@`, `defer2.anna@` (twice, then
it takes the message), `before.anna@` and `after.anna@` (the connection is dropped before and after the end of
the message), `slow.anna@`. Everything it was given for good is in `taken`.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "briefings", "Tür-9-geheim"
SLOW = 1.5
"""Seconds that a slow answer takes."""


@dataclass
class Taken:
    """A message that the server has taken for good."""

    sender: str
    recipient: str
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """Return it parsed."""
        found = message_from_bytes(self.content, policy=default)
        assert isinstance(found, EmailMessage)
        return found


@dataclass
class MailServer:
    """What the server was given, and how it is reached."""

    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    connections: int = 0
    """How many there were."""
    open: int = 0
    """How many there are."""
    begun: Counter[str] = field(default_factory=Counter)
    """How often a message was begun, by recipient."""
    on_event: Callable[[str], None] = lambda _: None
    """Called with each thing that happens: `RCPT`, `DATA`, `end`, `taken`, …"""

    @property
    def recipients(self) -> list[str]:
        """Return who got a message, in order."""
        return [each.recipient for each in self.taken]


class _Handler:
    def __init__(self, server: MailServer) -> None:
        self.server = server

    async def handle_EHLO(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        del server, envelope
        session.host_name = hostname
        self.server.on_event("EHLO")
        return responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        self.server.on_event("MAIL")
        return "550 5.7.1 not from here" if address.startswith("nobody@") else "250 ok"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        self.server.begun[address] += 1
        self.server.on_event("RCPT")
        if address.startswith("refuse."):
            local = address.partition("@")[0]
            return f"550 5.1.1 <{address}>: no user {local} here, nor {local.upper()} or '{address.lower()}'"
        times = re.match(r"defer(\d+)\.", address)
        if times and self.server.begun[address] <= int(times[1]):
            return f"451 4.7.1 <{address}>: greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del session
        (recipient,) = envelope.rcpt_tos
        self.server.on_event("end")
        if recipient.startswith("spam."):
            return "554 5.7.1 the content is not wanted here"
        if recipient.startswith("slow."):
            await asyncio.sleep(SLOW)
        assert isinstance(envelope.original_content, bytes)
        self.server.taken.append(Taken(str(envelope.mail_from), recipient, envelope.original_content))
        self.server.on_event("taken")
        if recipient.startswith("after."):
            _cut(server)
        return "250 2.0.0 taken"


class _Smtp(SMTP):
    """Drops the connection where the address says so, and counts connections."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self.transport is None:  # STARTTLS makes it anew
            self.event_handler.server.connections += 1
            self.event_handler.server.open += 1
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self.event_handler.server.open -= 1

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        self.event_handler.server.on_event("DATA")
        if self.envelope and any(each.startswith("before.") for each in self.envelope.rcpt_tos):
            _cut(self)
            return
        await super().smtp_DATA(arg)


def _cut(server: SMTP) -> None:
    """Drop the connection without a word."""
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, auth_data: LoginPassword
) -> AuthResult:
    del server, session, envelope, mechanism
    known = (auth_data.login, auth_data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)


def authority(folder: Path) -> tuple[trustme.CA, Path]:
    """Return an authority for tests, and the file with its certificate."""
    ca = trustme.CA()
    path = folder / "authority.pem"
    ca.cert_pem.write_to_path(path)
    return ca, path


def context_of(ca: trustme.CA, name: str = "127.0.0.1") -> ssl.SSLContext:
    """Return what a server needs to show a certificate for `name`."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ca.issue_cert(name).configure_cert(context)
    return context


@contextmanager
def mail_server(
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    *,
    login: bool = False,
    **more: Any,
) -> Iterator[MailServer]:
    """Run a server: with STARTTLS, with TLS from the first byte, or in plain text."""
    server = MailServer()
    handler = _Handler(server)
    options: dict[str, Any] = {"hostname": "localhost", "ident": "test", "tls_context": starttls, **more}
    if login:
        options |= {
            "authenticator": _authenticate,
            "auth_required": True,
            "auth_require_tls": starttls is not None,
        }
    loop = asyncio.new_event_loop()

    async def begin() -> asyncio.Server:
        return await loop.create_server(lambda: _Smtp(handler, loop=loop, **options), "127.0.0.1", 0, ssl=tls)

    listening = loop.run_until_complete(begin())
    server.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_end(listening), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _end(listening: asyncio.Server) -> None:
    listening.close()
    tasks = [each for each in asyncio.all_tasks() if each is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
