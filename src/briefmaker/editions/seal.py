"""The folders of sealed editions: `out/editions/TOPIC/LABEL/`, written once, read-only, in one step."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefmaker.editions.manifest import FILE, Manifest, read_manifest
from briefmaker.errors import InputError, OutputError
from briefmaker.output import left_behind

FOLDER = "editions"


@dataclass(frozen=True, slots=True)
class Edition:
    """A sealed edition."""

    folder: Path
    manifest: Manifest

    @property
    def label(self) -> str:
        """Its label, such as `2026-11-30`."""
        return self.manifest.edition

    @property
    def moment(self) -> tuple[dt.datetime, str]:
        """When it was approved, in whatever zone that was written; its label parts two of one second."""
        return dt.datetime.fromisoformat(self.manifest.approved_at).astimezone(dt.UTC), self.label

    @property
    def record(self) -> Path:
        """Its record."""
        return self.folder / f"{self.manifest.topic}.json"


def iter_editions(out: Path, topic: str | None = None) -> Iterator[Edition]:
    """Yield the sealed editions beneath `out`, of one topic or of all, in order of topic and label.

    Raises InputError where one has lost its manifest, or has that of another.
    """
    pattern = f"{topic or '*'}/[!.]*"
    for folder in sorted((out / FOLDER).glob(pattern)):
        if folder.is_dir():
            edition = Edition(folder, read_manifest(folder / FILE))
            if (edition.manifest.topic, edition.label) != (folder.parent.name, folder.name):
                raise InputError("is the manifest of another edition", str(folder / FILE))
            yield edition


def earlier_edition(out: Path, topic: str, label: str) -> Edition | None:
    """Return the newest sealed edition of an earlier label than `label`; None where there is none."""
    earlier = [edition for edition in iter_editions(out, topic) if edition.label < label]
    return max(earlier, key=lambda each: each.moment, default=None)


def edition_of(out: Path, topic: str, label: str) -> Edition | None:
    """Return the sealed edition of this topic and label; None where there is none."""
    return next((each for each in iter_editions(out, topic) if each.label == label), None)


def already_sealed(place: Path) -> InputError:
    """Return what to say to whoever would seal an edition again."""
    message = "is sealed already and is never changed; build with another --edition to correct it"
    return InputError(message, str(place))


def seal(out: Path, manifest: Manifest, files: Mapping[str, bytes]) -> Path:
    """Write an edition for good and return its folder.

    All is written beside its place and moved there in one step, so that an edition is whole or not there.
    Raises InputError where the edition is sealed already, OutputError where it cannot be written.
    """
    place = out / FOLDER / manifest.topic / manifest.edition
    if place.exists():
        raise already_sealed(place)
    part = place.parent / f".{manifest.edition}.{os.getpid()}.part"
    for left in left_behind(place.parent):
        shutil.rmtree(left, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        for name, content in {**files, FILE: manifest.as_json()}.items():
            _write_for_good(part / name, content)
        part.rename(place)
        place.chmod(0o555)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise OutputError(f"the edition cannot be sealed: {error.strerror}", str(place)) from error
    return place


def _write_for_good(path: Path, content: bytes) -> None:
    """Write a file so that it outlives a failure of the machine, and make it read-only."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o444)
