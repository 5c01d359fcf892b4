"""The file of the ledger: opened for one piece of work, written for good, locked while a `send` runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briefmaker.errors import LedgerError

FILE = Path(".briefmaker", "ledger.db")


class AtWorkError(LedgerError):
    """Another run is at work."""


def is_there(path: Path) -> bool:
    """Return whether there is a ledger at `path`; raises LedgerError where nobody may look."""
    try:
        return path.is_file()
    except OSError as error:
        raise _unusable(error, path) from error


@contextmanager
def opened(path: Path, tables: str) -> Iterator[sqlite3.Connection]:
    """Yield a connection to the ledger at `path`, with `tables` in it; what it commits outlives a power cut.

    Raises LedgerError where it cannot be used, also for what goes wrong with it while it is open.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(error, path) from error
    try:
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            # FULL leaves the folder unwritten: a journal that comes back after a power cut undoes a commit.
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.executescript(tables)
            yield connection
    except sqlite3.Error as error:
        raise _unusable(error, path) from error


@contextmanager
def locked(root: Path, name: str, message: str, patience: float) -> Iterator[None]:
    """Hold the one right to do something in the project in `root`; who is killed lets go of it.

    A transaction on a file of its own, called `name`, is the lock: SQLite knows on every system how to hold
    one. Waits for `patience` seconds. Raises AtWorkError with `message` where somebody else holds it,
    LedgerError where it cannot be held.
    """
    path = root / FILE.parent / f"{name}.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"the lock cannot be held: {error}", str(path)) from error
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
            # On a file that may not be written the transaction would be one for reading, which many may hold.
            connection.execute("PRAGMA user_version = 1")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise AtWorkError(message, str(path)) from None
            raise LedgerError(f"the lock cannot be held: {error}", str(path)) from error
        yield


def _unusable(error: Exception, path: Path) -> LedgerError:
    message = f"the ledger cannot be used: {error}. It is not made anew: put its newest copy in its place"
    return LedgerError(message, str(path))
