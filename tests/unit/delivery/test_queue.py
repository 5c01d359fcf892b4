"""Whose turn it is: in order, no faster than a domain takes, again later where somebody was put off."""

from __future__ import annotations

from briefmaker.delivery.plan import Entry
from briefmaker.delivery.queue import Queue
from briefmaker.ledger import Sending
from briefmaker.model.recipient import Recipient


def entry(address: str) -> Entry:
    return Entry(Recipient(address), Sending("harbour", "morning", address, address, "<1@x>"))


def queue(*addresses: str, per_minute: int = 60, retries: int = 2, wait: float = 10) -> Queue:
    return Queue(map(entry, addresses), lambda _: per_minute, retries, wait)


def turns(waiting: Queue) -> list[tuple[float, str]]:
    """Return when each has a turn, where sending takes no time."""
    now, found = 0.0, []
    while waiting:
        now += waiting.due_in(now)
        found.append((now, waiting.take(now)[0].recipient.address))
    return found


def test_one_domain_gets_so_many_a_minute() -> None:
    assert turns(queue("a@x", "b@x", "c@x", per_minute=30)) == [(0, "a@x"), (2, "b@x"), (4, "c@x")]


def test_another_domain_need_not_wait() -> None:
    assert turns(queue("a@x", "b@x", "c@y", per_minute=60)) == [(0, "a@x"), (0, "c@y"), (1, "b@x")]


def test_each_domain_has_a_pace_of_its_own() -> None:
    waiting = Queue(map(entry, ("a@x", "b@x", "c@y", "d@y")), lambda domain: {"x": 60, "y": 6}[domain], 2, 10)

    assert turns(waiting) == [(0, "a@x"), (0, "c@y"), (1, "b@x"), (10, "d@y")]


def test_who_is_put_off_comes_again_after_twice_as_long_each_time() -> None:
    waiting = queue("a@x", retries=3)
    now, seen = 0.0, []
    while waiting:
        now += waiting.due_in(now)
        one, tries = waiting.take(now)
        seen.append(now)
        waiting.put_off(one, tries, now)

    assert seen == [0, 10, 30, 70]


def test_who_is_put_off_keeps_nobody_waiting() -> None:
    waiting = queue("a@x", "b@x", per_minute=6000)
    first, tries = waiting.take(0)
    assert waiting.put_off(first, tries, 0)

    assert [each for _, each in turns(waiting)] == ["b@x", "a@x"]


def test_a_thousand_keep_their_order() -> None:
    addresses = [f"n{n:04}@x" for n in range(1000)]

    assert [each for _, each in turns(queue(*addresses, per_minute=60000))] == addresses


def test_an_idle_minute_is_not_caught_up_with() -> None:
    waiting = queue("a@x", "b@x", "c@x", per_minute=60)
    waiting.take(0)
    waiting.take(100)

    assert waiting.due_in(100) == 1
