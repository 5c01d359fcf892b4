"""Who has approved which edition."""

from __future__ import annotations

import sqlite3
from dataclasses import astuple, dataclass

TABLE = """
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


def enter_approval(connection: sqlite3.Connection, approval: Approval) -> None:
    """Enter an approval; one by the same person of the same edition is replaced."""
    with connection:
        connection.execute("INSERT OR REPLACE INTO approvals VALUES (?, ?, ?, ?, ?)", astuple(approval))


def approvals_of(connection: sqlite3.Connection, topic: str, edition: str) -> tuple[Approval, ...]:
    """Return the approvals of an edition, in order of time."""
    query = "SELECT * FROM approvals WHERE topic = ? AND edition = ? ORDER BY at, name"
    return tuple(Approval(*row) for row in connection.execute(query, (topic, edition)))
