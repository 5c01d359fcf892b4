"""The file of the ledger: opened for one piece of work, written for good, locked while a `send` runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briefmaker.errors import LedgerError

FILE = Path(".briefmaker", "ledger.db")
LOCK = Path(".briefmaker", "sending.lock")


@contextmanager
def opened(path: Path, tables: str) -> Iterator[sqlite3.Connection]:
    """Yield a connection to the ledger at `path`, with `tables` in it; what it commits outlives a power cut.

    Raises LedgerError where it cannot be used, also for what goes wrong while it is open.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.executescript(tables)
            yield connection
    except (sqlite3.Error, OSError) as error:
        message = f"the ledger cannot be used: {error}. It is not made anew: put a copy in its place"
        raise LedgerError(message, str(path)) from error


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the one right to send for the project in `root`; whoever is killed lets go of it.

    A transaction on a file of its own is the lock: SQLite knows on every system how to hold one. Raises
    LedgerError where somebody else holds it.
    """
    path = root / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            message = "another `send` is at work in this project; wait until it has come to its end"
            raise LedgerError(message, str(path)) from error
        yield
