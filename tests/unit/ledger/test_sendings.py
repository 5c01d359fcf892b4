"""Who was sent what: begun once, settled once, what was interrupted is unknown, and no address anywhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefmaker.errors import LedgerError
from briefmaker.ledger import FILE, AtWorkError, Ledger, Sending, Sendings

ANNA = "anna.berg@ministry.example"


@pytest.fixture
def sendings(tmp_path: Path) -> Iterator[Sendings]:
    with Ledger(tmp_path).sendings() as opened:
        yield opened


def planned(sendings: Sendings, address: str = ANNA) -> Sending:
    sending = Sending("harbour", "2026-11-30", sendings.recipient_of(address), "a…@ministry.example", "<1@x>")
    sendings.plan([sending])
    return sending


def state(sendings: Sendings, sending: Sending) -> str:
    return sendings.of(sending.topic, sending.edition)[sending.recipient].state


def test_a_message_is_begun_once(sendings: Sendings) -> None:
    sending = planned(sendings)

    assert sendings.begin(sending, "2026-11-30T07:00:00")
    assert not sendings.begin(sending, "2026-11-30T07:00:01")
    assert state(sendings, sending) == "sending"


@pytest.mark.parametrize("ending", ["sent", "refused", "unknown"])
def test_what_has_ended_is_not_begun_again(sendings: Sendings, ending: str) -> None:
    sending = planned(sendings)
    sendings.begin(sending, "")
    sendings.settle(sending, ending, "", "")  # type: ignore[arg-type]

    assert not sendings.begin(sending, "")
    sendings.plan([sending])
    assert state(sendings, sending) == ending


def test_what_was_deferred_is_begun_again_and_counted(sendings: Sendings) -> None:
    sending = planned(sendings)
    sendings.begin(sending, "")
    sendings.settle(sending, "deferred", "451 later", "")

    assert sendings.begin(sending, "")
    assert sendings.of("harbour", "2026-11-30")[sending.recipient].attempts == 2


def test_what_was_interrupted_is_unknown_and_the_rest_stays(sendings: Sendings) -> None:
    begun, waiting = planned(sendings), planned(sendings, "jonas@harbour.example")
    sendings.begin(begun, "")

    sendings.recover("harbour", "2026-11-30T08:00:00")

    assert state(sendings, begun) == "unknown"
    assert state(sendings, waiting) == "pending"


def test_a_recipient_is_the_same_in_large_and_small_letters(sendings: Sendings) -> None:
    assert sendings.recipient_of(ANNA) == sendings.recipient_of(ANNA.upper())
    assert sendings.recipient_of(ANNA) != sendings.recipient_of("jonas@harbour.example")


def test_the_hash_of_an_address_is_another_in_each_project(tmp_path: Path) -> None:
    found = set()
    for name in ("one", "two"):
        with Ledger(tmp_path / name).sendings() as opened:
            found.add(opened.recipient_of(ANNA))

    assert len(found) == 2


def test_the_ledger_knows_its_editions_in_order_of_time(sendings: Sendings) -> None:
    later = replace(planned(sendings), edition="2026-11-29", at="2026-11-29T09:00:00")
    sendings.plan([later])

    assert sendings.editions() == (("harbour", "2026-11-30"), ("harbour", "2026-11-29"))
    assert sendings.editions("moon") == ()


def test_what_was_written_is_there_for_the_next_run(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    with ledger.sendings() as opened:
        recipient = planned(opened).recipient

    with ledger.sendings() as opened:
        assert opened.of("harbour", "2026-11-30")[recipient].shown == "a…@ministry.example"
        assert opened.recipient_of(ANNA) == recipient


def test_no_address_stands_in_the_file(tmp_path: Path) -> None:
    with Ledger(tmp_path).sendings() as opened:
        planned(opened)

    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        dump = "\n".join(connection.iterdump())
    assert "a…@ministry.example" in dump
    assert "anna" not in dump
    assert b"anna" not in (tmp_path / FILE).read_bytes()


def test_what_has_ended_is_begun_again_where_somebody_says_so(sendings: Sendings) -> None:
    for ending in ("refused", "unknown"):
        sending = planned(sendings, f"{ending}@x.example")
        sendings.settle(sending, ending, "", "")
        assert sendings.begin(sending, "", again=True)
    sending = planned(sendings)
    sendings.settle(sending, "sent", "", "")

    assert not sendings.begin(sending, "", again=True)


def test_only_one_run_sends_a_topic_at_a_time(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)

    with ledger.locked("harbour"), pytest.raises(AtWorkError) as caught, ledger.locked("harbour", 0):
        pass

    lock = tmp_path / ".briefmaker" / "sending-harbour.lock"
    assert str(caught.value) == (
        f"{lock}: another `send` is at work on harbour; wait until it has come to its end"
    )
    with ledger.locked("harbour", 0), ledger.locked("moon", 0):
        pass


def test_a_lock_that_is_none_is_no_other_run(tmp_path: Path) -> None:
    lock = tmp_path / ".briefmaker" / "sending-harbour.lock"
    lock.parent.mkdir()
    lock.write_bytes(b"rubbish" * 100)

    with pytest.raises(LedgerError) as caught, Ledger(tmp_path).locked("harbour", 0):
        pass

    assert str(caught.value) == f"{lock}: the lock cannot be held: file is not a database"
    assert not isinstance(caught.value, AtWorkError)


def test_what_goes_wrong_elsewhere_is_not_blamed_on_the_ledger(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), Ledger(tmp_path).sendings():
        raise BrokenPipeError


def test_the_first_sealing_of_an_edition_stays(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert ledger.sealed("harbour", "morning") is None
    for digest in ("one", "two"):
        ledger.enter_sealed("harbour", "morning", digest)

    assert ledger.sealed("harbour", "morning") == "one"
