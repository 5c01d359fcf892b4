"""`briefmaker render`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.options import JsonOption, ProjectOption, SourcesOption
from briefmaker.cli.printing import show_written
from briefmaker.cli.project import Place, settle
from briefmaker.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from briefmaker.diagnostics import Diagnostic
    from briefmaker.drafts.edited import Edited, Original, Remark
    from briefmaker.model.desk import Slot
    from briefmaker.pipeline import Pack


class Changes(StrEnum):
    """What becomes of tracked changes."""

    ACCEPT = "accept"
    REFUSE = "refuse"


def render(
    draft: Annotated[
        Path, typer.Argument(metavar="DRAFT", help="An edited pack: out/ukraine.docx or out/ukraine.md.")
    ],
    changes: Annotated[
        Changes | None,
        typer.Option("--changes", help="What to do with tracked changes: accept or refuse them all."),
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMATS", help="Formats, with commas between.")
    ] = "docx,pdf,html",
    record: Annotated[
        Path | None,
        typer.Option(
            "--record", metavar="FILE", help="The record of the pack. Default: the .json beside the draft."
        ),
    ] = None,
    project: ProjectOption = None,
    sources: SourcesOption = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help="More templates, as for the build.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where there is a warning.")] = False,
    as_data: JsonOption = False,
) -> None:
    """Make an edited draft into documents that agree again: DOCX, PDF, HTML and the record.

    Statements may be cut, moved and shortened; an altered quotation or figure is an error with the original
    beside it. Words of your own are marked as the editor's. Comments are kept in desk.toml. The file as you
    saved it is kept beside the new one, as NAME.edited.docx.

    Example: briefmaker render out/ukraine.docx --changes accept
    """
    from briefmaker.compose import labels_for
    from briefmaker.drafts.documents import make_edited
    from briefmaker.drafts.edited import original_of
    from briefmaker.drafts.settle import settle_draft
    from briefmaker.editions.draft import build_of
    from briefmaker.output import recover
    from briefmaker.pipeline import theme_of
    from briefmaker.readers import read_folder
    from briefmaker.verify import require_verified
    from briefmaker.verify.files import read_record

    place = settle(project, sources, None)
    known = record or draft.with_suffix(".json")
    recover(known.parent)
    content = _content(draft)
    told = read_record(known)
    _require_draft(told, known)
    build = build_of(told, place.settings, templates, {})
    build = replace(build, formats=_formats(to, draft, known))
    logo = theme_of(place.settings).logo
    original = original_of(told, str(known), logo.alt if logo else None)
    labels = labels_for(place.settings.project.language)
    edited = _read(draft, content, original, changes)
    folder = read_folder(place.sources, deep=place.deep)
    texts = {article.path: article.text for article in folder.articles}
    settled = settle_draft(edited, original, texts, labels, str(draft))
    pack = make_edited(settled, original, build)
    require_verified(pack.files, texts)
    _keep(place, told["topic"]["id"], edited.remarks, settled.slots)
    paths = _written(pack, draft, content, known)
    diagnostics = [*settled.diagnostics, *_kept(edited, draft), *pack.diagnostics]
    show_written(paths, diagnostics, as_data=as_data)
    if strict and any(found.severity != "note" for found in diagnostics):
        raise typer.Exit(1)


def _content(draft: Path) -> bytes:
    if draft.suffix not in (".docx", ".md"):
        raise UsageError("a draft is a .docx or .md file that `build` wrote", str(draft))
    try:
        return draft.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(draft)) from error


def _require_draft(record: Mapping[str, Any], path: Path) -> None:
    if record.get("status") == "approved":
        raise UsageError("is of an approved edition, which is never changed; build a new draft", str(path))


def _formats(to: str, draft: Path, record: Path) -> tuple[str, ...]:
    """Return the formats asked for, that of the draft, and those whose files would not agree any more."""
    from briefmaker import plugins

    asked = [name.strip() for name in to.split(",") if name.strip()]
    for name in asked:
        plugins.load("renderers", name)
    stand = [name for name in plugins.names("renderers") if record.with_suffix(f".{name}").is_file()]
    return tuple(dict.fromkeys((*asked, draft.suffix[1:], *stand)))


def _read(draft: Path, content: bytes, original: Original, changes: Changes | None) -> Edited:
    from briefmaker.drafts.text import read_text
    from briefmaker.drafts.word import read_word

    if draft.suffix == ".md":
        return read_text(content, str(draft))
    try:
        return read_word(content, original, changes.value if changes else None, str(draft))
    except InputError as error:
        raise InputError(error.message, str(draft)) from error


def _keep(place: Place, topic: str, remarks: Sequence[Remark], slots: Sequence[Slot]) -> None:
    """Keep in desk.toml what the draft says to its editors, and what they have written into its slots."""
    from briefmaker.config import DESK_FILE, desk_text, read_desk
    from briefmaker.model.desk import Comment
    from briefmaker.output import write_files

    before = read_desk(place.settings.root)
    desk = before.with_comments(
        Comment(
            topic, remark.about, remark.text, remark.author, remark.evidence[0] if remark.evidence else ""
        )
        for remark in remarks
    )
    for slot in slots:
        desk = desk if desk.written(slot.topic).get(slot.name) == slot.text else desk.with_slot(slot)
    if desk != before:
        write_files(place.settings.root, {DESK_FILE: desk_text(desk).encode()})


def _written(pack: Pack, draft: Path, content: bytes, record: Path) -> tuple[Path, ...]:
    """Put the documents in place, the draft as it was handed in beside them; return the documents' paths."""
    from briefmaker.output import write_documents

    kept = f"{record.stem}.edited{draft.suffix}"
    return write_documents(record.parent, {kept: content, **pack.files})[1:]


def _kept(edited: Edited, draft: Path) -> list[Diagnostic]:
    from briefmaker.diagnostics import Diagnostic

    count = len(edited.remarks)
    if not count:
        return []
    comments = "1 comment is" if count == 1 else f"{count} comments are"
    message = f"{comments} kept in desk.toml, and not printed; `briefmaker desk` lists them"
    return [Diagnostic("comments-kept", "note", message, str(draft))]
