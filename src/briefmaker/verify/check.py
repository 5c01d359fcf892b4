"""One document, or all formats of one, against its record and the sources."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefmaker.errors import BriefmakerError, InputError, VerificationError
from briefmaker.verify.compare import compare
from briefmaker.verify.expected import Expected, read_record
from briefmaker.verify.findings import Verdict
from briefmaker.verify.support import Support, attributed

FORMATS = ("docx", "pdf", "html", "eml")
"""What can be read back."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document and what was found about it."""

    name: str
    verdict: Verdict


def verify_document(
    name: str, record: Mapping[str, Any], files: Mapping[str, bytes], texts: Mapping[str, str]
) -> tuple[Checked, ...]:
    """Return what is found about the sources, and about each of `files`, named by their formats.

    `name` is the document's, such as `ukraine`; `texts` are the sources by path. Raises InputError where the
    record is none or a file cannot be read.
    """
    expected = read_record(record, f"{name}.json")
    verdict = _verdict(expected, Support(expected, texts))
    checked = [Checked(f"{name}.json", verdict)]
    for kind, content in files.items():
        found = _read(f"{name}.{kind}", kind, content)
        differences = compare(expected, found, f"{name}.{kind}")
        checked.append(Checked(f"{name}.{kind}", replace(verdict, findings=differences)))
    return tuple(checked)


def _verdict(expected: Expected, support: Support) -> Verdict:
    named, inferred, unattributed = attributed(expected.quotes)
    return Verdict(
        findings=tuple(dict.fromkeys(support.findings())),
        statements=sum(1 for run in expected.runs for part in run.parts if part.evidence),
        figures=len(expected.figures),
        quotations=len(expected.quotes),
        named=named,
        inferred=inferred,
        unattributed=unattributed,
    )


def _read(name: str, kind: str, content: bytes) -> list[str]:
    try:
        return _reader(kind)(content)
    except InputError as error:
        raise InputError(error.message, name) from error


def _reader(kind: str) -> Callable[[bytes], list[str]]:
    """Return what reads a format back; each is loaded when it is asked for."""
    match kind:
        case "docx":
            from briefmaker.verify.read_docx import read_docx

            return read_docx
        case "pdf":
            from briefmaker.verify.read_pdf import read_pdf

            return read_pdf
        case "html":
            from briefmaker.verify.read_html import read_html

            return read_html
        case "eml":
            from briefmaker.verify.read_eml import read_eml

            return read_eml
        case _:
            raise InputError(f"is a .{kind}, which cannot be read back; there are: {', '.join(FORMATS)}")


def require_verified(files: Mapping[str, bytes], texts: Mapping[str, str]) -> None:
    """Check the files of one document, by name, its record among them, before they are put in place.

    Raises VerificationError with everything that is wrong.
    """
    (record,) = (name for name in files if name.endswith(".json"))
    name = record.removesuffix(".json")
    kinds = {file.rpartition(".")[2]: content for file, content in files.items()}
    readable = {kind: content for kind, content in kinds.items() if kind in FORMATS}
    checked = verify_document(name, json.loads(files[record]), readable, texts)
    wrong = [found for each in checked for found in each.verdict.errors]
    if wrong:
        problems = (BriefmakerError(f"{found.kind}: {found.message}", found.where) for found in wrong)
        raise VerificationError(tuple(problems))
