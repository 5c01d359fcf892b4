"""What `send` does with mails: shows, asks, sends, goes on, and says how far it has come."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import typer

from briefmaker.cli.parcels import Order, SupersededError, newest, parcel_of, require_standing
from briefmaker.cli.printing import show_diagnostics, show_json
from briefmaker.cli.sent import (
    Ended,
    Results,
    rows_as_json,
    say,
    show_ended,
    show_plan,
    show_results,
    show_rows,
    show_settled,
)
from briefmaker.config.addresses import canonical
from briefmaker.delivery.account import account_of, require_sender
from briefmaker.delivery.connection import ServerError
from briefmaker.delivery.deadline import hour_of, lateness
from briefmaker.delivery.outbox import clear, messages_to_look_at, place_for
from briefmaker.delivery.parcel import Parcel, label_of
from briefmaker.delivery.plan import left_over, only
from briefmaker.delivery.round import Round, plan_for, round_of, run, withdraw
from briefmaker.delivery.send import SystemClock
from briefmaker.delivery.server import Outcome, Server
from briefmaker.editions import file_hash, iter_editions
from briefmaker.editions.manifest import FILE
from briefmaker.errors import BriefmakerError
from briefmaker.ledger import AtWorkError, Sending, Sendings
from briefmaker.output import write_files

CLOCK = SystemClock()


def send_edition(order: Order, *, confirmed: bool, asks: bool, again: str | None) -> None:
    """Show who would get what, and send it where that is confirmed; exit status 1 where somebody is left."""
    warn_of_lateness(order)
    parcel = parcel_of(order)
    require_sender(order.settings.mail, order.settings.root)
    with order.ledger.sendings() as sendings:
        _recover(order, parcel.topic, sendings)
        whole = _round(order, parcel, sendings, again)
        if not whole.plan.due:
            clear(order.out, parcel)
            _show_done(order, whole)
            if not whole.plan.is_done:
                raise typer.Exit(1)
        elif confirmed:
            _end([_sent(order, whole, sendings)], order)
        elif _is_confirmed(order, whole, asks=asks):
            shown = {entry.sending.recipient for entry in whole.plan.due}
            now = _round(order, parcel, sendings, again)  # the answer may have taken long
            due = tuple(entry for entry in now.plan.due if entry.sending.recipient in shown)
            _end([_sent(order, replace(now, plan=replace(now.plan, due=due)), sendings)], order)
        else:
            say("Nothing was sent. --yes sends; or answer with the name of the topic when you are asked.")


def resume(order: Order, *, is_real: bool) -> None:
    """Go on with what was planned and is not settled, of one topic or of all; only show it if not real."""
    ended: list[Ended] = []
    with order.ledger.sendings() as sendings:
        waiting = [
            place
            for place in sendings.editions(order.topic or None)
            if order.edition in (None, place[1], label_of(place[1])[0]) and sendings.open(*place)
        ]
        for topic, edition in waiting:
            label, is_draft = label_of(edition)
            one = replace(order, topic=topic, edition=label, is_draft=is_draft)
            ended += _resumed(one, edition, sendings, is_real=is_real)
    if not waiting:
        say("Nothing is left to be sent.")
    _end(ended, order)


def _resumed(order: Order, edition: str, sendings: Sendings, *, is_real: bool) -> Iterator[Ended]:
    """Go on with one edition, whatever becomes of the others; yield how it went, if it did."""
    try:
        _recover(order, order.topic, sendings)
        parcel = parcel_of(order)
        if parcel.edition != edition:
            _give_up(
                order, edition, "the draft was built again, and is another one", sendings, is_real=is_real
            )
            return
        require_sender(order.settings.mail, order.settings.root)
        plan = left_over(plan_for(parcel, order.settings.mail, order.recipients, sendings))
        whole = round_of(parcel, order.settings.mail, plan)
        if is_real:
            yield _sent(order, whole, sendings)
            return
        if not order.as_data:
            show_plan(whole, (), as_data=False)
        yield Ended(whole.name, whole, (), 0, None, is_real=False)
    except SupersededError as error:
        _give_up(order, edition, error.message, sendings, is_real=is_real)
    except BriefmakerError as error:
        left = len(sendings.open(order.topic, edition))
        yield Ended(f"{order.topic} {order.edition}", None, (), left, error)


def _give_up(order: Order, edition: str, reason: str, sendings: Sendings, *, is_real: bool) -> None:
    """Note of an edition that it goes out no more."""
    waiting = sendings.open(order.topic, edition)
    if is_real:
        with order.ledger.locked(order.topic):
            withdraw(waiting, reason, sendings, _moment())
    say(f"{order.topic} {order.edition}: {reason}: {len(waiting)} who were to get it do not")


def show_status(order: Order) -> None:
    """Print how far each edition has come; exit status 1 where somebody has not got one."""
    rows: list[Sending] = []
    if order.ledger.is_there:
        with order.ledger.sendings() as sendings:
            for topic, edition in sendings.editions(order.topic or None):
                if order.edition in (None, edition, label_of(edition)[0]):
                    _recover(order, topic, sendings)
                    rows += sendings.of(topic, edition).values()
    if order.as_data:
        show_json({"sendings": rows_as_json(rows)})
    elif rows:
        show_rows(rows)
    else:
        say("The ledger knows of nothing that was sent.")
    if any(row.state != "sent" for row in rows):
        raise typer.Exit(1)


def warn_of_lateness(order: Order) -> None:
    """Print a warning where the sign-off was later than it was owed."""
    if order.by is None:
        return
    by, edition = hour_of(order.by), newest(order.out, order.topic, order.edition)
    late = lateness(by, edition.manifest.approved_at if edition else None, CLOCK.now(), order.topic)
    show_diagnostics([late] if late else [])


def is_answered(order: Order, question: str) -> bool:
    """Ask, and return whether the answer is the topic's name; who cannot be asked has not answered."""
    if order.as_data or sys.stdin is None:
        return False
    typer.echo(f"Type {order.topic} {question}: ", nl=False, err=True)
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        typer.echo("", err=True)
    return answer.strip() == order.topic


def _round(order: Order, parcel: Parcel, sendings: Sendings, again: str | None) -> Round:
    plan = plan_for(parcel, order.settings.mail, order.recipients, sendings)
    if again is not None:
        plan = only(plan, canonical(again), f"{parcel.topic} {parcel.label}")
    return round_of(parcel, order.settings.mail, plan, is_again=again is not None)


def _is_confirmed(order: Order, whole: Round, *, asks: bool) -> bool:
    """Show what would be sent; return whether somebody says that it is to be."""
    show_plan(whole, _written(order, whole), as_data=order.as_data)
    count = len(whole.plan.due)
    people = "1 recipient" if count == 1 else f"{count} recipients"
    return asks and is_answered(order, f"to send it to {people}")


def _recover(order: Order, topic: str, sendings: Sendings) -> None:
    """Note as unknown what an interrupted run has left; while one is at work there is nothing to note."""
    with suppress(AtWorkError), order.ledger.locked(topic, patience=0):
        sendings.recover(topic, _moment())


def _written(order: Order, whole: Round) -> tuple[Path, ...]:
    """Write messages to look at; they name somebody, so that only their owner may read them."""
    folder = place_for(order.out, whole.parcel)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    clear(order.out, whole.parcel)
    paths = write_files(folder, messages_to_look_at(whole.plan.due, whole.post.letter, CLOCK.now()))
    for path in paths:
        path.chmod(0o600)
    return paths


def _show_done(order: Order, whole: Round) -> None:
    if order.as_data:
        show_plan(whole, (), as_data=True)
        return
    show_settled(whole)
    if not whole.plan.settled and not whole.plan.left_out:
        add = f"briefmaker recipients add ADDRESS --topic {order.topic}"
        say(f"Nobody gets {order.topic}; `{add}` adds somebody.")


def _sent(order: Order, whole: Round, sendings: Sendings) -> Ended:
    """Send, and return how it went; it is told as it goes, also to whoever interrupts it."""
    account = account_of(order.settings.mail, order.settings.root, os.environ)
    results, parcel = Results(order.as_data), whole.parcel
    failure: BriefmakerError | None = None
    is_interrupted = True
    clear(order.out, parcel)
    try:
        with _interruptible(), order.ledger.locked(parcel.topic):
            require_standing(order, parcel)
            _remember(order, parcel)
            _leave_out(whole, sendings)
            if whole.plan.due:
                run(whole, Server(account), sendings, CLOCK, results)
        is_interrupted = False
    except ServerError as error:
        failure, is_interrupted = error, False
    finally:
        ended = _outcome(order, whole, results, failure, sendings)
        if not order.as_data:
            show_results(ended)
        elif is_interrupted:
            show_ended([ended])
    return ended


def _leave_out(whole: Round, sendings: Sendings) -> None:
    """Note of those who were to get the edition, and do not get it by now, that nobody sends it to them."""
    if whole.post.is_again:
        return
    due = {entry.sending.recipient for entry in whole.plan.due}
    left_out = {each.entry.sending.recipient for each in whole.plan.left_out if each.entry}
    waiting = sendings.open(whole.parcel.topic, whole.parcel.edition)
    known = {entry.sending.recipient for entry in whole.plan.settled} | due
    gone = [each for each in waiting if each.recipient in left_out or each.recipient not in known]
    withdraw(gone, "they do not get it any more", sendings, _moment())


def _outcome(
    order: Order, whole: Round, results: Results, failure: BriefmakerError | None, sendings: Sendings
) -> Ended:
    """Return how a round went, by what was told and by what the ledger holds."""
    parcel = whole.parcel
    _recover(order, parcel.topic, sendings)
    known = sendings.of(parcel.topic, parcel.edition)
    told = {entry.sending.recipient for entry, _ in results.found}
    unsure = [
        replace(entry, sending=known[entry.sending.recipient])
        for entry in whole.plan.due
        if entry.sending.recipient in known
        and entry.sending.recipient not in told
        and known[entry.sending.recipient].state == "unknown"
    ]
    for entry in unsure:
        results(entry, Outcome("unknown", entry.sending.answer), is_again=False)
    rest = sum(each.is_open for each in known.values())
    return Ended(whole.name, whole, tuple(results.found), rest, failure)


def _remember(order: Order, parcel: Parcel) -> None:
    """Enter in a new ledger that it knows the topic's editions from now on."""
    if order.is_first:
        for edition in iter_editions(order.out, parcel.topic):
            digest = file_hash((edition.folder / FILE).read_bytes())
            order.ledger.enter_sealed(parcel.topic, edition.label, digest)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let the system's wish that we end be as Ctrl+C: what was done is said, no message is mutilated."""
    if threading.current_thread() is not threading.main_thread():  # only that one hears of it
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(ended: Sequence[Ended], order: Order) -> None:
    """Print what is printed at the end; exit status 1 where somebody has not got it."""
    if order.as_data:
        show_ended(ended)
    failures = [each.failure for each in ended if each.failure]
    for failure in failures[1:]:
        say(f"{failure.where}: {failure.message}")
    if failures:
        raise failures[0]
    if not all(each.is_complete for each in ended):
        raise typer.Exit(1)


def _moment() -> str:
    return CLOCK.now().isoformat(timespec="seconds")
