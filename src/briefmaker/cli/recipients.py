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
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="The name beside the address.")
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", "-t", metavar="ID", help="A topic; as often as wanted. Default: all."),
    ] = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="pdf, docx or html. Default: pdf.")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="TAG", help="Only packs in it, such as en. Default: any."),
    ] = None,
    active: Annotated[
        bool | None, typer.Option("--active/--not-active", help="Whether packs go to them. Default: they do.")
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Add a recipient, or change what is named of one who is there.

    Example: briefmaker recipients add desk@ministry.example --name "The desk" --topic ukraine
    """
    from briefmaker.ledger import changing_recipients

    told = {"name": name, "topics": ";".join(topic or ()) or None, "format": format_, "language": language}
    row = {"address": address, **{key: value for key, value in told.items() if value is not None}}
    if active is not None:
        row["active"] = "yes" if active else "no"
    emptied = {key: "" for key in ("name", "language") if row.get(key) == ""}
    root = project or Path()
    with changing_recipients(root):
        (new,), before = _taken(root, _csv_of(row), "the command line", emptied)
    typer.echo(f"{'changed' if new.key in before else 'added'}: {new.masked}")


@app.command()
def remove(address: AddressArgument, project: ProjectOption = None) -> None:
    """Remove a recipient."""
    from briefmaker.config.addresses import canonical
    from briefmaker.config.recipients import changed_text
    from briefmaker.ledger import changing_recipients
    from briefmaker.model.recipient import masked

    root, key = project or Path(), canonical(address).casefold()
    with changing_recipients(root):
        before = _read(root)
        if all(each.key != key for each in before):
            hint = "`briefmaker recipients list --full` lists them"
            raise UsageError(f"{masked(address)} is no recipient; {hint}")
        _write(root, changed_text(_text(root), before, {}, [key]))
    typer.echo(f"removed: {masked(address)}")


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Its first line names the columns.")],
    project: ProjectOption = None,
) -> None:
    """Take recipients over from a CSV file: address, name, topics (parted by ;), format, language, active.

    Whoever is there already is changed, as far as the file says anything. Where one line is wrong, none is
    taken.

    Example: briefmaker recipients import readers.csv
    """
    from briefmaker.ledger import changing_recipients

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}", str(file)) from error
    root = project or Path()
    with changing_recipients(root):
        new, before = _taken(root, text, str(file), {})
    changed = sum(each.key in before for each in new)
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


def _taken(
    root: Path, text: str, name: str, emptied: dict[str, str]
) -> tuple[tuple[Recipient, ...], frozenset[str]]:
    """Take recipients over from CSV, which cannot say what is `emptied`; return them, and who was there."""
    from briefmaker.config.recipients import changed_text, import_recipients

    before = _read(root)
    found = import_recipients(text, name, _topics(root), before)
    new = tuple(replace(each, **emptied) for each in found)  # type: ignore[arg-type]
    _write(root, changed_text(_text(root), before, {each.key: each for each in new}))
    return new, frozenset(each.key for each in before)


def _text(root: Path) -> str:
    """Return the file as it stands, its lines ended by newlines; its first lines alone where it is new."""
    from briefmaker.config.recipients import FILE, recipients_text

    path = root / FILE
    return path.read_text(encoding="utf-8-sig") if path.is_file() else recipients_text(())


def _write(root: Path, text: str) -> None:
    """Write the file where it is, also where a link leads, its lines ended as they were, for its owner."""
    from briefmaker.config.recipients import FILE
    from briefmaker.output import write_files

    place = (root / FILE).resolve()
    old = place.read_bytes() if place.is_file() else b""
    mode = place.stat().st_mode & 0o777 if old else 0o600
    ends = "\r\n" if b"\r\n" in old else "\n"
    (path,) = write_files(place.parent, {place.name: text.replace("\n", ends).encode()})
    path.chmod(mode)


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
