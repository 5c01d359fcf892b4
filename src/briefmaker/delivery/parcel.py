"""What goes out: the documents of one edition with the mail that brings them, checked as they were sealed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefmaker.delivery.mailing import STEM
from briefmaker.drafts.documents import recorded_source
from briefmaker.editions import Edition, file_hash
from briefmaker.errors import DeliveryError
from briefmaker.model.publisher import Publishers
from briefmaker.pipeline import Pack, unmet_terms

_DRAFT = " draft "
"""Parts a draft's label, which holds no blank, from what tells it from another draft of that label."""
CORRECTION = "-correction"
"""Ends the names of the files of a correction note."""
FORMATS = ("pdf", "docx", "html")


@dataclass(frozen=True, slots=True)
class Correction:
    """What tells the readers of an edition that another has taken its place, and why."""

    topic: str
    of: str
    """The label of the edition that was corrected."""
    note: bytes
    """The note as a message, whose bodies stand before those of the mail."""
    document: bytes
    """The note as a PDF."""

    @property
    def file_name(self) -> str:
        """Return the name of the PDF for those who keep many of them."""
        return f"{self.topic}-{self.of}{CORRECTION}.pdf"


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
    corrections: tuple[Correction, ...] = ()
    """Of the edition that this one corrects, and of those that that one did: the oldest first."""

    def corrections_for(self, label: str) -> tuple[Correction, ...]:
        """Return what somebody must be told who has the edition `label`: none where it is not concerned."""
        labels = [each.of for each in self.corrections]
        return self.corrections[labels.index(label) :] if label in labels else ()

    def file_name(self, format_: str) -> str:
        """Return the name of a document for those who keep many of them: `ukraine-2026-11-30.pdf`."""
        return document_name(self.topic, self.label, format_)


def document_name(topic: str, label: str, format_: str) -> str:
    """Return the name of a document of an edition for those who keep many of them."""
    return f"{topic}-{label}.{format_}"


def label_of(edition: str) -> tuple[str, bool]:
    """Return the label of an edition as the ledger knows it, and whether it is a draft."""
    label, _, draft = edition.partition(_DRAFT)
    return label, bool(draft)


def sealed_parcel(edition: Edition, others: Iterable[Edition], publishers: Publishers) -> Parcel:
    """Return the parcel of a sealed edition; `others` are those of its topic.

    `publishers` is what the configuration says of them today. Raises DeliveryError where the edition was
    changed since it was sealed, was sealed without a mail, or may not go out.
    """
    manifest, files = edition.manifest, sealed_files(edition)
    topic, record = manifest.topic, json.loads(files[f"{manifest.topic}.json"])
    mail = files.get(f"{topic}{STEM}.eml")
    if mail is None:
        message = "was sealed without a mail, by an earlier version; build and approve it as another edition"
        raise DeliveryError(message, str(edition.folder))
    require_allowed(record, publishers, str(edition.folder))
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
        corrections=tuple(reversed(list(_corrections(edition, {each.label: each for each in others})))),
    )


def draft_parcel(made: Pack, mail: bytes, publishers: Publishers, where: str) -> Parcel:
    """Return the parcel of a draft; raises DeliveryError where it may not go out."""
    record, files = made.record, made.files
    require_allowed(record, publishers, where)
    topic, label = record["topic"]["id"], record["edition"]["label"]
    content = file_hash(files[f"{topic}.json"])[:12]
    return Parcel(
        topic=topic,
        title=record["topic"]["title"],
        label=label,
        edition=f"{label}{_DRAFT}{content}",
        built=record["edition"]["built"],
        language=language_of(mail),
        documents=_documents(topic, files),
        mail=mail,
    )


def require_allowed(record: Mapping[str, Any], publishers: Publishers, where: str) -> None:
    """Raise DeliveryError where a document does not keep to the terms of one of its sources.

    These are the terms that it was built by, and those that the configuration has today.
    """
    sources = [recorded_source(each) for each in record["sources"]]
    today = [
        replace(source, terms=known.terms)
        for source in sources
        if (known := publishers.get((source.publisher or "").casefold()))
    ]
    unmet = dict.fromkeys(unmet_terms([*sources, *today]))
    if unmet:
        told = "; ".join(f"{found.where}: {found.message}" for found in unmet)
        raise DeliveryError(f"cannot go out: {told}", where)


def language_of(mail: bytes) -> str:
    """Return the language that a message says it is in."""
    from email import message_from_bytes

    return str(message_from_bytes(mail).get("Content-Language", ""))


def sealed_files(edition: Edition) -> dict[str, bytes]:
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


def _corrections(edition: Edition, others: Mapping[str, Edition]) -> Iterator[Correction]:
    """Yield the note of this edition, then that of the one that it corrects, as far as they reach."""
    seen: set[str] = set()
    while edition.manifest.corrects and edition.label not in seen:
        seen.add(edition.label)
        files, topic = sealed_files(edition), edition.manifest.topic
        stem, label = f"{topic}{CORRECTION}", edition.manifest.corrects
        yield Correction(topic, label, files[f"{stem}.eml"], files[f"{stem}.pdf"])
        if label not in others:
            return
        edition = others[label]
