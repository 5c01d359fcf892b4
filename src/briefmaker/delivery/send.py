"""The sending itself: each recipient in turn, the ledger before and after, until all have had a turn."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from briefmaker.config.mail import MailTable
from briefmaker.delivery.connection import ServerError, UnreachableError
from briefmaker.delivery.letter import Letter
from briefmaker.delivery.plan import Entry
from briefmaker.delivery.queue import Queue
from briefmaker.delivery.server import Outcome, Server
from briefmaker.ledger import Sending, Sendings

PATIENCE = 5.0
"""Seconds of waiting from which a connection is closed: servers need them for others."""
LOSSES = 10
"""Connections lost one after the other, nothing sent in between, after which the server is left alone."""


_PACED = "those who are left were put off, or their servers take no more at once"


class Clock(Protocol):
    """What tells the time and lets it pass."""

    def now(self) -> dt.datetime:
        """Return the time of day, with its zone."""

    def monotonic(self) -> float:
        """Return seconds that never go back."""

    def sleep(self, seconds: float) -> None:
        """Let time pass."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> dt.datetime:
        """Return the time of day, with its zone."""
        return dt.datetime.now().astimezone()

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Post:
    """What is sent, and over what: settled once, before the first message."""

    letters: Mapping[str, Letter]
    """By format."""
    mail: MailTable
    earlier: Mapping[str, Sending]
    """Of the edition that this one corrects, by recipient."""


class Report(Protocol):
    """Whoever wants to know how it goes."""

    def __call__(self, entry: Entry, outcome: Outcome, *, is_again: bool) -> None:
        """Take how it went with one recipient, and whether they are tried again later."""

    def wait(self, seconds: float, reason: str) -> None:
        """Take that nothing happens for so long, and why."""


def send(
    entries: tuple[Entry, ...], post: Post, server: Server, sendings: Sendings, clock: Clock, report: Report
) -> None:
    """Send to `entries`, who stand in the ledger; `report` is told how it goes.

    Somebody whom the server puts off is tried again later; whoever is still put off at the end stays so in
    the ledger. Raises ServerError where the server cannot be used, or no more: the ledger knows who is left.
    """
    _Run(post, server, sendings, clock, report).through(
        Queue(entries, post.mail.pace, post.mail.retries, post.mail.wait)
    )


class _Run:
    def __init__(self, post: Post, server: Server, sendings: Sendings, clock: Clock, report: Report) -> None:
        self._post, self._server, self._sendings = post, server, sendings
        self._clock, self._report = clock, report
        self._losses = 0

    def through(self, queue: Queue) -> None:
        while queue:
            self._wait(queue.due_in(self._clock.monotonic()), _PACED)
            entry, tries = queue.take(self._clock.monotonic())
            outcome = self._patiently(entry)
            is_again = outcome.state == "deferred" and queue.put_off(entry, tries, self._clock.monotonic())
            self._report(entry, outcome, is_again=is_again)
            self._count(outcome)

    def _wait(self, seconds: float, reason: str) -> None:
        if seconds > PATIENCE:
            self._server.close()
            self._report.wait(seconds, reason)
        if seconds:
            self._clock.sleep(seconds)

    def _patiently(self, entry: Entry) -> Outcome:
        """Hand the message over; where the server cannot be reached, once more after a while."""
        for tries in range(self._post.mail.retries):
            try:
                return self._hand_over(entry)
            except UnreachableError as error:
                self._wait(self._post.mail.wait * 2**tries, str(error))
        return self._hand_over(entry)

    def _hand_over(self, entry: Entry) -> Outcome:
        sending, mail = entry.sending, self._post.mail
        letter = self._post.letters[entry.recipient.format]
        earlier = self._post.earlier.get(sending.recipient)
        content = letter.to(entry.recipient, sending, self._clock.now(), earlier.message if earlier else "")
        outcome = self._server.hand_over(
            mail.address, entry.recipient.address, content, lambda: self._begin(sending)
        )
        self._sendings.settle(sending, outcome.state, outcome.answer, self._moment())
        return outcome

    def _begin(self, sending: Sending) -> None:
        if not self._sendings.begin(sending, self._moment()):
            raise AlreadyBegunError(f"{sending.shown}: has been sent this edition in the meantime")

    def _count(self, outcome: Outcome) -> None:
        """Leave a server alone that loses one connection after the other: each may be a message unknown."""
        self._losses = self._losses + 1 if outcome.is_lost else 0
        if self._losses >= LOSSES:
            message = f"{LOSSES} connections in a row were lost; the last time: {outcome.answer}"
            raise ServerError(message, self._server.where)

    def _moment(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


class AlreadyBegunError(ServerError):
    """The ledger holds that the message was begun already; it must not be begun again."""
