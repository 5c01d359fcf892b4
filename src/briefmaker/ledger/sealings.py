"""Which editions were sealed, and as what: an edition that the ledger does not know so is not sent."""

from __future__ import annotations

import sqlite3

TABLE = """
CREATE TABLE IF NOT EXISTS sealings (
    topic TEXT NOT NULL,
    edition TEXT NOT NULL,
    manifest TEXT NOT NULL,
    PRIMARY KEY (topic, edition)
) WITHOUT ROWID;
"""


def enter_sealing(connection: sqlite3.Connection, topic: str, edition: str, manifest: str) -> None:
    """Enter that an edition was sealed with a manifest of this hash; the first entry stays."""
    with connection:
        connection.execute("INSERT OR IGNORE INTO sealings VALUES (?, ?, ?)", (topic, edition, manifest))


def sealing_of(connection: sqlite3.Connection, topic: str, edition: str) -> str | None:
    """Return the hash of the manifest that an edition was sealed with, None where that is not known."""
    query = "SELECT manifest FROM sealings WHERE topic = ? AND edition = ?"
    row = connection.execute(query, (topic, edition)).fetchone()
    return str(row[0]) if row else None
