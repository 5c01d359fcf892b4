"""Who was sent which edition: a row for each recipient, written before the message and after the answer.

    pending ─→ sending ─→ sent | refused | deferred | unknown        deferred ─→ sending ─→ …
       └─→ withdrawn, where they are no recipient any more, or another edition takes the place of this one

A row that is found in `sending` when nobody is at work belongs to a run that was interrupted: the message may
have arrived or not, which is `unknown`, and nothing sends it again by itself. Recipients are known by a keyed
hash of their address, whose key never leaves the ledger: it holds no address.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Literal

State = Literal["pending", "sending", "sent", "deferred", "refused", "unknown", "withdrawn"]

TABLES = """
CREATE TABLE IF NOT EXISTS sendings (
    topic TEXT NOT NULL,
    edition TEXT NOT NULL,
    recipient TEXT NOT NULL,
    shown TEXT NOT NULL,
    message TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (topic, edition, recipient)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS key (one INTEGER PRIMARY KEY CHECK (one = 1), value BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Sending:
    """An edition on its way to a recipient."""

    topic: str
    edition: str
    recipient: str
    """A keyed hash of the address: see `Sendings.recipient_of`."""
    shown: str
    """The address, masked."""
    message: str
    """The Message-ID, the same each time it is tried."""
    state: State = "pending"
    at: str = ""
    """ISO 8601: when it came into this state."""
    attempts: int = 0
    """How often the message itself was begun."""
    answer: str = ""
    """What the server said, without addresses."""

    @property
    def is_open(self) -> bool:
        """Return whether it is still to be sent."""
        return self.state in ("pending", "deferred")

    @property
    def has_ended(self) -> bool:
        """Return whether nobody sends it by itself: it was, or was refused, or nobody knows."""
        return self.state in ("sending", "sent", "refused", "unknown")


class Sendings:
    """The sendings of a ledger that is open. Every method has written for good when it returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection
        self._key = _key(connection)

    def recipient_of(self, address: str) -> str:
        """Return the hash that stands for an address; large and small letters make no difference."""
        return hmac.new(self._key, address.casefold().encode(), hashlib.sha256).hexdigest()[:32]

    def of(self, topic: str, edition: str) -> dict[str, Sending]:
        """Return the sendings of an edition by recipient, in order of state and what is shown."""
        query = "SELECT * FROM sendings WHERE topic = ? AND edition = ? ORDER BY state, shown, recipient"
        found = (Sending(*row) for row in self._connection.execute(query, (topic, edition)))
        return {each.recipient: each for each in found}

    def open(self, topic: str, edition: str) -> tuple[Sending, ...]:
        """Return those of an edition that are still to be sent."""
        return tuple(each for each in self.of(topic, edition).values() if each.is_open)

    def editions(self, topic: str | None = None) -> tuple[tuple[str, str], ...]:
        """Return the topics and editions of which something was to be sent, the newest last."""
        query = (
            "SELECT topic, edition FROM sendings WHERE ? IS NULL OR topic = ? "
            "GROUP BY topic, edition ORDER BY MAX(at), topic, edition"
        )
        return tuple((row[0], row[1]) for row in self._connection.execute(query, (topic, topic)))

    def plan(self, sendings: Iterable[Sending]) -> None:
        """Enter what is to be sent, all or nothing; what is known already stays as it is."""
        with self._connection:
            self._connection.executemany(
                "INSERT OR IGNORE INTO sendings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(astuple, sendings)
            )

    def begin(self, sending: Sending, at: str, *, again: bool = False) -> bool:
        """Note that the message is about to be handed over; False where it must not be.

        What has ended is not begun `again` unless somebody says so, and what was sent never.
        """
        with self._connection:
            changed = self._connection.execute(
                "UPDATE sendings SET state = 'sending', at = ?, attempts = attempts + 1 "
                "WHERE topic = ? AND edition = ? AND recipient = ? "
                "AND (state IN ('pending', 'deferred', 'withdrawn') "
                "OR (? AND state IN ('refused', 'unknown')))",
                (at, *_place(sending), again),
            )
        return changed.rowcount == 1

    def settle(self, sending: Sending, state: State, answer: str, at: str) -> None:
        """Note how it ended."""
        with self._connection:
            self._connection.execute(
                "UPDATE sendings SET state = ?, answer = ?, at = ? "
                "WHERE topic = ? AND edition = ? AND recipient = ?",
                (state, answer, at, *_place(sending)),
            )

    def withdraw(self, sending: Sending, reason: str, at: str) -> None:
        """Note that nobody is to send it any more, where that is not done yet."""
        with self._connection:
            self._connection.execute(
                "UPDATE sendings SET state = 'withdrawn', answer = ?, at = ? "
                "WHERE topic = ? AND edition = ? AND recipient = ? AND state IN ('pending', 'deferred')",
                (reason, at, *_place(sending)),
            )

    def recover(self, topic: str, at: str) -> None:
        """Note as unknown what an interrupted run had begun; only for whoever holds the right to send."""
        answer = "the sending was interrupted before the server's answer was noted"
        with self._connection:
            self._connection.execute(
                "UPDATE sendings SET state = 'unknown', answer = ?, at = ? "
                "WHERE topic = ? AND state = 'sending'",
                (answer, at, topic),
            )


def _place(sending: Sending) -> tuple[str, str, str]:
    return sending.topic, sending.edition, sending.recipient


def _key(connection: sqlite3.Connection) -> bytes:
    """Return the key of the hashes, made when it is first asked for."""
    with connection:
        connection.execute("INSERT OR IGNORE INTO key VALUES (1, ?)", (secrets.token_bytes(32),))
    key: bytes = connection.execute("SELECT value FROM key").fetchone()[0]
    return key
