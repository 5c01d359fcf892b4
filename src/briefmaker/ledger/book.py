"""The ledger of a project: what is entered, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from briefmaker.ledger.approvals import TABLE, Approval, approvals_of, enter_approval
from briefmaker.ledger.file import FILE, locked, opened
from briefmaker.ledger.sendings import TABLES, Sendings


class Ledger:
    """The ledger of one project; each method raises LedgerError where it cannot be used."""

    def __init__(self, root: Path) -> None:
        """Name the ledger of the project in `root`; it is made when something is first entered."""
        self.path = root / FILE
        self._root = root

    def enter(self, approval: Approval) -> None:
        """Enter an approval; one by the same person of the same edition is replaced."""
        with opened(self.path, TABLE) as connection:
            enter_approval(connection, approval)

    def approvals(self, topic: str, edition: str) -> tuple[Approval, ...]:
        """Return the approvals of an edition, in order of time."""
        if not self.path.is_file():
            return ()
        with opened(self.path, TABLE) as connection:
            return approvals_of(connection, topic, edition)

    @contextmanager
    def sendings(self) -> Iterator[Sendings]:
        """Yield the sendings, for as long as they are needed."""
        with opened(self.path, TABLES) as connection:
            yield Sendings(connection)

    def locked(self) -> AbstractContextManager[None]:
        """Hold the one right to send; raises LedgerError where another run holds it."""
        return locked(self._root)
