"""What an editor has written into the slots of a draft: it is the desk's, and survives rebuilds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from briefmaker.model.desk import Slot, SlotName
from briefmaker.model.document import Block, Heading, Paragraph
from briefmaker.model.walk import iter_blocks, words


def slot_headings(labels: Mapping[str, Any]) -> dict[str, SlotName]:
    """Return the slots by the words that stand above them."""
    return {str(labels[name.replace("-", "_")]): name for name in get_args(SlotName)}


def written_slots(
    blocks: Iterable[Block], record: Mapping[str, Any], labels: Mapping[str, Any]
) -> tuple[Slot, ...]:
    """Return the slots of the document of `record` that hold words of the editor, as they are now."""
    found: dict[tuple[str, SlotName], list[str]] = {}
    for topic, name, text in _iter_written(blocks, record, labels):
        found.setdefault((topic, name), []).append(text)
    return tuple(Slot(topic, name, "\n\n".join(texts)) for (topic, name), texts in found.items())


def _iter_written(
    blocks: Iterable[Block], record: Mapping[str, Any], labels: Mapping[str, Any]
) -> Iterator[tuple[str, SlotName, str]]:
    """Yield topic, slot and words of each paragraph of the editor's under the heading of a slot."""
    headings, marker = slot_headings(labels), f"({labels['written']})"
    topics = {each["topic"]["title"]: each["topic"]["id"] for each in record.get("topics", ())}
    topic: str | None = None if topics else record["topic"]["id"]
    name: SlotName | None = None
    for block in iter_blocks(blocks):
        match block:
            case Heading(level, inlines):
                title = " ".join(words(inlines).split())
                topic = topics.get(title, topic) if level == 2 else topic
                name = headings.get(title)
            case Paragraph(inlines) if topic and name and words(inlines).rstrip().endswith(marker):
                yield topic, name, " ".join(words(inlines).replace(marker, "").split())
