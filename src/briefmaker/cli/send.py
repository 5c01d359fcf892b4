"""`briefmaker send`: a dry run, unless told otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption
from briefmaker.errors import UsageError, nearest


def send(
    topic: Annotated[
        str | None,
        typer.Option("--topic", "-t", metavar="ID", help="The topic, or `pack` for the joint pack."),
    ] = None,
    edition: Annotated[
        str | None, typer.Option("--edition", metavar="LABEL", help="Default: the newest approved one.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Send, without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it, and do not even ask.")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="Send the draft that nobody has approved.")] = False,
    by: Annotated[
        str | None, typer.Option("--by", metavar="HH:MM", help="Warn where the sign-off came later.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a sending that was interrupted or put off.")
    ] = False,
    status: Annotated[bool, typer.Option("--status", help="Say who was sent what.")] = False,
    again: Annotated[
        str | None,
        typer.Option(
            "--again", metavar="ADDRESS", help="Send to one who was refused, or of whom nobody knows."
        ),
    ] = None,
    to_folder: Annotated[
        Path | None,
        typer.Option("--to-folder", metavar="DIR", help="Put it into a folder instead of sending."),
    ] = None,
    to_site: Annotated[
        bool, typer.Option("--to-site", help="Put it on the site in OUT/site instead of sending.")
    ] = False,
    not_sent_yet: Annotated[
        bool, typer.Option("--not-sent-yet", help="Nobody has this edition, though the ledger is new.")
    ] = False,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help="More templates, for --draft.")
    ] = None,
    project: ProjectOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where the packs are.")] = None,
    as_data: JsonOption = False,
) -> None:
    """Send an approved edition to its recipients, each of them once.

    Without --yes nothing is sent: who would get what is printed, and messages to look at are written to
    OUT/mail; then the topic's name, typed, sends. --resume goes on with what was confirmed before. The server
    stands under [mail] in briefmaker.toml, its password in BRIEFMAKER_MAIL_PASSWORD, in a file or in the
    keyring. Exit status 1 where somebody is left.

    Example: briefmaker send --topic ukraine
    """
    from briefmaker.cli import sending, shelving
    from briefmaker.cli.parcels import Order, settle_place

    if topic is None and not (status or resume):
        raise UsageError("--topic names what is to be sent")
    if sum(map(bool, (resume, status, again, to_folder or to_site))) > 1:
        raise UsageError(
            "--resume, --status, --again and --to-folder or --to-site are different things to do"
        )
    if yes and dry_run:
        raise UsageError("--yes and --dry-run say the opposite")
    settings, packs = settle_place(project, out)
    known = [*(each.id for each in settings.topics), "pack"]
    if topic is not None and topic not in known:
        raise UsageError(f"there is no topic `{topic}`; {nearest(topic, known)}")
    order = Order(
        settings=settings,
        out=packs,
        project=project,
        templates=templates,
        topic=topic or "",
        edition=edition,
        is_draft=draft,
        is_first=not_sent_yet,
        by=by,
        as_data=as_data,
    )
    if status:
        sending.show_status(order)
    elif resume:
        sending.resume(order, is_real=not dry_run)
    elif to_folder or to_site:
        shelving.shelve(order, to_folder, on_site=to_site, confirmed=yes, asks=not dry_run)
    else:
        sending.send_edition(order, confirmed=yes, asks=not dry_run, again=again)
