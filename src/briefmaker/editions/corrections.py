"""What a changed or withdrawn source means for editions that have gone out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefmaker.editions.seal import Edition, iter_editions
from briefmaker.model.document import (
    Block,
    Brief,
    BulletList,
    Container,
    Heading,
    Meta,
    Paragraph,
    Strong,
    Text,
)
from briefmaker.model.evidence import iter_recorded


@dataclass(frozen=True, slots=True)
class Concern:
    """A statement of a sealed edition whose source no longer says it."""

    edition: Edition
    source: str
    """The path of the source."""
    title: str
    """The headline of the source."""
    kind: Literal["changed", "withdrawn"]
    statement: str
    """The words that were printed."""
    line: int


def concerns(out: Path, texts: Mapping[str, str]) -> tuple[Concern, ...]:
    """Return the statements of all sealed editions whose words stand in their sources no more.

    `texts` are the sources as they are now, by path; one that is not there is withdrawn.
    """
    return tuple(found for edition in iter_editions(out) for found in concerns_of(edition, texts))


def concerns_of(edition: Edition, texts: Mapping[str, str]) -> tuple[Concern, ...]:
    """Return those of one edition."""
    return tuple(_of(edition, texts))


def _of(edition: Edition, texts: Mapping[str, str]) -> Iterator[Concern]:
    record = json.loads(edition.record.read_bytes())
    sources = {source["number"]: source for source in record["sources"]}
    told: set[tuple[str, str]] = set()
    for each in iter_recorded(record):
        source = sources[each["source"]]
        path, words = source["path"], " ".join(each["exact"].split())
        text = texts.get(path)
        if (text is not None and each["exact"] in text) or (path, words) in told:
            continue
        told.add((path, words))
        kind: Literal["changed", "withdrawn"] = "withdrawn" if text is None else "changed"
        yield Concern(edition, path, source["title"] or path, kind, words, each["line"])


def correction_note(
    edition: Edition,
    found: tuple[Concern, ...],
    author: str,
    language: str,
    today: str,
    because: str = "",
) -> Brief:
    """Return the correction note for an edition as a document: which statements no longer stand, and why.

    `because` is what the desk says of it.
    """
    topic = edition.manifest.topic
    subject = json.loads(edition.record.read_bytes())["topic"]["title"]
    title = f"Correction: {subject}, edition {edition.label}"
    meta = Meta(title, f"{topic}-correction", language, author, title, (title,), today, today, "approved")
    by_source: dict[tuple[str, str], list[Concern]] = {}
    for each in found:
        by_source.setdefault((each.title, each.kind), []).append(each)
    approvers = " and ".join(edition.manifest.approved_by)
    cover = Container("cover", (Heading(1, (Text(title),)), Paragraph((Text(f"{today} · {author}"),))))
    blocks: list[Block] = [cover]
    blocks += [Paragraph((Text(because),))] if because else []
    if found:
        intro = (
            f"The edition of {edition.label}, approved by {approvers}, rests in part on sources that have "
            "been changed or withdrawn since. These statements are no longer supported:"
        )
        blocks.append(Paragraph((Text(intro),)))
    for (source, kind), each_of in by_source.items():
        blocks.append(Heading(2, (Text(source),)))
        blocks.append(Paragraph((Text("The source has been "), Strong((Text(f"{kind}"),)), Text("."))))
        blocks.append(BulletList(tuple((Paragraph((Text(f"“{each.statement}”"),)),) for each in each_of)))
    return Brief(meta, tuple(blocks), ())
