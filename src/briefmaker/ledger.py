"""What has happened to editions, for good: `.briefmaker/ledger.db` beside the configuration.

Unlike the cache it cannot be made again. No command clears it, and a damaged one is an error, not a new one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefmaker.errors import LedgerError

FILE = Path(".briefmaker", "ledger.db")
_TABLES = """
CREATE TABLE IF NOT EXISTS approvals (
    topic TEXT NOT NULL,
    edition TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (topic, edition, name)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Approval:
    """That somebody has approved an edition."""

    topic: str
    edition: str
    name: str
    at: str
    """ISO 8601."""
    content: str
    """A hash of the words that were approved."""


class Ledger:
    """The ledger of one project."""

    def __init__(self, root: Path) -> None:
        """Name the ledger of the project in `root`; it is made when something is first entered."""
        self.path = root / FILE

    def enter(self, approval: Approval) -> None:
        """Enter an approval; one by the same person of the same edition is replaced.

        Raises LedgerError where the ledger cannot be written.
        """
        with self._opened() as connection, connection:
            values = approval.topic, approval.edition, approval.name, approval.at, approval.content
            connection.execute("INSERT OR REPLACE INTO approvals VALUES (?, ?, ?, ?, ?)", values)

    def approvals(self, topic: str, edition: str) -> tuple[Approval, ...]:
        """Return the approvals of an edition, in order of time; raises LedgerError for a damaged ledger."""
        if not self.path.is_file():
            return ()
        with self._opened() as connection:
            query = "SELECT * FROM approvals WHERE topic = ? AND edition = ? ORDER BY at, name"
            return tuple(Approval(*row) for row in connection.execute(query, (topic, edition)))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=10)) as connection:
                connection.execute("PRAGMA synchronous = FULL")
                connection.executescript(_TABLES)
                yield connection
        except (sqlite3.Error, OSError) as error:
            message = f"the ledger cannot be used: {error}. It is not made anew: put a copy in its place"
            raise LedgerError(message, str(self.path)) from error
