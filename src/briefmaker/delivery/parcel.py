"""What goes out: the documents of one edition with the mail that brings them, checked as they were sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefmaker.delivery.mailing import STEM
from briefmaker.drafts.documents import recorded_source
from briefmaker.editions import Edition, file_hash
from briefmaker.errors import DeliveryError
from briefmaker.pipeline import unmet_terms

CORRECTION = "-correction"
"""Ends the names of the files of a correction note."""
FORMATS = ("pdf", "docx", "html")


@dataclass(frozen=True, slots=True)
class Correction:
    """That an edition corrects an earlier one."""

    of: str
    """The label of the edition that it corrects."""
    note: bytes
    """The note as a message, whose bodies stand before those of the mail."""
    document: bytes
    """The note as a PDF."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One edition, ready to go out."""

    topic: str
    title: str
    """The topic's title, for people."""
    label: str
    """The edition's label."""
    edition: str
    """By what the ledger knows it: its label; for a draft, with what it says beside it."""
    built: str
    """ISO 8601 date."""
    language: str
    documents: Mapping[str, bytes]
    """By format."""
    mail: bytes
    """The message that brings it, without sender and recipient."""
    approved_at: str | None = None
    """ISO 8601; None for a draft."""
    correction: Correction | None = None

    def file_name(self, format_: str) -> str:
        """Return the name of a document for those who keep many of them: `ukraine-2026-11-30.pdf`."""
        return f"{self.topic}-{self.label}.{format_}"


def sealed_parcel(edition: Edition) -> Parcel:
    """Return the parcel of a sealed edition.

    Raises DeliveryError where it was changed since, was sealed without a mail, or may not go out.
    """
    manifest, files = edition.manifest, _sealed_files(edition)
    topic, record = manifest.topic, json.loads(files[f"{manifest.topic}.json"])
    mail = files.get(f"{topic}{STEM}.eml")
    if mail is None:
        message = "was sealed without a mail, by an earlier version; build and approve it as another edition"
        raise DeliveryError(message, str(edition.folder))
    require_allowed(record, str(edition.folder))
    return Parcel(
        topic=topic,
        title=record["topic"]["title"],
        label=edition.label,
        edition=edition.label,
        built=manifest.built,
        language=language_of(mail),
        documents=_documents(topic, files),
        mail=mail,
        approved_at=manifest.approved_at,
        correction=_correction(manifest.corrects, topic, files),
    )


def draft_parcel(record: Mapping[str, Any], files: Mapping[str, bytes], mail: bytes, where: str) -> Parcel:
    """Return the parcel of a draft; `files` are its documents by name. Raises DeliveryError as above."""
    require_allowed(record, where)
    topic, label = record["topic"]["id"], record["edition"]["label"]
    content = file_hash(files[f"{topic}.json"])[:12]
    return Parcel(
        topic=topic,
        title=record["topic"]["title"],
        label=label,
        edition=f"{label} draft {content}",
        built=record["edition"]["built"],
        language=language_of(mail),
        documents=_documents(topic, files),
        mail=mail,
    )


def require_allowed(record: Mapping[str, Any], where: str) -> None:
    """Raise DeliveryError where a document does not keep to the terms of one of its sources."""
    unmet = unmet_terms(recorded_source(each) for each in record["sources"])
    if unmet:
        told = "; ".join(f"{found.where}: {found.message}" for found in unmet)
        raise DeliveryError(f"cannot go out: {told}", where)


def language_of(mail: bytes) -> str:
    """Return the language that a message says it is in."""
    from email import message_from_bytes

    return str(message_from_bytes(mail).get("Content-Language", ""))


def _sealed_files(edition: Edition) -> dict[str, bytes]:
    """Return the files of an edition, each as it was sealed."""
    files: dict[str, bytes] = {}
    for name, known in edition.manifest.outputs.items():
        path = edition.folder / Path(name).name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DeliveryError(f"is missing from the sealed edition: {error.strerror}", str(path)) from error
        if file_hash(content) != known:
            message = "is not what was sealed: it has been changed since. Nothing of this edition goes out"
            raise DeliveryError(message, str(path))
        files[name] = content
    return files


def _documents(topic: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {kind: files[f"{topic}.{kind}"] for kind in FORMATS if f"{topic}.{kind}" in files}


def _correction(corrected: str | None, topic: str, files: Mapping[str, bytes]) -> Correction | None:
    if corrected is None:
        return None
    stem = f"{topic}{CORRECTION}"
    return Correction(corrected, files[f"{stem}.eml"], files[f"{stem}.pdf"])
