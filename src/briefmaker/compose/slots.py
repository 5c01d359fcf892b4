"""`::: slot NAME`: where a template wants what an editor writes in their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from briefmaker.errors import nearest
from briefmaker.model.desk import SlotName
from briefmaker.model.document import Emphasis, Meta, Paragraph, Text
from briefmaker.model.summary import Summary

NAMES: tuple[str, ...] = get_args(SlotName)


@dataclass(frozen=True, slots=True)
class Slots:
    """What the desk has written, and what a draft says where it has not."""

    written: Mapping[str, Mapping[SlotName, str]]
    """By topic."""
    meta: Meta
    labels: Mapping[str, Any]

    def filled(self, name: str, topic: str = "") -> Paragraph:
        """Return what stands in the slot: the desk's words, in a draft that they are missing, else nothing.

        Without a topic it is that of the document's first. Raises LookupError, in words, for an unknown name
        or topic.
        """
        topic = topic or next(iter(self.written))
        if name not in NAMES:
            raise LookupError(f"there is no slot `{name}`; {nearest(name, NAMES)}")
        if topic not in self.written:
            raise LookupError(f"there is no topic `{topic}` here; {nearest(topic, self.written)}")
        text = {str(key): words for key, words in self.written[topic].items()}.get(name)
        if text:
            return Paragraph((Text(f"{text} ({self.labels['written']})"),))
        return Paragraph(() if self.meta.status == "approved" else (self._gap(name),))

    def _gap(self, name: str) -> Emphasis:
        if name in self.meta.required:
            return Emphasis((Text(self.labels["to_be_written"]),))
        title = self.labels[name.replace("-", "_")]
        return Emphasis((Text(f"{self.labels['left_to_write']}: {title}."),))


def slots_of(summaries: Sequence[Summary], meta: Meta, labels: Mapping[str, Any]) -> Slots:
    """Return the slots of a document on these topics."""
    return Slots({summary.topic.id: summary.written for summary in summaries}, meta, labels)
