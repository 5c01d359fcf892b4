"""Whatever is typed over a draft: no word of a quotation, no number and no speaker slips through."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefmaker.compose import labels_for, with_runs
from briefmaker.compose.rebuild import with_inner
from briefmaker.config import load_settings
from briefmaker.drafts.documents import make_edited
from briefmaker.drafts.edited import Original, edited, original_of
from briefmaker.drafts.settle import Settled, settle_draft
from briefmaker.errors import DraftError
from briefmaker.model.document import Block, Inline, Statement, Text
from briefmaker.pipeline import Build, build_topic, read_corpus, summarise_topics
from briefmaker.verify import require_verified
from paths import ROOT

LABELS = labels_for("en")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
COUNTED = (" sources", str(LABELS["verified"]))
"""What stands beside the numbers that a document counts of itself."""


@dataclass(frozen=True)
class Leaf:
    """Words of the tree that stand in one place."""

    index: int
    text: str
    is_quoted: bool
    is_stated: bool


class Draft:
    """A pack on the samples, and its leaves."""

    def __init__(self, topic: str) -> None:
        project = load_settings(ROOT)
        topics = tuple(each.id for each in project.topics)
        self.build = Build(project, "2026-11-30", "2026-11-30", (), topics=topics)
        corpus = read_corpus(ROOT / "sources", project)
        self.texts = corpus.texts
        summary = next(each for each in summarise_topics(corpus, self.build) if each.topic.id == topic)
        self.original: Original = original_of(build_topic(summary, self.build).record, "ukraine.json")
        quotes: list[Any] = self.original.record["quotes"]
        self.quoted = {piece["id"] for quote in quotes for piece in quote["evidence"]}
        self.speakers = {quote["speaker"] for quote in quotes}
        self.leaves = list(self._leaves())

    def _leaves(self) -> Iterator[Leaf]:
        found: list[tuple[str, bool, bool]] = []

        def look(inline: Inline, *, quoted: bool, stated: bool) -> Inline:
            if isinstance(inline, Text):
                found.append((inline.text, quoted, stated))
            if isinstance(inline, Statement):
                quoted, stated = quoted or not self.quoted.isdisjoint(inline.evidence), True
            return with_inner(
                inline, lambda run: tuple(look(each, quoted=quoted, stated=stated) for each in run)
            )

        with_runs(self.original.built, lambda run: tuple(look(e, quoted=False, stated=False) for e in run))
        return (Leaf(index, *each) for index, each in enumerate(found))

    def typed(self, leaf: Leaf, text: str) -> tuple[Block, ...]:
        """Return the tree with other words in one place."""
        places = iter(range(len(self.leaves)))

        def typed(inline: Inline) -> Inline:
            if isinstance(inline, Text):
                return Text(text) if next(places) == leaf.index else inline
            return with_inner(inline, lambda run: tuple(typed(each) for each in run))

        return with_runs(self.original.built, lambda run: tuple(typed(each) for each in run))

    def settle(self, blocks: tuple[Block, ...]) -> Settled:
        """Settle the draft; raises DraftError where something was altered."""
        return settle_draft(edited(blocks), self.original, self.texts, LABELS, "ukraine.md")


DRAFTS = {name: Draft(name) for name in ("ukraine", "eu-aid")}
PLACES = st.integers(0, 10_000)
FEW = settings(max_examples=25)
"""A draft is settled in some 0.05 s."""


def chosen(leaves: list[Leaf], place: int) -> Leaf:
    return leaves[place % len(leaves)]


@FEW
@given(place=PLACES, word=PLACES, how=st.sampled_from(("other", "gone", "new")))
def test_no_word_of_a_quotation_can_be_changed(place: int, word: int, how: str) -> None:
    draft = DRAFTS["ukraine"]
    leaf = chosen([each for each in draft.leaves if each.is_quoted], place)
    words = leaf.text.split(" ")
    at = word % len(words)
    put = {"other": ["banana"], "gone": [], "new": ["really", words[at]]}[how]
    if not put and len(words) == 1:
        return  # a quotation that is cut whole may go

    with pytest.raises(DraftError):
        draft.settle(draft.typed(leaf, " ".join([*words[:at], *put, *words[at + 1 :]])))


@pytest.mark.parametrize("name", DRAFTS)
@FEW
@given(place=PLACES, which=PLACES)
def test_no_number_can_be_changed(name: str, place: int, which: int) -> None:
    draft = DRAFTS[name]
    held = [each for each in draft.leaves if NUMBER.search(each.text)]
    leaf = chosen([each for each in held if not any(words in each.text for words in COUNTED)], place)
    numbers = list(NUMBER.finditer(leaf.text))
    number = numbers[which % len(numbers)]
    other = ("7" if number[0][0] != "7" else "3") + number[0][1:]

    with pytest.raises(DraftError):
        draft.settle(draft.typed(leaf, leaf.text[: number.start()] + other + leaf.text[number.end() :]))


@FEW
@given(place=PLACES, which=PLACES)
def test_no_speaker_can_be_changed(place: int, which: int) -> None:
    draft = DRAFTS["ukraine"]
    spoken = [each for each in draft.leaves if each.text in draft.speakers and not each.is_stated]
    leaf = chosen(spoken, place)
    words = leaf.text.split(" ")
    at = which % len(words)

    with pytest.raises(DraftError):
        draft.settle(draft.typed(leaf, " ".join([*words[:at], "Marlow", *words[at + 1 :]])))


@pytest.mark.parametrize("name", DRAFTS)
@FEW
@given(seed=st.integers(0, 2**32 - 1))
def test_what_is_cut_and_moved_at_random_is_verified_or_refused(name: str, seed: int) -> None:
    draft, chance = DRAFTS[name], random.Random(seed)
    blocks = [block for block in draft.original.built if chance.random() > 0.2]
    for _ in range(3):
        block = blocks.pop(chance.randrange(len(blocks)))
        blocks.insert(chance.randrange(len(blocks) + 1), block)

    with suppress(DraftError):  # a quotation without its speaker is refused
        settled = draft.settle(tuple(blocks))
        made = make_edited(settled, draft.original, draft.build)
        require_verified(made.files, draft.texts)
        assert settled.own == ()
