"""What an editor has written into the slots of a draft: it is the desk's, and survives rebuilds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from briefmaker.compose import normalised
from briefmaker.model.desk import Slot, SlotName
from briefmaker.model.document import Block, Emphasis, Heading, Paragraph, Text
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


def without_written(
    blocks: tuple[Block, ...], record: Mapping[str, Any], labels: Mapping[str, Any], slots: Iterable[Slot]
) -> tuple[Block, ...]:
    """Return the tree in which those slots are no longer said to be left to write."""
    names = {each["topic"]["title"]: each["topic"]["id"] for each in record.get("topics", ())}
    topic = "" if names else record["topic"]["id"]
    kept: list[Block] = []
    for block in blocks:
        match block:
            case Heading(2, inlines):
                topic = names.get(" ".join(words(inlines).split()), topic)
            case Paragraph(inlines) if words(inlines).startswith(f"{labels['left_to_write']}: "):
                written = {str(labels[s.name.replace("-", "_")]).lower() for s in slots if s.topic == topic}
                kept.append(_left(words(inlines), str(labels["left_to_write"]), written))
                continue
        kept.append(block)
    return normalised(kept)


def _left(text: str, label: str, written: set[str]) -> Paragraph:
    """Return what is still left to write; a paragraph without words where nothing is."""
    names = text.removeprefix(f"{label}: ").rstrip(".").split(", ")
    left = [name for name in names if name.lower() not in written]
    told = ", ".join([left[0][:1].upper() + left[0][1:], *left[1:]]) if left else ""
    return Paragraph((Emphasis((Text(f"{label}: {told}."),)),) if told else ())


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
