"""What an editor has decided about statements, kept in `desk.toml` so that it survives rebuilds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

DecisionKind = Literal["pin", "drop", "speaker", "note", "merge", "translation"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about the words of a source."""

    kind: DecisionKind
    id: str
    """Id of the evidence that the decision was made about."""
    path: str
    """The source."""
    words: str
    """Its words, by which they are found again where a rebuild prints more or less of them."""
    value: str | None = None
    """The speaker's name, the note, the translation, or the id of the statement to merge into."""
    where: str = ""
    """File and line of the decision."""

    def is_about(self, path: str, words: str) -> bool:
        """Return whether the decision is about these words of this source."""
        mine, theirs = " ".join(self.words.split()), " ".join(words.split())
        return path == self.path and bool(theirs) and (theirs in mine or mine in theirs)


SlotName = Literal["bottom-line", "why-it-matters", "action", "lines-to-take"]
"""Places that only a person fills; nothing is generated there but the suggested bottom line."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a topic's briefing that a person fills with words of their own."""

    topic: str
    name: SlotName
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A note on a draft that is for its editors alone: it is kept, and never printed."""

    topic: str
    about: str
    """The words that it is about."""
    text: str
    author: str = ""
    id: str = ""
    """Id of the evidence that these words rest on; empty where they rest on none."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All decisions, in the order in which they were made, and what the desk has written itself."""

    decisions: tuple[Decision, ...] = ()
    slots: tuple[Slot, ...] = ()
    comments: tuple[Comment, ...] = ()

    def written(self, topic: str) -> Mapping[SlotName, str]:
        """Return what the desk has written in the slots of the topic."""
        return {slot.name: slot.text for slot in self.slots if slot.topic == topic}

    def with_slot(self, slot: Slot) -> Desk:
        """Return the desk with the slot filled anew; one without words is emptied."""
        others = tuple(s for s in self.slots if (s.topic, s.name) != (slot.topic, slot.name))
        return replace(self, slots=(*others, slot) if slot.text.strip() else others)

    def with_comments(self, comments: Iterable[Comment]) -> Desk:
        """Return the desk with these notes too, each once."""
        return replace(self, comments=tuple(dict.fromkeys((*self.comments, *comments))))

    def about(self, kind: DecisionKind, path: str, words: str) -> Decision | None:
        """Return the last decision of `kind` about these words, None where there is none."""
        found = [decision for decision in self.of(kind) if decision.is_about(path, words)]
        return found[-1] if found else None

    def of(self, kind: DecisionKind) -> Iterator[Decision]:
        """Yield the decisions of `kind`."""
        return (decision for decision in self.decisions if decision.kind == kind)
