"""What `send` does with mails: shows, asks, sends, goes on, and says how far it has come."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import typer

from briefmaker.cli.parcels import Order, newest, parcel_of
from briefmaker.cli.printing import show_diagnostics, show_json
from briefmaker.cli.sent import Results, rows_as_json, say, show_plan, show_results, show_rows, show_settled
from briefmaker.delivery.account import account_of, require_sender
from briefmaker.delivery.connection import ServerError
from briefmaker.delivery.deadline import hour_of, lateness
from briefmaker.delivery.outbox import FOLDER, clear, messages_to_look_at
from briefmaker.delivery.round import Round, left_over, only, prepare, recover, run
from briefmaker.delivery.send import SystemClock
from briefmaker.errors import DeliveryError, LedgerError
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
        if not confirmed or not whole.plan.due:
            show_plan(whole, _written(order, whole), as_data=order.as_data) if whole.plan.due else _show_done(
                order, whole
            )
        if not whole.plan.due:
            return
        if not confirmed and not (asks and _is_typed(order, whole)):
            say("Nothing was sent. --yes sends; or answer with the name of the topic when you are asked.")
            return
        _run(order, whole, sendings)


def resume(order: Order) -> None:
    """Go on with what was planned and is not settled, of one topic or of all."""
    with order.ledger.sendings() as sendings:
        _recover(order, sendings)
        waiting = [
            (topic, edition)
            for topic, edition in sendings.editions(order.topic or None)
            if order.edition in (None, edition)
            and any(each.is_open for each in sendings.of(topic, edition).values())
        ]
        if not waiting:
            say("Nothing is left to be sent.")
        for topic, edition in waiting:
            _resume_one(replace(order, topic=topic), edition, sendings)


def _resume_one(order: Order, edition: str, sendings: Sendings) -> None:
    label, _, draft = edition.partition(" draft ")
    order = replace(order, edition=label, is_draft=bool(draft))
    parcel = parcel_of(order)
    if parcel.edition != edition:
        message = "the draft has been built again since; `send --draft` sends it as it is now"
        raise DeliveryError(message, order.topic)
    whole = left_over(prepare(parcel, order.settings.mail, order.recipients, order.out, sendings))
    if whole.plan.due:
        _run(order, whole, sendings)
    else:
        show_settled(whole)


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
        recover(order.ledger, sendings, CLOCK.now().isoformat(timespec="seconds"))


def _written(order: Order, whole: Round) -> tuple[Path, ...]:
    """Write messages to look at; they name somebody, so that only their owner may read them."""
    folder = order.out / FOLDER
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


def _run(order: Order, whole: Round, sendings: Sendings) -> None:
    """Send, and say how it went."""
    results = Results(order.as_data)
    account = account_of(order.settings.mail, order.settings.root, os.environ)
    clear(order.out / FOLDER, whole.parcel)
    failure: ServerError | None = None
    try:
        run(whole, account, order.ledger, sendings, CLOCK, results)
    except ServerError as error:
        failure = error
    known = sendings.of(whole.parcel.topic, whole.parcel.edition)
    show_results(whole, results, sum(each.is_open for each in known.values()))
    if failure:
        raise failure
    if not results.all_sent:
        raise typer.Exit(1)
