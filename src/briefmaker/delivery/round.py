"""One round: a parcel to all who are to get it, prepared whole before the first of them is sent anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefmaker.config.mail import MailTable
from briefmaker.delivery.letter import letter_for, message_id
from briefmaker.delivery.parcel import Parcel
from briefmaker.delivery.plan import Entry, Known, Plan, plan_of
from briefmaker.delivery.send import Clock, Post, Report, send
from briefmaker.delivery.server import Server
from briefmaker.errors import ConfigError, DeliveryError
from briefmaker.ledger import Sending, Sendings
from briefmaker.model.recipient import Recipient


@dataclass(frozen=True, slots=True)
class Round:
    """What is sent to whom."""

    parcel: Parcel
    plan: Plan
    post: Post

    @property
    def name(self) -> str:
        """Return topic and edition."""
        return f"{self.parcel.topic} {self.parcel.label}"


def plan_for(parcel: Parcel, mail: MailTable, recipients: Iterable[Recipient], sendings: Sendings) -> Plan:
    """Return who is to get `parcel`, by what the ledger knows."""

    def identify(recipient: Recipient) -> Sending:
        identity = sendings.recipient_of(recipient.address)
        message = message_id(parcel, identity, mail)
        return Sending(parcel.topic, parcel.edition, identity, recipient.masked, message)

    return plan_of(parcel, recipients, _known(parcel, sendings), identify)


def round_of(parcel: Parcel, mail: MailTable, plan: Plan, *, is_again: bool = False) -> Round:
    """Return the round that brings `parcel` to those who are due; `is_again` where their sending had ended.

    Raises ConfigError where a document is missing that somebody wants, or is too large to be sent.
    """
    _require_formats(parcel, plan.due)
    kinds = sorted({entry.kind for entry in plan.due})
    letters = {kind: letter_for(parcel, mail, *kind) for kind in kinds}
    return Round(parcel, plan, Post(letters, mail, is_again))


def run(whole: Round, server: Server, sendings: Sendings, clock: Clock, report: Report) -> None:
    """Send the round; what it does is in the ledger, whatever happens.

    The caller holds the right to send (`Ledger.locked`). Raises ServerError where the server cannot be used.
    """
    at = clock.now().isoformat(timespec="seconds")
    sendings.recover(whole.parcel.topic, at)
    due = _still_due(whole, sendings, at)
    try:
        send(due, whole.post, server, sendings, clock, report)
        server.close()
    finally:
        server.drop()


def withdraw(waiting: Iterable[Sending], reason: str, sendings: Sendings, at: str) -> int:
    """Note of sendings that nobody gets them any more, and return how many these are."""
    gone = tuple(waiting)
    for sending in gone:
        sendings.withdraw(sending, reason, at)
    return len(gone)


def _require_formats(parcel: Parcel, due: Iterable[Entry]) -> None:
    wanted = Counter(entry.recipient.format for entry in due)
    for format_, count in sorted(wanted.items()):
        if format_ not in parcel.documents:
            formats = ",".join(sorted({*parcel.documents, format_}))
            message = (
                f"{count} of its recipients want {format_}, which this edition was built without: build "
                f"another with `--to {formats}`, or change what they get"
            )
            raise ConfigError((DeliveryError(message, f"{parcel.topic} {parcel.label}"),))


def _known(parcel: Parcel, sendings: Sendings) -> Known:
    """Return what the ledger knows of the edition, and of those that it corrects.

    Somebody has the newest of these that was sent. Where nobody knows whether one arrived, they have the
    oldest that they may have: then they are told all that was wrong.
    """
    before = [sendings.of(parcel.topic, each.of) for each in parcel.corrections]
    has: dict[str, Sending] = {}
    for rows in reversed(before):
        for recipient, sending in rows.items():
            if sending.state == "sent":
                has.setdefault(recipient, sending)
    owed: dict[str, Sending] = {}
    for rows in before:
        for recipient, sending in rows.items():
            group = has if sending.state in ("sending", "unknown") else owed
            group.setdefault(recipient, sending)
    left = {recipient: sending for recipient, sending in owed.items() if recipient not in has}
    return Known(sendings.of(parcel.topic, parcel.edition), has, left)


def _still_due(whole: Round, sendings: Sendings, at: str) -> tuple[Entry, ...]:
    """Enter the round in the ledger and return who of it is still to be sent to, the least tried first."""
    sendings.plan(replace(entry.sending, at=at) for entry in whole.plan.due)
    known = sendings.of(whole.parcel.topic, whole.parcel.edition)
    current = [replace(entry, sending=known[entry.sending.recipient]) for entry in whole.plan.due]
    due = [entry for entry in current if _may_begin(entry.sending, is_again=whole.post.is_again)]
    return tuple(sorted(due, key=lambda entry: entry.sending.attempts))


def _may_begin(sending: Sending, *, is_again: bool) -> bool:
    return not sending.has_ended or (is_again and sending.state in ("refused", "unknown"))
