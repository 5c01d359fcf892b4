"""A draft made once more from its record, for the commands that let it out: `approve` and `send --draft`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefmaker.compose import read_earlier
from briefmaker.drafts.again import is_edited, make_again, require_signable
from briefmaker.editions import edition_of
from briefmaker.editions.draft import make
from briefmaker.errors import ApprovalError
from briefmaker.pipeline import Build, Corpus, Pack


def earlier_of(out: Path, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the editions that the draft was compared with, as they were sealed."""
    told = record.get("topics") or [record]
    compared = {topic["topic"]["id"]: topic["edition"]["against"] for topic in told}
    found = {}
    for topic, label in compared.items():
        edition = edition_of(out, topic, label) if label else None
        if label and edition is None:
            message = f"was compared with the edition {label}, which is not sealed in {out}: build it again"
            raise ApprovalError(message, str(out / f"{topic}.json"))
        if edition:
            found[topic] = read_earlier(edition.record)
    return found


def standing(out: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the files that stand in the folder, of those with these names."""
    return {name: (out / name).read_bytes() for name in names if (out / name).is_file()}


def made_again(record: Mapping[str, Any], corpus: Corpus, build: Build) -> Pack:
    """Return the documents of a record once more: an edited draft as it was edited, others from the sources.

    Raises ApprovalError where an edited draft cannot be approved.
    """
    topic = record["topic"]["id"]
    if not is_edited(record):
        return make(topic, corpus, build)
    if build.sign_off:
        draft = make(topic, corpus, replace(build, sign_off=None)).record["markdown"]
        approved = make(topic, corpus, build).record["markdown"]
        require_signable(draft, approved, build, topic)
    return make_again(record, build, topic)
