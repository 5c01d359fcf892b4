"""The sending itself: each recipient in turn, the ledger before and after, until all have had a turn."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

from briefmaker.config.mail import MailTable
from briefmaker.delivery.connection import ServerError, UnreachableError
from briefmaker.delivery.letter import Letter
from briefmaker.delivery.plan import Entry
from briefmaker.delivery.queue import Queue
from briefmaker.delivery.server import Outcome, Server
from briefmaker.ledger import Sending, Sendings

_T = TypeVar("_T")
PATIENCE = 5.0
"""Seconds of waiting from which a connection is closed: servers need them for others."""
LOSSES = 10
"""Connections lost one after the other, nothing sent in between, after which the server is left alone."""
_HEAD = 2_000
"""Bytes that the lines which name a recipient may take."""
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
    """What is sent, and how: settled once, before the first message."""

    letters: Mapping[tuple[str, str], Letter]
    """By kind: see `Entry.kind`."""
    mail: MailTable
    is_again: bool = False
    """Whether it goes to somebody whose sending had come to its end."""

    def letter(self, entry: Entry) -> Letter:
        """Return the letter for somebody."""
        return self.letters[entry.kind]


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
    run = _Run(post, server, sendings, clock, report)
    run.begin()
    run.through(Queue(entries, post.mail.pace, post.mail.retries, post.mail.wait))


class _Run:
    def __init__(self, post: Post, server: Server, sendings: Sendings, clock: Clock, report: Report) -> None:
        self._post, self._server, self._sendings = post, server, sendings
        self._clock, self._report = clock, report
        self._losses = 0

    def begin(self) -> None:
        """Reach the server, and see whether it takes what is to be sent."""
        most = self._patiently(self._server.most_bytes)
        largest = max((len(letter.wire) + _HEAD for letter in self._post.letters.values()), default=0)
        if most is not None and largest > most:
            message = (
                f"the server takes messages of at most {most / 1_000_000:.1f} MB, and the largest here has "
                f"{largest / 1_000_000:.1f}; lower `max_mb` under [mail], and set `link`"
            )
            raise ServerError(message, self._server.where)

    def through(self, queue: Queue) -> None:
        while queue:
            self._wait(queue.due_in(self._clock.monotonic()), _PACED)
            entry, tries = queue.take(self._clock.monotonic())
            outcome = self._patiently(partial(self._hand_over, entry))
            is_again = outcome.state == "deferred" and queue.put_off(entry, tries, self._clock.monotonic())
            self._report(entry, outcome if is_again else _kept(entry, outcome), is_again=is_again)
            self._count(outcome)

    def _wait(self, seconds: float, reason: str) -> None:
        if seconds > PATIENCE:
            self._server.close()
            self._report.wait(seconds, reason)
        if seconds:
            self._clock.sleep(seconds)

    def _patiently(self, action: Callable[[], _T]) -> _T:
        """Do something; where the server cannot be reached, once more after a while."""
        for tries in range(self._post.mail.retries):
            try:
                return action()
            except UnreachableError as error:
                self._wait(self._post.mail.wait * 2**tries, str(error))
        return action()

    def _hand_over(self, entry: Entry) -> Outcome:
        sending = entry.sending
        letter = self._post.letter(entry)
        outcome = self._server.hand_over(
            self._post.mail.address,
            entry.recipient.address,
            (letter.head(entry, self._clock.now()), letter.wire),
            lambda: self._begin(sending),
        )
        kept = _kept(entry, outcome)
        self._sendings.settle(sending, kept.state, kept.answer, self._moment())
        return outcome

    def _begin(self, sending: Sending) -> None:
        if not self._sendings.begin(sending, self._moment(), again=self._post.is_again):
            message = f"{sending.shown}: has been sent this edition in the meantime"
            raise ServerError(message, self._server.where)

    def _count(self, outcome: Outcome) -> None:
        """Leave a server alone that loses one connection after the other: each may be a message unknown."""
        self._losses = self._losses + 1 if outcome.is_lost else 0
        if self._losses >= LOSSES:
            message = f"{LOSSES} connections in a row were lost; the last time: {outcome.answer}"
            raise ServerError(message, self._server.where)

    def _moment(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


def _kept(entry: Entry, outcome: Outcome) -> Outcome:
    """Return how it went, for the ledger: what had ended, and is put off when tried again, is what it was."""
    state = entry.sending.state
    if outcome.state == "deferred" and (state == "refused" or state == "unknown"):  # noqa: PLR1714 - for mypy
        return replace(outcome, state=state)
    return outcome
