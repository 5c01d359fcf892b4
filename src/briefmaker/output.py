"""Files put in place: under a temporary name first, so that a reader never sees half of one."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from briefmaker.errors import OutputError

_WRITTEN = ".written"
"""Notes the hashes of the documents in a folder, by which an edited one is known."""
_NOTE = ".moves.json"
"""Notes which finished files are about to be moved where."""


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write `files` by name into `folder`, made where it is not there, and return their paths.

    All are written beside their places, then noted, then moved: who is interrupted before the note has the
    earlier files, who is interrupted after it has the new ones as soon as `recover` has run. Raises
    OutputError where one cannot be written: what stood there before is then untouched.
    """
    staged: list[tuple[Path, Path]] = []
    note = folder / _NOTE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            place = folder / name
            if place.is_dir():
                raise OutputError("is a folder; the document cannot take its place", str(place))
            staged.append((folder / f".{name}.{os.getpid()}.part", place))
            staged[-1][0].write_bytes(content)
        _note(note, staged)
        for part, place in staged:
            part.replace(place)
    except OSError as error:
        where = error.filename2 or error.filename or folder
        raise OutputError(f"cannot be written: {error.strerror}", _place_of(Path(where), staged)) from error
    finally:
        for path in (*(part for part, _ in staged), note):
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return tuple(place for _, place in staged)


def place_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises OutputError where one is there, or it cannot be written.
    """
    for left in left_behind(path.parent):
        with suppress(OSError):
            left.unlink()
    part = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        part.write_bytes(content)
        _link(part, path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", str(path)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _link(part: Path, path: Path) -> None:
    """Give a file its place, where that is free: a link fails where it is not, and moving would not."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # a file system without links
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        part.replace(path)


def write_documents(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the files of documents as `write_files` does, and note what was written: see `is_as_written`."""
    hashes = _written(folder) | {name: _hash(content) for name, content in files.items()}
    noted = json.dumps(hashes, indent=1, sort_keys=True).encode()
    return write_files(folder, {**files, _WRITTEN: noted})[: len(files)]


def is_as_written(path: Path) -> bool:
    """Return whether the file is as `write_documents` has left it there: nobody has edited it since."""
    return _written(path.parent).get(path.name) == _hash(path.read_bytes())


def _written(folder: Path) -> dict[str, str]:
    """Return the hashes of what was written into the folder, by name; none where nobody knows."""
    try:
        told = json.loads((folder / _WRITTEN).read_bytes())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _note(note: Path, staged: list[tuple[Path, Path]]) -> None:
    """Note what is about to be moved where, in one step."""
    part = note.with_name(f"{note.name}.{os.getpid()}.part")
    part.write_text(json.dumps([[part.name, place.name] for part, place in staged]), encoding="utf-8")
    part.replace(note)


def recover(folder: Path) -> None:
    """Finish what an interrupted run had noted, and clear away what it had not."""
    note = folder / _NOTE
    if note.is_file():
        with suppress(OSError, ValueError):
            for part, place in json.loads(note.read_text(encoding="utf-8")):
                if (folder / part).is_file():
                    (folder / part).replace(folder / place)
        note.unlink(missing_ok=True)
    for path in left_behind(folder):
        with suppress(OSError):
            path.unlink()


def left_behind(folder: Path) -> Iterator[Path]:
    """Yield what a run began to write here (`.NAME.PROCESS.part`) that has come to its end since."""
    for path in folder.glob(".*.part"):
        process = path.name.split(".")[-2]
        if process.isdecimal() and not _is_running(int(process)):
            yield path


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _place_of(path: Path, staged: list[tuple[Path, Path]]) -> str:
    """Return the name that the user knows for a temporary file."""
    return str(next((place for part, place in staged if part == path), path))
