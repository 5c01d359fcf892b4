"""What `send` does with mails: shows, asks, sends, goes on, and says how far it has come."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import typer

from briefmaker.cli.parcels import CorrectedError, Order, newest, parcel_of
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
from briefmaker.delivery.account import account_of, require_sender
from briefmaker.delivery.connection import ServerError
from briefmaker.delivery.deadline import hour_of, lateness
from briefmaker.delivery.outbox import FOLDER, clear, messages_to_look_at
from briefmaker.delivery.round import Round, left_over, only, prepare, recover, run, withdraw
from briefmaker.delivery.send import SystemClock
from briefmaker.errors import LedgerError
from briefmaker.ledger import Sending, Sendings
from briefmaker.output import write_files

CLOCK = SystemClock()


def send_edition(order: Order, *, confirmed: bool, asks: bool, again: str | None) -> None:
    """Show who would get what, and send it where that is confirmed; exit status 1 where somebody does not."""
    warn_of_lateness(order)
    parcel = parcel_of(order)
    require_sender(order.settings.mail, order.settings.root)
    with order.ledger.sendings() as sendings:
        _recover(order, sendings)
        whole = prepare(parcel, order.settings.mail, order.recipients, order.out, sendings)
        whole = whole if again is None else only(whole, again)
        if not whole.plan.due:
            _show_done(order, whole)
        elif confirmed:
            _end([_sent(order, whole, sendings)], order)
        else:
            show_plan(whole, _written(order, whole), as_data=order.as_data)
            if asks and _is_typed(order, whole):
                _end([_sent(order, whole, sendings)], order)
            else:
                say("Nothing was sent. --yes sends; or answer with the name of the topic when you are asked.")


def resume(order: Order) -> None:
    """Go on with what was planned and is not settled, of one topic or of all."""
    with order.ledger.sendings() as sendings:
        _recover(order, sendings)
        waiting = [
            place
            for place in sendings.editions(order.topic or None)
            if order.edition in (None, place[1]) and sendings.open(*place)
        ]
        ended = [_resumed(replace(order, topic=place[0]), place[1], sendings) for place in waiting]
    if not waiting:
        say("Nothing is left to be sent.")
    _end([each for each in ended if each], order)


def _resumed(order: Order, edition: str, sendings: Sendings) -> Ended | None:
    """Go on with one edition; None where there is nothing to go on with."""
    label, _, draft = edition.partition(" draft ")
    order = replace(order, edition=label, is_draft=bool(draft))
    waiting = sendings.open(order.topic, edition)
    try:
        parcel = parcel_of(order)
    except CorrectedError as error:
        count = withdraw(waiting, error.message, sendings, _moment())
        say(f"{error}: {count} who were to get it do not")
        return None
    if parcel.edition != edition:
        reason = "the draft was built again; `send --draft` sends it as it is now"
        count = withdraw(waiting, reason, sendings, _moment())
        say(f"{order.topic} {label}: {reason}: {count} who were to get the old one do not")
        return None
    whole = left_over(prepare(parcel, order.settings.mail, order.recipients, order.out, sendings))
    due = {each.sending.recipient for each in whole.plan.due}
    gone = (each for each in waiting if each.recipient not in due)
    withdraw(gone, "they do not get it any more", sendings, _moment())
    return _sent(order, whole, sendings)


def show_status(order: Order) -> None:
    """Print how far each edition has come; exit status 1 where somebody has not got one."""
    rows: list[Sending] = []
    if order.ledger.path.is_file():
        with order.ledger.sendings() as sendings:
            _recover(order, sendings)
            for topic, edition in sendings.editions(order.topic or None):
                if order.edition in (None, edition):
                    rows += sendings.of(topic, edition).values()
    if order.as_data:
        show_json({"sendings": rows_as_json(rows)})
    elif rows:
        show_rows(rows)
    else:
        say("Nothing has been sent yet.")
    if any(row.state != "sent" for row in rows):
        raise typer.Exit(1)


def warn_of_lateness(order: Order) -> None:
    """Print a warning where the sign-off was later than it was owed."""
    if order.by is None:
        return
    edition = newest(order.out, order.topic)
    approved_at = edition.manifest.approved_at if edition else None
    late = lateness(hour_of(order.by), approved_at, CLOCK.now(), order.topic)
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


def _is_typed(order: Order, whole: Round) -> bool:
    count = len(whole.plan.due)
    return is_answered(order, f"to send it to {count} {'recipient' if count == 1 else 'recipients'}")


def _recover(order: Order, sendings: Sendings) -> None:
    """Note what an interrupted run has left; while one is at work there is nothing to note."""
    with suppress(LedgerError):
        recover(order.ledger, sendings, _moment())


def _written(order: Order, whole: Round) -> tuple[Path, ...]:
    """Write messages to look at; they name somebody, so that only their owner may read them."""
    folder = order.out / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    clear(folder, whole.parcel)
    files = messages_to_look_at(whole.plan.due, whole.post.letters, CLOCK.now())
    paths = write_files(folder, files)
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
    """Send, and return how it went; it is told as it goes."""
    results = Results(order.as_data)
    failure: ServerError | None = None
    try:
        if whole.plan.due:
            account = account_of(order.settings.mail, order.settings.root, os.environ)
            clear(order.out / FOLDER, whole.parcel)
            run(whole, account, order.ledger, sendings, CLOCK, results)
    except ServerError as error:
        failure = error
    finally:  # also for whoever interrupts us
        rest = len(sendings.open(whole.parcel.topic, whole.parcel.edition))
        ended = Ended(whole, tuple(results.found), rest, failure)
        if not order.as_data:
            show_results(ended)
    return ended


def _end(ended: Sequence[Ended], order: Order) -> None:
    """Print what is printed at the end; exit status 1 where somebody has not got it."""
    if order.as_data:
        show_ended(ended)
    failures = [each.failure for each in ended if each.failure]
    if failures:
        raise failures[0]
    if not all(each.is_complete for each in ended):
        raise typer.Exit(1)


def _moment() -> str:
    return CLOCK.now().isoformat(timespec="seconds")
