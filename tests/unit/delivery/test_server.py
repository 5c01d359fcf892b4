"""What each answer of a server means for a message: taken, not now, never, or nobody knows."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, cast

import pytest

from briefmaker.delivery.account import Account
from briefmaker.delivery.connection import ServerError, UnreachableError
from briefmaker.delivery.server import Outcome, Server, on_the_wire

FINE = {
    "EHLO": "250 hello",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    ".": "250 taken",
    "RSET": "250 ok",
}
"""What a server says to each line; an empty answer closes the connection, and `250 ok` is the rest."""


class Scripted:
    """A server that says what it is told to say, in plain text on the loopback."""

    def __init__(self, *scripts: dict[str, str]) -> None:
        """Follow a script for each connection, the last one for all that come later."""
        self.scripts = list(scripts)
        self.contents: list[str] = []
        self.greets = True
        """Whether it says anything at all."""
        self.hangs_up = False
        """Whether it goes when a message has begun."""
        self.connections = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            script = self.scripts[min(self.connections, len(self.scripts) - 1)]
            self.connections += 1
            # Whoever is dropped is dropped; that is what is tried here.
            with (
                suppress(OSError),
                connection,
                connection.makefile("rw", encoding="latin-1", newline="") as lines,
            ):
                self._speak(script, cast("TextIO", lines))

    def _speak(self, script: dict[str, str], lines: TextIO) -> None:
        write, flush = lines.write, lines.flush
        if not self.greets:
            return
        write("220 here\r\n")
        flush()
        for line in iter(lines.readline, ""):
            verb = line.split()[0].rstrip(":").upper()
            answer = script.get(verb, "250 ok")
            if not answer:
                return
            write(f"{answer}\r\n")
            flush()
            if answer.startswith("354"):
                if self.hangs_up:
                    lines.read(10)
                    return
                self.contents.append("".join(iter(lines.readline, ".\r\n")))
                if not script["."]:
                    return
                write(f"{script['.']}\r\n")
                flush()


@contextmanager
def scripted(*scripts: dict[str, str]) -> Iterator[tuple[Scripted, Server]]:
    running = Scripted(*scripts)
    server = Server(Account("127.0.0.1", running.port, "none", None, None, None, 5))
    try:
        yield running, server
    finally:
        server.close()
        running.socket.close()


def hand(server: Server, content: bytes = b"Subject: x\r\n\r\nwords\r\n") -> tuple[Outcome, int]:
    """Hand a message over; return how it went and how often it was begun."""
    begun: list[int] = []
    wire = (on_the_wire(content),)
    outcome = server.hand_over("a@x.example", "b.c@y.example", wire, lambda: begun.append(1))
    return outcome, len(begun)


def told(script: dict[str, str]) -> tuple[str, str, bool, int]:
    with scripted(FINE | script) as (_, server):
        outcome, begun = hand(server)
        return outcome.state, outcome.answer, outcome.is_lost, begun


LOST = "the connection was lost before the message was handed over: the server closed the connection"
IN_DOUBT = LOST.replace("the message was handed over", "the server had answered to the whole message")
NO_ANSWER = "what it said begins with no code"
UNREADABLE = "the server's answer to the message cannot be read"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ({}, ("sent", "250 taken", False, 1)),
        ({".": "250-taken\r\n250 2.0.0 all of it"}, ("sent", "250 taken 2.0.0 all of it", False, 1)),
        ({".": "452 4.3.1 full"}, ("deferred", "452 4.3.1 full", False, 1)),
        ({".": "421 4.3.2 closing"}, ("deferred", "421 4.3.2 closing", False, 1)),
        ({".": "554 5.6.0 b.c@y.example, no"}, ("refused", "554 5.6.0 b…@y.example, no", False, 1)),
        ({".": "550 no b.c here"}, ("refused", "550 no … here", False, 1)),
        ({".": "354 and now?"}, ("unknown", f"{UNREADABLE}: 354 and now?", True, 1)),
        ({".": "what?"}, ("unknown", f"{UNREADABLE}: {NO_ANSWER}", True, 1)),
        ({".": ""}, ("unknown", IN_DOUBT, True, 1)),
        ({"DATA": ""}, ("deferred", LOST, True, 1)),
        ({"DATA": "451 not now"}, ("deferred", "451 not now", False, 1)),
        ({"DATA": "554 no"}, ("refused", "554 no", False, 1)),
        ({"DATA": "250 what data?"}, ("deferred", "250 what data?", True, 1)),
        ({"RCPT": "450 busy"}, ("deferred", "450 busy", False, 0)),
        ({"RCPT": "421 closing"}, ("deferred", "421 closing", False, 0)),
        ({"RCPT": "550 unknown"}, ("refused", "550 unknown", False, 0)),
        ({"RCPT": ""}, ("deferred", LOST, True, 0)),
        ({"MAIL": "451 busy"}, ("deferred", "451 busy", False, 0)),
        ({"RCPT": "rubbish"}, ("deferred", NO_ANSWER, True, 0)),
    ],
)
def test_what_an_answer_means(script: dict[str, str], expected: tuple[str, str, bool, int]) -> None:
    assert told(script) == expected


def test_a_connection_that_is_lost_within_a_message_leaves_nothing_unknown() -> None:
    with scripted(FINE | {"DATA": "354 and off"}) as (running, server):
        running.hangs_up = True
        outcome, begun = hand(server, b"Subject: x\r\n\r\n" + b"words " * 5_000_000 + b"\r\n")

    assert (outcome.state, begun) == ("deferred", 1)
    assert outcome.answer.startswith("the connection was lost before the message was handed over: ")
    assert running.contents == []


def test_a_line_with_a_dot_is_doubled_and_the_last_line_ends() -> None:
    with scripted(FINE) as (running, server):
        hand(server, b"Subject: x\r\n\r\n.\r\n..two\r\nwords\r\n")

    assert running.contents == ["Subject: x\r\n\r\n..\r\n...two\r\nwords\r\n"]


def test_one_connection_serves_many_messages_also_after_a_refusal() -> None:
    with scripted(FINE | {".": "554 no"}) as (running, server):
        assert [hand(server)[0].state for _ in range(3)] == ["refused"] * 3

    assert running.connections == 1


@pytest.mark.parametrize("goodbye", ["", "421 too long idle"])
def test_a_connection_that_was_closed_in_the_meantime_is_opened_anew(goodbye: str) -> None:
    first = FINE | {"MAIL": "250 ok"}
    with scripted(first, FINE) as (running, server):
        assert hand(server)[0].state == "sent"
        first["MAIL"] = goodbye  # while nothing is said
        assert hand(server)[0].state == "sent"

    assert running.connections == 2


def test_a_server_that_always_closes_is_not_asked_for_ever() -> None:
    with scripted(FINE | {"MAIL": "421 no"}) as (running, server):
        assert hand(server) == (Outcome("deferred", "421 no"), 0)

    assert running.connections == 1


def test_a_sender_who_may_not_ends_it() -> None:
    with scripted(FINE | {"MAIL": "530 log in first"}) as (_, server), pytest.raises(ServerError) as caught:
        hand(server)

    assert caught.value.message == "the server takes nothing from this sender: 530 log in first"


def test_an_interruption_leaves_no_goodbye_in_the_message(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(FINE) as (running, server):
        server.open()
        assert server._smtp is not None

        def interrupted() -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(server._smtp, "getreply", interrupted)
        with pytest.raises(KeyboardInterrupt):
            server._content((b"x\r\n",), lambda: None)

        assert server._smtp is None
    assert running.contents == []


def test_a_server_that_hangs_up_in_the_handshake_may_be_there_later() -> None:
    for security, script in (
        ("tls", {}),
        ("starttls", {"EHLO": "250-hello\r\n250 STARTTLS", "STARTTLS": ""}),
    ):
        running = Scripted(FINE | script)
        running.greets = security != "tls"
        server = Server(Account("127.0.0.1", running.port, security, None, None, None, 5))  # type: ignore[arg-type]
        with pytest.raises(UnreachableError):
            server.open()
        running.socket.close()
