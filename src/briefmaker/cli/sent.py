"""What `send` prints: who would get what, how it goes, how far each edition has come; addresses masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import typer

from briefmaker.cli.printing import show_json
from briefmaker.delivery.body import read_mail
from briefmaker.delivery.plan import Entry, Plan
from briefmaker.delivery.round import Round
from briefmaker.delivery.server import Outcome
from briefmaker.errors import BriefmakerError
from briefmaker.ledger import Sending
from briefmaker.model.recipient import scrubbed

_IN_WORDS = {
    "pending": "to be sent",
    "sending": "being sent",
    "sent": "sent",
    "deferred": "put off",
    "refused": "refused",
    "unknown": "unknown",
    "withdrawn": "withdrawn",
}


@dataclass(slots=True)
class Results:
    """How it goes with each recipient, printed as it comes."""

    as_data: bool
    found: list[tuple[Entry, Outcome]] = field(default_factory=list)

    def __call__(self, entry: Entry, outcome: Outcome, *, is_again: bool) -> None:
        """Print how it went with one recipient."""
        if is_again:
            with suppress(OSError):
                say(f"{entry.recipient.masked}: put off, and tried again later: {outcome.answer}")
            return
        self.found.append((entry, outcome))
        if not self.as_data:
            answer = "" if outcome.state == "sent" else f"  {outcome.answer}"
            # Nobody's message is to wait because nobody listens any more.
            with suppress(OSError):
                typer.echo(f"{_IN_WORDS[outcome.state]:8}  {entry.recipient.masked}{answer}")

    def wait(self, seconds: float, reason: str) -> None:
        """Print that nothing happens for a while."""
        with suppress(OSError):
            say(f"waiting for {seconds:.0f} s: {reason}")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a round went, or why it did not begin."""

    name: str
    whole: Round | None
    found: tuple[tuple[Entry, Outcome], ...]
    rest: int
    """How many are still to be sent to."""
    failure: BriefmakerError | None
    is_real: bool = True
    """Whether anything was sent, or only shown."""

    @property
    def is_complete(self) -> bool:
        """Return whether everybody has got it who should."""
        if not self.is_real:
            return True
        plan = self.whole.plan if self.whole else Plan(())
        is_sent = all(outcome.state == "sent" for _, outcome in self.found)
        return is_sent and not self.rest and replace(plan, due=()).is_done


def say(message: str) -> None:
    """Print what is no result."""
    typer.echo(message, err=True)


def show_plan(whole: Round, written: Sequence[Path], *, as_data: bool) -> None:
    """Print who would get what, who not, and the messages to look at."""
    if as_data:
        show_json({**_round(whole), "is_sent": False, "written": [str(path) for path in written]})
        return
    parcel = whole.parcel
    approved = f"approved {parcel.approved_at}" if parcel.approved_at else "a DRAFT that nobody has approved"
    typer.echo(f"{whole.name}, {approved}")
    typer.echo(f"subject: {_subject(whole)}")
    for entry in whole.plan.due:
        typer.echo(f"  {entry.recipient.masked}  {_how(entry, whole)}")
    show_settled(whole)
    for path in written:
        typer.echo(str(path))


def show_settled(whole: Round) -> None:
    """Print who has got it or never will, and who is left out."""
    states = Counter(_IN_WORDS[entry.sending.state] for entry in whole.plan.settled)
    told = [
        f"{len(whole.plan.due)} to get it",
        *(f"{count} {state}" for state, count in sorted(states.items())),
    ]
    typer.echo(", ".join(told))
    _show_unsettled(whole)


def _show_unsettled(whole: Round) -> None:
    """Print whose sending ended otherwise than it should, before, and who is left out."""
    for entry in whole.plan.settled:
        if entry.sending.state != "sent":
            sending = entry.sending
            typer.echo(f"{_IN_WORDS[sending.state]:8}  {entry.recipient.masked}  {sending.answer}")
    for each in whole.plan.left_out:
        typer.echo(f"left out  {each.shown}  {each.reason}")


def show_results(ended: Ended) -> None:
    """Print how a round went, and what can be done for those who have not got it."""
    states = Counter(_IN_WORDS[outcome.state] for _, outcome in ended.found)
    told = [f"{count} {state}" for state, count in sorted(states.items())]
    if ended.whole:
        _show_unsettled(ended.whole)
    typer.echo(f"{ended.name}: {', '.join(told) or 'nothing sent'}")
    if states["unknown"]:
        say("unknown: the message may have arrived. Ask them; `--again ADDRESS` sends it once more.")
    if states["refused"]:
        say("refused: mend the address with `briefmaker recipients`, or `--again ADDRESS` tries once more.")
    if ended.rest:
        more = f"briefmaker send --topic {ended.name.partition(' ')[0]} --resume"
        say(f"{ended.rest} {'is' if ended.rest == 1 else 'are'} left: `{more}` goes on.")


def show_ended(rounds: Sequence[Ended]) -> None:
    """Print how rounds went as one JSON document: one as it is, several in a list."""
    told = [_ended(each) for each in rounds]
    show_json(told[0] if len(told) == 1 else {"rounds": told})


def _ended(ended: Ended) -> dict[str, object]:
    results = [
        {"shown": entry.recipient.masked, "state": outcome.state, "answer": outcome.answer}
        for entry, outcome in ended.found
    ]
    told = _round(ended.whole) if ended.whole else {"name": ended.name}
    failure = scrubbed(str(ended.failure)) if ended.failure else None
    return {
        **told,
        "is_sent": ended.is_real and ended.whole is not None,
        "results": results,
        "left": ended.rest,
        "error": failure,
    }


def show_rows(rows: Sequence[Sending]) -> None:
    """Print the counts of each edition, and everybody who has not got it."""
    for topic, edition in dict.fromkeys((row.topic, row.edition) for row in rows):
        own = [row for row in rows if (row.topic, row.edition) == (topic, edition)]
        states = Counter(_IN_WORDS[row.state] for row in own)
        typer.echo(f"{topic} {edition}: {', '.join(f'{n} {state}' for state, n in sorted(states.items()))}")
        for row in own:
            if row.state != "sent":
                typer.echo(f"  {_IN_WORDS[row.state]:10}  {row.shown}  {row.at}  {row.answer}".rstrip())


def rows_as_json(rows: Iterable[Sending]) -> list[dict[str, object]]:
    """Return rows of the ledger for other programs; recipients by hash and masked."""
    names = ("topic", "edition", "recipient", "state", "at", "attempts", "answer", "message")
    return [{"shown": row.shown, **{name: getattr(row, name) for name in names}} for row in rows]


def _subject(whole: Round) -> str:
    letter = next(iter(whole.post.letters.values()))
    return str(read_mail(letter.common)["Subject"])


def _how(entry: Entry, whole: Round) -> str:
    letter = whole.post.letter(entry)
    way = "as a link" if letter.is_linked else f"attached, {len(letter.common) / 1_000_000:.2f} MB in all"
    tried = f"; {_IN_WORDS[entry.sending.state]} before" if entry.sending.at else ""
    corrects = f"; corrects their edition {entry.has.edition}" if entry.has else ""
    return f"{entry.recipient.format}, {way}{corrects}{tried}"


def _round(whole: Round) -> dict[str, object]:
    return {
        "topic": whole.parcel.topic,
        "edition": whole.parcel.label,
        "subject": _subject(whole) if whole.post.letters else None,
        "due": [
            {
                "shown": entry.recipient.masked,
                "format": entry.recipient.format,
                "is_linked": whole.post.letter(entry).is_linked,
                "has": entry.has.edition if entry.has else None,
            }
            for entry in whole.plan.due
        ],
        "settled": rows_as_json(entry.sending for entry in whole.plan.settled),
        "left_out": [{"shown": each.shown, "reason": each.reason} for each in whole.plan.left_out],
    }
