"""`briefmaker recipients`: who gets packs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption
from briefmaker.cli.printing import show_json
from briefmaker.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefmaker.model.recipient import Recipient

app = typer.Typer(
    help="Who gets packs: list, add, remove, import from CSV, check. Addresses are shown masked.",
    rich_markup_mode=None,
)
AddressArgument = Annotated[str, typer.Argument(metavar="ADDRESS", help="The address.", show_default=False)]


@app.command(name="list")
def list_(
    topic: Annotated[
        str | None, typer.Option("--topic", "-t", metavar="ID", help="Those of a topic.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Show the addresses whole.")] = False,
    project: ProjectOption = None,
    as_data: JsonOption = False,
) -> None:
    """List the recipients, their addresses masked."""
    root = project or Path()
    known = _topics(root)
    if topic is not None and topic not in (*known, "pack"):
        raise UsageError(f"there is no topic `{topic}`; the topics are: {', '.join((*known, 'pack'))}")
    found = [each for each in _read(root) if topic is None or each.wants(topic)]
    if as_data:
        show_json({"recipients": [_as_json(each) for each in found]})
        return
    for each in found:
        typer.echo("  ".join(filter(None, (each.address if full else each.masked, *_columns(each)))))
    if not found:
        typer.echo("Nobody gets packs yet; `briefmaker recipients add ADDRESS` adds somebody.", err=True)


@app.command()
def add(
    address: AddressArgument,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The name beside the address.")] = "",
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", "-t", metavar="ID", help="A topic; as often as wanted. Default: all."),
    ] = None,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="pdf, docx or html.")] = "pdf",
    language: Annotated[
        str, typer.Option("--language", metavar="TAG", help="Only packs in it, such as en. Default: any.")
    ] = "",
    project: ProjectOption = None,
) -> None:
    """Add a recipient, or change what one gets.

    Example: briefmaker recipients add desk@ministry.example --name "The desk" --topic ukraine
    """
    from briefmaker.config.recipients import import_recipients

    root = project or Path()
    row = {"address": address, "name": name, "topics": ";".join(topic or ()), "format": format_}
    (new,) = import_recipients(_csv_of({**row, "language": language}), "the command line", _topics(root))
    before = _read(root)
    others = tuple(each for each in before if each.key != new.key)
    _write(root, (*others, new))
    typer.echo(f"{'changed' if len(others) < len(before) else 'added'}: {new.masked}")


@app.command()
def remove(address: AddressArgument, project: ProjectOption = None) -> None:
    """Remove a recipient."""
    from briefmaker.model.recipient import masked

    root = project or Path()
    before = _read(root)
    left = tuple(each for each in before if each.key != address.casefold())
    if len(left) == len(before):
        raise UsageError(f"{masked(address)} is no recipient; `briefmaker recipients list --full` lists them")
    _write(root, left)
    typer.echo(f"removed: {masked(address)}")


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Its first line names the columns.")],
    project: ProjectOption = None,
) -> None:
    """Take recipients over from a CSV file: address, name, topics (parted by ;), format, language, active.

    Whoever is there already is changed. Where one line is wrong, none is taken.

    Example: briefmaker recipients import readers.csv
    """
    from briefmaker.config.recipients import import_recipients

    root = project or Path()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}", str(file)) from error
    new = import_recipients(text, str(file), _topics(root))
    keys = {each.key for each in new}
    before = _read(root)
    kept = tuple(each for each in before if each.key not in keys)
    _write(root, (*kept, *new))
    changed = len(before) - len(kept)
    typer.echo(f"added: {len(new) - changed}; changed: {changed}")


@app.command()
def check(project: ProjectOption = None) -> None:
    """Say whether the file of recipients is right, and how many get each topic."""
    root = project or Path()
    found = _read(root)
    for topic in (*_topics(root), "pack"):
        typer.echo(f"{topic}: {sum(each.wants(topic) for each in found)}")
    asleep = sum(not each.active for each in found)
    if asleep:
        typer.echo(f"not active: {asleep}")


def _csv_of(row: dict[str, str]) -> str:
    """Return one recipient as CSV: what the command line says is checked as what a file says."""
    import csv
    from io import StringIO

    written = StringIO()
    writer = csv.DictWriter(written, list(row))
    writer.writeheader()
    writer.writerow(row)
    return written.getvalue()


def _topics(root: Path) -> tuple[str, ...]:
    from briefmaker.config import load_settings

    return tuple(topic.id for topic in load_settings(root).topics)


def _read(root: Path) -> tuple[Recipient, ...]:
    from briefmaker.config.recipients import read_recipients

    return read_recipients(root, _topics(root))


def _write(root: Path, recipients: Iterable[Recipient]) -> None:
    from briefmaker.config.recipients import FILE, recipients_text
    from briefmaker.output import write_files

    write_files(root, {FILE: recipients_text(replace(each, where="") for each in recipients).encode()})


def _columns(each: Recipient) -> tuple[str, ...]:
    return (
        each.name,
        ", ".join(each.topics),
        each.format,
        each.language and f"only {each.language}",
        "" if each.active else "not active",
    )


def _as_json(each: Recipient) -> dict[str, object]:
    return {
        "address": each.masked,
        "topics": list(each.topics),
        "format": each.format,
        "language": each.language or None,
        "active": each.active,
    }
