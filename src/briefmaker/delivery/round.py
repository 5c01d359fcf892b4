"""One round: a parcel to all who are to get it, prepared whole before the first of them is sent anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from briefmaker.config.mail import MailTable
from briefmaker.delivery.account import Account
from briefmaker.delivery.connection import ServerError
from briefmaker.delivery.letter import letter_for, message_id
from briefmaker.delivery.parcel import Parcel
from briefmaker.delivery.plan import Entry, Plan, plan_of
from briefmaker.delivery.send import Clock, Post, Report, send
from briefmaker.delivery.server import Server
from briefmaker.editions import iter_editions
from briefmaker.errors import DeliveryError
from briefmaker.ledger import Ledger, Sending, Sendings
from briefmaker.model.recipient import Recipient, masked

_HEAD = 2_000
"""Bytes that the lines which name a recipient may take."""


@dataclass(frozen=True, slots=True)
class Round:
    """What is sent to whom."""

    parcel: Parcel
    plan: Plan
    post: Post
    is_again: bool = False
    """Whether somebody gets it whose sending had come to its end."""

    @property
    def name(self) -> str:
        """Return topic and edition."""
        return f"{self.parcel.topic} {self.parcel.label}"


def prepare(
    parcel: Parcel, mail: MailTable, recipients: Iterable[Recipient], out: Path, sendings: Sendings
) -> Round:
    """Return the round of `parcel`; `out` is where sealed editions are.

    Raises DeliveryError where a document is missing that somebody wants, or is too large to be sent.
    """

    def identify(recipient: Recipient) -> Sending:
        identity = sendings.recipient_of(recipient.address)
        message = message_id(parcel, identity, mail)
        return Sending(parcel.topic, parcel.edition, identity, recipient.masked, message)

    earlier = _earlier(parcel, out, sendings)
    known = sendings.of(parcel.topic, parcel.edition)
    plan = plan_of(parcel, recipients, known, identify, earlier if parcel.correction else None)
    return Round(parcel, plan, _post(parcel, mail, plan.due, earlier))


def only(whole: Round, address: str) -> Round:
    """Return the round for the one at `address` alone, also where their sending had come to an end.

    Raises DeliveryError where they do not get it, or have got it.
    """
    entries = (*whole.plan.settled, *whole.plan.due)
    entry = next((each for each in entries if each.recipient.key == address.casefold()), None)
    if entry is None:
        raise DeliveryError(f"{masked(address)} is not among those who get it", whole.name)
    if entry.sending.state == "sent":
        message = f"{masked(address)} has got it, at {entry.sending.at}; nobody gets it twice"
        raise DeliveryError(message, whole.name)
    post = _post(whole.parcel, whole.post.mail, (entry,), whole.post.earlier)
    return replace(whole, plan=replace(whole.plan, due=(entry,)), post=post, is_again=True)


def left_over(whole: Round) -> Round:
    """Return the round for those alone who were to get it in an earlier one."""
    due = tuple(each for each in whole.plan.due if each.sending.is_open and each.sending.at)
    return replace(whole, plan=replace(whole.plan, due=due))


def withdraw(waiting: Iterable[Sending], reason: str, sendings: Sendings, at: str) -> int:
    """Note of sendings that nobody gets them any more, and return how many these are."""
    gone = tuple(waiting)
    for sending in gone:
        sendings.settle(sending, "withdrawn", reason, at)
    return len(gone)


def run(
    whole: Round, account: Account, ledger: Ledger, sendings: Sendings, clock: Clock, report: Report
) -> None:
    """Send the round; what it does is in the ledger, whatever happens.

    Raises LedgerError where another run is at work, ServerError where the server cannot be used.
    """
    with ledger.locked():
        at = clock.now().isoformat(timespec="seconds")
        sendings.recover(at)
        due = _still_due(whole, sendings, at)
        with closing(Server(account)) as server:
            _require_small(whole.post, server)
            send(due, whole.post, server, sendings, clock, report)


def recover(ledger: Ledger, sendings: Sendings, at: str) -> None:
    """Note as unknown what an interrupted run had begun, where none is at work.

    Raises LedgerError where one is.
    """
    with ledger.locked():
        sendings.recover(at)


def _post(parcel: Parcel, mail: MailTable, due: Iterable[Entry], earlier: Mapping[str, Sending]) -> Post:
    wanted = Counter(entry.recipient.format for entry in due)
    for format_, count in sorted(wanted.items()):
        if format_ not in parcel.documents:
            formats = ",".join(sorted({*parcel.documents, format_}))
            message = (
                f"{count} of its recipients want {format_}, which this edition was built without: build "
                f"another with `--to {formats}`, or change what they get"
            )
            raise DeliveryError(message, f"{parcel.topic} {parcel.label}")
    return Post({format_: letter_for(parcel, mail, format_) for format_ in sorted(wanted)}, mail, earlier)


def _earlier(parcel: Parcel, out: Path, sendings: Sendings) -> dict[str, Sending]:
    """Return the sendings of those who got what this edition corrects, or what that one had corrected."""
    got: dict[str, Sending] = {}
    editions = {each.label: each for each in iter_editions(out, parcel.topic)}
    label = parcel.correction.of if parcel.correction else None
    while label is not None and label in editions:
        for recipient, sending in sendings.of(parcel.topic, label).items():
            if sending.state in ("sent", "sending", "unknown"):
                got.setdefault(recipient, sending)
        label = editions[label].manifest.corrects
    return got


def _require_small(post: Post, server: Server) -> None:
    """Raise ServerError where the server says that it takes no messages as large as these."""
    most = server.most_bytes()
    largest = max((len(letter.common) + _HEAD for letter in post.letters.values()), default=0)
    if most is not None and largest > most:
        message = (
            f"the server takes messages of at most {most / 1_000_000:.1f} MB, and the largest here has "
            f"{largest / 1_000_000:.1f}; lower `max_mb` under [mail], and set `link`"
        )
        raise ServerError(message, server.where)


def _still_due(whole: Round, sendings: Sendings, at: str) -> tuple[Entry, ...]:
    """Enter the round in the ledger and return who of it is still to be sent to, the least tried first."""
    sendings.plan(replace(entry.sending, at=at) for entry in whole.plan.due)
    known = sendings.of(whole.parcel.topic, whole.parcel.edition)
    if whole.is_again:
        for entry in whole.plan.due:
            if known[entry.sending.recipient].state in ("refused", "unknown"):
                sendings.settle(entry.sending, "pending", "", at)
        known = sendings.of(whole.parcel.topic, whole.parcel.edition)
    due = [
        replace(entry, sending=known[entry.sending.recipient])
        for entry in whole.plan.due
        if not known[entry.sending.recipient].has_ended
    ]
    return tuple(sorted(due, key=lambda entry: entry.sending.attempts))
