"""What has happened to editions, for good: `.briefmaker/ledger.db` beside the configuration.

Who approved them, and who was sent them. Unlike the cache it cannot be made again. No command clears it, and
a damaged one is an error, not a new one.
"""

from briefmaker.ledger.approvals import Approval
from briefmaker.ledger.book import Ledger, changing_recipients
from briefmaker.ledger.file import FILE, AtWorkError
from briefmaker.ledger.sendings import Sending, Sendings, State

__all__ = ["FILE", "Approval", "AtWorkError", "Ledger", "Sending", "Sendings", "State", "changing_recipients"]
