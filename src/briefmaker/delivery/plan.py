"""Who gets what: recipients beside the ledger, before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefmaker.delivery.parcel import Parcel
from briefmaker.errors import DeliveryError
from briefmaker.ledger import Sending
from briefmaker.model.recipient import Recipient, masked


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition for a recipient."""

    recipient: Recipient
    sending: Sending
    has: Sending | None = None
    """How they were sent the edition that this one corrects."""

    @property
    def kind(self) -> tuple[str, str]:
        """Return by what letters differ: the format, and the edition that was corrected, if they have one."""
        return self.recipient.format, self.has.edition if self.has else ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who is concerned and does not get this edition, and why."""

    shown: str
    reason: str
    is_owed: bool = False
    """Whether a person has to see to them."""
    entry: Entry | None = None
    """None where they are no recipient any more."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do."""

    due: tuple[Entry, ...]
    """Those who are still to get it."""
    settled: tuple[Entry, ...] = ()
    """Those of whom the ledger knows the end: sent, refused, unknown."""
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_done(self) -> bool:
        """Return whether everybody has it who should."""
        has_it = all(entry.sending.state == "sent" for entry in self.settled)
        return not self.due and has_it and not any(each.is_owed for each in self.left_out)


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of an edition and of those that it corrects, by recipient."""

    sendings: Mapping[str, Sending]
    """Of this edition."""
    has: Mapping[str, Sending]
    """Of the newest edition before it that somebody has got, or may have; only where it corrects one."""
    owed: Mapping[str, Sending]
    """Of an edition that it corrects, those who were to get it and did not."""


def plan_of(
    parcel: Parcel, recipients: Iterable[Recipient], known: Known, identify: Callable[[Recipient], Sending]
) -> Plan:
    """Return who is to get `parcel`; `identify` gives the sending of somebody new.

    An edition that corrects one goes to those who have that one. Where nobody has it, it goes to all.
    """
    due: list[Entry] = []
    settled: list[Entry] = []
    left_out: list[LeftOut] = []
    met: set[str] = set()
    for recipient in recipients:
        new = identify(recipient)
        met.add(new.recipient)
        entry = Entry(recipient, known.sendings.get(new.recipient, new), known.has.get(new.recipient))
        reason = _against(parcel, entry, known)
        if entry.sending.has_ended:
            settled.append(entry)
        elif reason is None:
            due.append(entry)
        elif _is_concerned(parcel, entry, known):
            left_out.append(replace(reason, entry=entry))
    return Plan(tuple(due), tuple(settled), (*left_out, *_gone(known, met)))


def only(plan: Plan, address: str, name: str) -> Plan:
    """Return the plan for the one at `address` alone, also where their sending had come to an end.

    Raises DeliveryError where they do not get it, or have got it; `name` names the edition.
    """
    left_out = [each.entry for each in plan.left_out if each.entry]
    entries = (*plan.settled, *plan.due, *left_out)
    entry = next((each for each in entries if each.recipient.key == address.casefold()), None)
    if entry is None:
        raise DeliveryError(f"{masked(address)} is not among those who get it", name)
    if not entry.recipient.active:
        raise DeliveryError(f"{masked(address)} is not active", name)
    if entry.sending.state == "sent":
        message = f"{masked(address)} has got it, at {entry.sending.at}; nobody gets it twice"
        raise DeliveryError(message, name)
    return Plan((entry,))


def left_over(plan: Plan) -> Plan:
    """Return the plan for those alone who were to get it in an earlier run."""
    return replace(plan, due=tuple(each for each in plan.due if each.sending.is_open and each.sending.at))


def _against(parcel: Parcel, entry: Entry, known: Known) -> LeftOut | None:
    """Return why somebody does not get the edition; None where nothing is against it."""
    recipient, shown = entry.recipient, entry.recipient.masked
    if not recipient.active:
        return LeftOut(shown, "is not active", is_owed=entry.has is not None)
    if known.has:
        is_asked_for = entry.sending.recipient in known.sendings and entry.sending.is_open
        return None if entry.has or is_asked_for else _without_the_earlier(entry, known)
    if not recipient.wants(parcel.topic):
        return LeftOut(shown, "does not want it any more")
    if not recipient.reads(parcel.language):
        return LeftOut(shown, f"gets only {recipient.language}; this edition is in {parcel.language}")
    return None


def _without_the_earlier(entry: Entry, known: Known) -> LeftOut:
    is_owed = entry.sending.recipient in known.owed
    reason = "did not get the edition that this one corrects"
    return LeftOut(
        shown=entry.recipient.masked,
        reason=f"was to get, and {reason}; `--again` sends them this one" if is_owed else reason,
        is_owed=is_owed,
    )


def _is_concerned(parcel: Parcel, entry: Entry, known: Known) -> bool:
    """Return whether somebody would wonder why they do not get it: they want it, or were to get it."""
    was_planned = entry.sending.recipient in known.sendings and entry.sending.is_open
    return was_planned or entry.has is not None or entry.recipient.wants(parcel.topic)


def _gone(known: Known, met: set[str]) -> Iterator[LeftOut]:
    """Yield those who are concerned, and stand in the file of recipients no more."""
    everybody = {**known.owed, **known.sendings, **known.has} if known.has else known.sendings
    for recipient, sending in everybody.items():
        own = known.sendings.get(recipient)
        if recipient in met or (own and own.state == "sent"):
            continue
        if recipient in known.has:
            reason = "has the edition that this one corrects, and is no recipient any more: tell them"
            yield LeftOut(sending.shown, reason, is_owed=True)
        elif recipient in known.owed and known.has:
            reason = "was to get the edition that this one corrects, did not, and is no recipient any more"
            yield LeftOut(sending.shown, reason, is_owed=True)
        elif sending.is_open:
            yield LeftOut(sending.shown, "was to get it, and is no recipient any more")
