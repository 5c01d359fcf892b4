"""What has changed in files and folders, by looking again: the same on every system, and on shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

Snapshot = dict[str, tuple[int, int]]

PAUSE = 0.2
"""Seconds between two looks: enough for a change to be found, and a build made, within one second."""


class Watch:
    """Files and folders as they were when they were last looked at: the first time when this is made."""

    def __init__(self, places: Sequence[Path], apart: Path | None = None) -> None:
        """Look at all files at or below `places`, there already or not, but for those below `apart`."""
        self._places, self._apart = places, apart
        self._before = snapshot(places, apart)

    def changed(self) -> bool:
        """Return whether a file has been saved, made or removed since the last look."""
        now = snapshot(self._places, self._apart)
        before, self._before = self._before, now
        return now != before


def snapshot(places: Iterable[Path], apart: Path | None = None) -> Snapshot:
    """Return the time and size of each file at or below `places` and not below `apart`."""
    found: Snapshot = {}
    for path in _iter_files(places):
        if apart and path.is_relative_to(apart):
            continue
        try:
            status = path.stat()
        except OSError:  # gone since it was listed, as when an editor saves
            continue
        found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found


def _iter_files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from (path for path in place.rglob("*") if path.is_file())
        else:
            yield place
