"""Who gets what: recipients beside the ledger, before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from briefmaker.delivery.parcel import Parcel
from briefmaker.ledger import Sending
from briefmaker.model.recipient import Recipient


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition for a recipient."""

    recipient: Recipient
    sending: Sending


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A recipient of the topic who does not get this edition, and why."""

    shown: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do."""

    due: tuple[Entry, ...]
    """Those who are still to get it."""
    settled: tuple[Entry, ...]
    """Those of whom the ledger knows the end: sent, refused, unknown."""
    left_out: tuple[LeftOut, ...] = ()


def plan_of(
    parcel: Parcel,
    recipients: Iterable[Recipient],
    known: Mapping[str, Sending],
    identify: Callable[[Recipient], Sending],
    got: Mapping[str, Sending] | None = None,
) -> Plan:
    """Return who is to get `parcel`.

    `known` are the sendings of this edition by recipient, `identify` gives the sending of somebody new. `got`
    are the sendings of those who got the edition that this one corrects, None where it corrects none.
    """
    due: list[Entry] = []
    settled: list[Entry] = []
    left_out: list[LeftOut] = []
    met: set[str] = set()
    for recipient in recipients:
        new = identify(recipient)
        entry = Entry(recipient, known.get(new.recipient, new))
        reason = _reason_against(parcel, recipient, new.recipient, got)
        wanted = recipient.wants(parcel.topic) if got is None else new.recipient in got
        met.add(new.recipient)
        if entry.sending.has_ended:
            settled.append(entry)
        elif reason and (wanted or recipient.wants(parcel.topic)):
            left_out.append(LeftOut(recipient.masked, reason))
        elif wanted:
            due.append(entry)
    left_out += _gone(known, got or {}, met)
    return Plan(tuple(due), tuple(settled), tuple(left_out))


def _reason_against(
    parcel: Parcel, recipient: Recipient, identity: str, got: Mapping[str, Sending] | None
) -> str | None:
    """Return why somebody who would get the edition does not; None where nothing is against it."""
    if not recipient.active:
        return "is not active"
    if got is not None:
        return None if identity in got else "did not get the edition that this one corrects"
    if not recipient.reads(parcel.language):
        return f"gets only {recipient.language}; this edition is in {parcel.language}"
    return None


def _gone(known: Mapping[str, Sending], got: Mapping[str, Sending], met: set[str]) -> Iterable[LeftOut]:
    """Yield those who are concerned, and stand in the file of recipients no more."""
    for sending in known.values():
        if sending.recipient not in met and sending.is_open:
            yield LeftOut(sending.shown, "was to get it, and is no recipient any more")
    for sending in got.values():
        if sending.recipient not in met and sending.recipient not in known:
            reason = (
                "got the edition that this one corrects, and is no recipient any more: tell them otherwise"
            )
            yield LeftOut(sending.shown, reason)
