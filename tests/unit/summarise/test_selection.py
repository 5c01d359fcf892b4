from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from briefmaker.summarise.selection import NOVELTY, SAME, choose
from briefmaker.summarise.vectors import Vector, centroid, cosine, telling, vectors


@dataclass(frozen=True)
class Item:
    name: str
    vector: Vector
    score: float
    words: int = 10


def items(*texts: str, score: float = 1.0) -> list[Item]:
    return [Item(text, vector, score) for text, vector in zip(texts, vectors(texts), strict=True)]


def test_a_vector_has_length_one_and_is_like_itself() -> None:
    one, other = vectors(["harbour closed by storm", "budget passed in parliament"])

    assert cosine(one, one) == pytest.approx(1)
    assert cosine(one, other) == 0
    assert cosine(centroid([one]), one) == pytest.approx(1)


def test_words_that_say_nothing_and_endings_do_not_count() -> None:
    one, other, empty = vectors(["The harbours were closed", "the harbour is closed", "it was the"])

    assert cosine(one, other) == pytest.approx(1)
    assert empty == {}


def test_the_most_relevant_comes_first_and_its_like_is_left_out() -> None:
    first, second, third = items(
        "storm closed the northern harbour",
        "the storm closed the northern harbour",
        "parliament passed the budget",
    )
    offered = [
        Item("weak", third.vector, 0.2),
        Item("strong", first.vector, 0.9),
        Item("same", second.vector, 0.8),
    ]

    assert [item.name for item in choose(offered, 100)] == ["strong", "weak"]


def test_what_was_taken_elsewhere_is_not_chosen_again() -> None:
    (item,) = items("storm closed the northern harbour")

    assert choose([item], 100, taken=[item.vector]) == ()


def test_the_budget_is_kept_and_a_shorter_one_still_fits() -> None:
    long, short = items("storm closed the northern harbour", "parliament passed the budget")
    offered = [Item("long", long.vector, 0.9, words=80), Item("short", short.vector, 0.1, words=20)]

    assert [item.name for item in choose(offered, 50)] == ["short"]


def test_ties_go_to_the_earlier_one() -> None:
    one, other = items("storm closed the harbour", "parliament passed the budget")

    assert [item.name for item in choose([one, other], 100)] == [one.name, other.name]


def plainly_chosen(offered: Sequence[Item], budget: int, taken: Sequence[Vector]) -> tuple[Item, ...]:
    """Return what `choose` chooses, by looking at every item again after each choice."""
    left, seen, chosen = list(offered), list(taken), []
    while left:
        nearest = [max((cosine(item.vector, other) for other in seen), default=0.0) for item in left]
        worth = [item.score - NOVELTY * near for item, near in zip(left, nearest, strict=True)]
        best = worth.index(max(worth))
        item = left.pop(best)
        if nearest[best] < SAME and item.words <= budget:
            chosen.append(item)
            seen.append(item.vector)
            budget -= item.words
    return tuple(chosen)


WORDS = "storm harbour council bridge ship quay mayor fish grain ice road school north south"


def invented(draw: random.Random, count: int) -> list[Item]:
    words = WORDS.split()
    shapes = vectors([" ".join(draw.choices(words, k=draw.randint(1, 6))) for _ in range(count)])
    return [
        Item(str(n), shape, draw.choice((-0.1, 0.2, 0.5, draw.random())), draw.randint(3, 30))
        for n, shape in enumerate(shapes)
    ]


@pytest.mark.parametrize("seed", range(40))
def test_the_choice_is_that_of_looking_at_everything_each_time(seed: int) -> None:
    draw = random.Random(seed)
    offered, taken = invented(draw, 60), [item.vector for item in invented(draw, seed % 4)]
    budget = draw.randint(0, 400)

    assert choose(offered, budget, taken) == plainly_chosen(offered, budget, taken)


@pytest.mark.parametrize("seed", range(10))
def test_what_is_alike_shares_a_telling_term(seed: int) -> None:
    shapes = [item.vector for item in invented(random.Random(seed), 40)]

    for one in shapes:
        needed = telling(one, SAME)
        assert all(not needed.isdisjoint(other) for other in shapes if cosine(one, other) >= SAME)
    assert any(len(telling(one, SAME)) < len(one) for one in shapes)
