"""A folder of articles, read: what could be read, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefmaker import plugins
from briefmaker.diagnostics import Diagnostic
from briefmaker.errors import InputError
from briefmaker.model.article import Article
from briefmaker.model.summary import LeftOut
from briefmaker.readers.read import Read
from briefmaker.readers.sidecar import is_sidecar, with_sidecar


@dataclass(frozen=True, slots=True)
class Folder:
    """The articles of a folder in the order of their paths."""

    articles: tuple[Article, ...]
    left_out: tuple[LeftOut, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_folder(folder: Path, *, deep: bool = True) -> Folder:
    """Return the articles in `folder`; with `deep`, in the folders within it too.

    Hidden files, READMEs and sidecars are no sources and are passed over; a sidecar without its source
    is the diagnostic `lonely-sidecar`. A file that cannot be read, that no reader knows, or that repeats
    another byte for byte is left out with a diagnostic, and the rest goes on. Raises InputError where
    the folder is not there.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder of sources", str(folder))
    articles: list[Article] = []
    left_out: list[LeftOut] = []
    diagnostics: list[Diagnostic] = []
    first_with: dict[str, str] = {}
    for path in _files(folder, deep=deep):
        name = path.relative_to(folder).as_posix()
        if is_sidecar(path):
            diagnostics.extend(_lonely(path, name))
            continue
        try:
            read = read_file(path, name)
            _refuse_repeated(read.article, first_with)
        except InputError as error:
            left_out.append(LeftOut(name, error.message))
            diagnostics.append(
                Diagnostic("left-out", "warning", f"{error.message}; left out", error.where or name)
            )
        else:
            articles.append(read.article)
            diagnostics.extend(read.diagnostics)
    return Folder(tuple(articles), tuple(left_out), tuple(diagnostics))


def read_file(path: Path, name: str) -> Read:
    """Return the article in the file at `path`, known as `name`, with what its sidecar says about it.

    Raises InputError where the file cannot be opened, no reader knows its ending, or the reader refuses it.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in plugins.names("readers"):
        known = ", ".join(f".{known}" for known in plugins.names("readers"))
        raise InputError(
            f"there is no reader for {path.suffix or 'files without an ending'} (there are: {known})", name
        )
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}", name) from error
    read: Read = plugins.load("readers", ending)(raw, name)
    return with_sidecar(read, path)


def _files(folder: Path, *, deep: bool) -> list[Path]:
    """Return the files that may be sources, sorted by path so that no file system's order shows."""
    found = folder.rglob("*") if deep else folder.glob("*")
    return sorted(
        (path for path in found if path.is_file() and _may_be_source(path.relative_to(folder))),
        key=lambda path: path.relative_to(folder).as_posix(),
    )


def _may_be_source(path: Path) -> bool:
    return path.stem.lower() != "readme" and not any(part.startswith(".") for part in path.parts)


def _lonely(sidecar: Path, name: str) -> Iterator[Diagnostic]:
    source = sidecar.with_suffix("")
    if not source.is_file():
        yield Diagnostic(
            "lonely-sidecar", "warning", f"describes {source.name}, which is not beside it; passed over", name
        )


def _refuse_repeated(article: Article, first_with: dict[str, str]) -> None:
    first = first_with.setdefault(article.sha256, article.path)
    if first != article.path:
        raise InputError(f"is the same file as {first}", article.path)
