"""The ledger of a project: what is entered, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from briefmaker.ledger import approvals, sealings
from briefmaker.ledger.approvals import Approval
from briefmaker.ledger.file import FILE, is_there, locked, opened
from briefmaker.ledger.sendings import TABLES, Sendings

_DECIDED = approvals.TABLE + sealings.TABLE
_PATIENCE = 5.0
"""Seconds that a run waits for another which is only looking."""


class Ledger:
    """The ledger of one project; each method raises LedgerError where it cannot be used."""

    def __init__(self, root: Path) -> None:
        """Name the ledger of the project in `root`; it is made when something is first entered."""
        self.path = root / FILE
        self._root = root

    @property
    def is_there(self) -> bool:
        """Return whether anything was entered yet."""
        return is_there(self.path)

    def enter(self, approval: Approval) -> None:
        """Enter an approval; one by the same person of the same edition is replaced."""
        with opened(self.path, _DECIDED) as connection:
            approvals.enter_approval(connection, approval)

    def approvals(self, topic: str, edition: str) -> tuple[Approval, ...]:
        """Return the approvals of an edition, in order of time."""
        if not self.is_there:
            return ()
        with opened(self.path, _DECIDED) as connection:
            return approvals.approvals_of(connection, topic, edition)

    def enter_sealed(self, topic: str, edition: str, manifest: str) -> None:
        """Enter that an edition was sealed with a manifest of this hash."""
        with opened(self.path, _DECIDED) as connection:
            sealings.enter_sealing(connection, topic, edition, manifest)

    def sealed(self, topic: str, edition: str) -> str | None:
        """Return the hash of the manifest that an edition was sealed with, None where that is not known."""
        if not self.is_there:
            return None
        with opened(self.path, _DECIDED) as connection:
            return sealings.sealing_of(connection, topic, edition)

    @contextmanager
    def sendings(self) -> Iterator[Sendings]:
        """Yield the sendings, for as long as they are needed."""
        with opened(self.path, TABLES) as connection:
            yield Sendings(connection)

    def locked(self, topic: str, patience: float = _PATIENCE) -> AbstractContextManager[None]:
        """Hold the one right to send editions of `topic`; raises AtWorkError where another run holds it."""
        message = f"another `send` is at work on {topic}; wait until it has come to its end"
        return locked(self._root, f"sending-{topic}", message, patience)


def changing_recipients(root: Path) -> AbstractContextManager[None]:
    """Hold the one right to change the file of recipients of the project in `root`."""
    return locked(root, "recipients", "somebody else is changing the recipients; try again", _PATIENCE)
