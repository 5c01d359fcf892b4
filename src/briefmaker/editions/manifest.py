"""The manifest of an edition: hashes of all that went into it and of all that came out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefmaker.errors import InputError

FILE = "manifest.json"
SCHEMA = "briefmaker.manifest/1"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition was made of, and what was made."""

    topic: str
    edition: str
    built: str
    approved_by: tuple[str, ...]
    approved_at: str
    version: str
    """Of briefmaker."""
    inputs: Mapping[str, str]
    """SHA-256 by name: `sources/herald.txt`, `templates/briefing.md.j2`, `briefmaker.toml`, `desk.toml`."""
    outputs: Mapping[str, str]
    """SHA-256 by file name."""
    corrects: str | None = None
    """The label of the edition that this one corrects."""

    def as_json(self) -> bytes:
        """Return it as a file."""
        document = {
            "schema": SCHEMA,
            "topic": self.topic,
            "edition": self.edition,
            "built": self.built,
            "approved": {"by": list(self.approved_by), "at": self.approved_at},
            "corrects": self.corrects,
            "version": self.version,
            "inputs": dict(self.inputs),
            "outputs": dict(self.outputs),
        }
        return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()

    def name_of(self, content: bytes) -> str | None:
        """Return the name under which a file was sealed; None where it was not."""
        digest = file_hash(content)
        return next((name for name, known in self.outputs.items() if known == digest), None)


def file_hash(content: bytes) -> str:
    """Return the SHA-256 of `content` in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def manifest_of(
    record: Mapping[str, Any],
    inputs: Mapping[str, bytes],
    outputs: Mapping[str, bytes],
    version: str,
    corrects: str | None = None,
) -> Manifest:
    """Return the manifest of an approved document, by its record and files, and what it corrects."""
    sources = {f"sources/{source['path']}": source["sha256"] for source in record["sources"]}
    return Manifest(
        topic=record["topic"]["id"],
        edition=record["edition"]["label"],
        built=record["edition"]["built"],
        approved_by=tuple(record["approved"]["by"]),
        approved_at=record["approved"]["at"],
        version=version,
        inputs=sources | {name: file_hash(content) for name, content in inputs.items()},
        outputs={name: file_hash(content) for name, content in outputs.items()},
        corrects=corrects,
    )


def read_manifest(path: Path) -> Manifest:
    """Return the manifest at `path`; raises InputError where it is none."""
    try:
        told = json.loads(path.read_bytes())
        return Manifest(
            topic=told["topic"],
            edition=told["edition"],
            built=told["built"],
            approved_by=tuple(told["approved"]["by"]),
            approved_at=told["approved"]["at"],
            version=told["version"],
            inputs=told["inputs"],
            outputs=told["outputs"],
            corrects=told.get("corrects"),
        )
    except FileNotFoundError as error:
        raise InputError("there is no such manifest", str(path)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"is no manifest of an edition: {error}", str(path)) from error
