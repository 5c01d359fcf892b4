"""Files put in place: under a temporary name first, so that a reader never sees half of one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefmaker.errors import OutputError


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write `files` by name into `folder`, made where it is not there, and return their paths.

    All are written beside their places before the first is moved. Raises OutputError where one
    cannot be written: what stood there before is then untouched.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            place = folder / name
            if place.is_dir():
                raise OutputError("is a folder; the document cannot take its place", str(place))
            staged.append((folder / f".{name}.{os.getpid()}.part", place))
            staged[-1][0].write_bytes(content)
        for part, place in staged:
            part.replace(place)
    except OSError as error:
        where = error.filename2 or error.filename or folder
        raise OutputError(f"cannot be written: {error.strerror}", _place_of(Path(where), staged)) from error
    finally:
        for part, _ in staged:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return tuple(place for _, place in staged)


def _place_of(path: Path, staged: list[tuple[Path, Path]]) -> str:
    """Return the name that the user knows for a temporary file."""
    return str(next((place for part, place in staged if part == path), path))
