"""The documents of a folder, with the records beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefmaker.errors import InputError
from briefmaker.verify.check import FORMATS


@dataclass(frozen=True, slots=True)
class Document:
    """A pack in its formats, and its record."""

    name: str
    record: Mapping[str, Any]
    files: Mapping[str, bytes]
    """By format."""


def read_documents(path: Path) -> tuple[Document, ...]:
    """Return the documents in the folder `path`, or the one that the file at `path` is.

    Raises InputError where there is no such place, or no record beside a document.
    """
    if path.is_dir():
        records = sorted(each for each in path.glob("*.json") if _is_pack(each))
        return tuple(_document(record, FORMATS) for record in records)
    if not path.is_file():
        raise InputError("there is no such folder or document", str(path))
    kinds = tuple(kind for kind in FORMATS if path.suffix == f".{kind}") or FORMATS
    return (_document(path.with_suffix(".json"), kinds),)


def read_document(record: Path) -> Document:
    """Return the document whose record is at `record`, in its formats; raises as `read_documents` does."""
    return _document(record, FORMATS)


def _is_pack(path: Path) -> bool:
    return any(path.with_suffix(f".{kind}").is_file() for kind in FORMATS)


def _document(record: Path, kinds: tuple[str, ...]) -> Document:
    return Document(record.stem, read_record(record), dict(_iter_files(record, kinds)))


def read_record(record: Path) -> Mapping[str, Any]:
    """Return the record at that path; raises InputError where there is none, or it cannot be read."""
    try:
        told = json.loads(record.read_bytes())
    except FileNotFoundError as error:
        message = "has no record beside it, so that nobody can say what its words rest on"
        raise InputError(message, str(record.with_suffix(""))) from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read as a record: {error}", str(record)) from error
    if not isinstance(told, dict):
        raise InputError("is no record of a pack", str(record))
    return told


def _iter_files(record: Path, kinds: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for kind in kinds:
        path = record.with_suffix(f".{kind}")
        if path.is_file():
            yield kind, path.read_bytes()
