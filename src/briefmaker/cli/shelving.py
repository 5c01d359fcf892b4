"""What `send` does with folders and the site: an edition is put where others read it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import typer

from briefmaker.cli.parcels import Order, parcel_of
from briefmaker.cli.printing import show_json
from briefmaker.cli.sending import is_answered, warn_of_lateness
from briefmaker.cli.sent import say
from briefmaker.delivery import folder as shared
from briefmaker.delivery import site
from briefmaker.delivery.parcel import Parcel
from briefmaker.editions import iter_editions
from briefmaker.errors import UsageError
from briefmaker.output import place_new, write_files
from briefmaker.pipeline import theme_of


def shelve(order: Order, folder: Path | None, *, on_site: bool, confirmed: bool, asks: bool) -> None:
    """Show what would be put where, and put it there where that is confirmed."""
    if order.is_draft:
        raise UsageError("--draft goes to recipients alone: a folder or site is for approved editions")
    if folder is not None and not folder.is_dir():
        raise UsageError("there is no such folder; make it, or connect the share that it is on", str(folder))
    warn_of_lateness(order)
    parcel = parcel_of(order)
    files = _files(order, parcel, folder, on_site=on_site)
    if files and not confirmed:
        if not order.as_data:
            typer.echo("\n".join(f"would write {path}" for path in files))
        if not asks or not is_answered(order, "to write them"):
            say("Nothing was written. --yes writes; or answer with the name of the topic when you are asked.")
            if order.as_data:
                _show(parcel, (), files)
            return
        files = _files(order, parcel, folder, on_site=on_site)  # as it is now: the answer may have taken long
    paths = _written(files, folder)
    if order.as_data:
        _show(parcel, paths, ())
    for path in () if order.as_data else paths:
        typer.echo(str(path))
    if not paths:
        say(f"{parcel.topic} {parcel.label} is there already.")


def _show(parcel: Parcel, written: Iterable[Path], would: Iterable[Path]) -> None:
    show_json(
        {
            "topic": parcel.topic,
            "edition": parcel.label,
            "written": [str(path) for path in written],
            "would_write": [str(path) for path in would],
        }
    )


def _files(order: Order, parcel: Parcel, folder: Path | None, *, on_site: bool) -> dict[Path, bytes]:
    """Return what is to be written, the folder's files last."""
    files = _site_files(order, parcel) if on_site else {}
    if folder is not None:
        files |= {folder / name: content for name, content in shared.files_for(parcel, folder).items()}
    return files


def _written(files: dict[Path, bytes], folder: Path | None) -> list[Path]:
    """Write the files, the site's index last: it leads to nothing that is not there."""
    paths: list[Path] = []
    for path, content in files.items():
        if path.parent == folder:
            place_new(path, content)
            paths.append(path)
        else:
            paths += write_files(path.parent, {path.name: content})
    return paths


def _site_files(order: Order, parcel: Parcel) -> dict[Path, bytes]:
    """Return what of the site changes with this edition: its page, those of what it corrects, the index."""
    root = order.out / site.FOLDER
    files = {root / PurePosixPath(name): content for name, content in site.page_files(parcel).items()}
    for each in parcel.corrections:
        old = root / site.place_of(parcel.topic, each.of) / site.INDEX
        if old.is_file():
            files[old] = site.with_notice(old.read_bytes(), parcel.label)
    files[root / site.INDEX] = _index(order, parcel, root)
    return {path: content for path, content in files.items() if not _is_as(path, content)}


def _index(order: Order, parcel: Parcel, root: Path) -> bytes:
    project = order.settings.project
    titles = {topic.id: topic.title for topic in order.settings.topics} | {parcel.topic: parcel.title}
    editions = iter_editions(order.out)
    listed = site.listed_editions(root, editions, titles, (parcel.topic, parcel.label))
    return site.index(listed, project.author, project.language, theme_of(order.settings))


def _is_as(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
