"""`briefmaker desk`: an editor's decisions about statements, kept in desk.toml."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import ProjectOption
from briefmaker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefmaker.compose.earlier import Stated
    from briefmaker.model.desk import Decision, DecisionKind, Desk

app = typer.Typer(
    help="Pin, drop, merge or annotate statements, or name a speaker; the decisions survive rebuilds.",
    invoke_without_command=True,
    rich_markup_mode=None,
)
IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="A statement, as `desk show` lists them.", show_default=False)
]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where the built packs are.")]


@app.callback()
def desk(context: typer.Context, project: ProjectOption = None) -> None:
    """List the decisions; a subcommand makes one.

    Example: briefmaker desk pin 3f2a9c41d07b
    """
    from briefmaker.config import read_desk

    if context.invoked_subcommand is not None:
        return
    decisions = read_desk(project or Path()).decisions
    for decision in decisions:
        value = f" → {decision.value}" if decision.value else ""
        typer.echo(f"{decision.kind:<8}{decision.id}  {_short(decision.words)}{value}")
    slots = read_desk(project or Path()).slots
    for slot in slots:
        typer.echo(f"{slot.name}  {slot.topic}  {_short(slot.text)}")
    comments = read_desk(project or Path()).comments
    for comment in comments:
        by = f" ({comment.author})" if comment.author else ""
        typer.echo(
            f"comment {comment.id or comment.topic}  {_short(comment.about)} → {_short(comment.text)}{by}"
        )
    if not decisions and not slots and not comments:
        typer.echo("The desk has decided nothing yet; `briefmaker desk show` lists the statements.")


@app.command()
def show(
    topic: Annotated[str | None, typer.Option("--topic", "-t", metavar="ID", help="One topic.")] = None,
    project: ProjectOption = None,
    out: OutOption = None,
) -> None:
    """List the statements of the built packs with their ids."""
    for path, statement in _statements(_out(project, out)):
        if topic in (None, path.stem):
            place = f"{path.stem:<14} {statement.section:<12}"
            typer.echo(f"{statement.id}  {place} {_short(statement.words)}")


@app.command()
def pin(id_: IdArgument, project: ProjectOption = None, out: OutOption = None) -> None:
    """Print a statement in every rebuild, before all others."""
    _decide("pin", id_, None, project, out)


@app.command()
def drop(id_: IdArgument, project: ProjectOption = None, out: OutOption = None) -> None:
    """Never print a statement again."""
    _decide("drop", id_, None, project, out)


@app.command()
def speaker(
    id_: IdArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who says it.", show_default=False)],
    project: ProjectOption = None,
    out: OutOption = None,
) -> None:
    """Name the speaker of a quotation; the pack says that the editor did."""
    _decide("speaker", id_, name, project, out)


@app.command()
def note(
    id_: IdArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.", show_default=False)],
    project: ProjectOption = None,
    out: OutOption = None,
) -> None:
    """Print a note of the editor's beside a statement."""
    _decide("note", id_, text, project, out)


@app.command()
def translate(
    id_: IdArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The translation.", show_default=False)],
    project: ProjectOption = None,
    out: OutOption = None,
) -> None:
    """Write the desk's translation of a quotation in another language; the pack says that the desk did.

    Example: briefmaker desk translate 3f2a9c41d07b "We stand together."
    """
    _decide("translation", id_, text, project, out)


@app.command()
def merge(
    id_: IdArgument,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The one to keep.", show_default=False)],
    project: ProjectOption = None,
    out: OutOption = None,
) -> None:
    """Print one statement as a further source of another."""
    _found(into, _out(project, out))
    _decide("merge", id_, into, project, out)


@app.command()
def fill(
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="The topic.", show_default=False)],
    slot: Annotated[
        str,
        typer.Argument(
            metavar="SLOT", help="bottom-line, why-it-matters, action or lines-to-take.", show_default=False
        ),
    ],
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help='The words; "" empties the slot.', show_default=False)
    ],
    project: ProjectOption = None,
) -> None:
    """Write a slot of a briefing in your own words, in place of what is suggested.

    Example: briefmaker desk fill ukraine bottom-line "The corridor is shut."
    """
    from briefmaker.config import SLOTS, load_settings, read_desk
    from briefmaker.errors import nearest
    from briefmaker.model.desk import Slot

    root = project or Path()
    topics = [known.id for known in load_settings(root).topics]
    if topic not in topics:
        raise UsageError(f"there is no topic `{topic}`; {nearest(topic, topics)}")
    if slot not in SLOTS:
        raise UsageError(f"there is no slot `{slot}`; {nearest(slot, SLOTS)}")
    _write(root, read_desk(root).with_slot(Slot(topic, slot, text)))  # type: ignore[arg-type]
    done = f"{slot}: {_short(text)}" if text.strip() else f"{slot} is empty"
    typer.echo(f"{done} ({topic}). Build again to see it.")


@app.command()
def undo(id_: IdArgument, project: ProjectOption = None) -> None:
    """Take back every decision about a statement."""
    from briefmaker.config import read_desk

    root = project or Path()
    before = read_desk(root)
    kept = tuple(decision for decision in before.decisions if decision.id != id_)
    if len(kept) == len(before.decisions):
        raise UsageError(f"the desk has decided nothing about {id_}")
    _write(root, replace(before, decisions=kept))
    typer.echo(f"Taken back: {len(before.decisions) - len(kept)}.")


def _decide(kind: DecisionKind, id_: str, value: str | None, project: Path | None, out: Path | None) -> None:
    from briefmaker.config import read_desk
    from briefmaker.model.desk import Decision

    root = project or Path()
    path, words = _found(id_, _out(project, out))
    decision = Decision(kind, id_, path, words, value)
    others = tuple(d for d in read_desk(root).decisions if not _is_replaced(d, decision))
    _write(root, replace(read_desk(root), decisions=(*others, decision)))
    typer.echo(f"{kind}: {_short(words)} ({path}). Build again to see it.")


def _is_replaced(old: Decision, new: Decision) -> bool:
    """Return whether `new` takes the place of `old`: a statement is pinned or dropped, never both."""
    opposed = {old.kind, new.kind} <= {"pin", "drop", "merge"}
    return old.id == new.id and (old.kind == new.kind or opposed)


def _found(id_: str, out: Path) -> tuple[str, str]:
    """Return source and words of the statement with this id in the records of `out`."""
    found = next((statement for _, statement in _statements(out) if statement.id == id_), None)
    if found is None:
        raise UsageError(f"no statement has the id {id_}; `briefmaker desk show` lists them", str(out))
    return found.path, found.words


def _statements(out: Path) -> Iterator[tuple[Path, Stated]]:
    """Yield the statements of the topics' records in `out`, each with its record."""
    from briefmaker.compose import is_joint, read_statements

    for path in sorted(out.glob("*.json")):
        if not is_joint(path):
            yield from ((path, statement) for statement in read_statements(path))


def _out(project: Path | None, out: Path | None) -> Path:
    from briefmaker.config import load_settings

    root = project or Path()
    folder = out or root / load_settings(root).project.out
    if not folder.is_dir():
        raise UsageError("there are no built packs here; run `briefmaker build` first", str(folder))
    return folder


def _write(root: Path, desk: Desk) -> None:
    from briefmaker.config import DESK_FILE, desk_text
    from briefmaker.output import write_files

    write_files(root, {DESK_FILE: desk_text(desk).encode()})


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 80 else f"{plain[:79]}…"
