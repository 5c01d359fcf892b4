from __future__ import annotations

from collections import Counter
from pathlib import Path

from scoring.disputed import Key, read_disputed, undisputed, unknown

ARTICLE = {
    "id": "harbour",
    "text": "“The ships will wait,” he said. “No one is hurt.”",
    "quotes": [{"start": 1, "end": 21}, {"start": 33, "end": 48}],
}
ENTRIES = {"harbour": [{"start": 0, "end": 22}, {"start": 33, "end": 48}]}
KEY = Key("harbour", 1, "wrong", "The mayor speaks, not the crane.")


def test_a_disputed_quotation_goes_with_what_was_predicted_there() -> None:
    articles, entries = undisputed([ARTICLE], ENTRIES, [KEY])

    assert articles[0]["quotes"] == [{"start": 33, "end": 48}]
    assert entries == {"harbour": [{"start": 33, "end": 48}]}


def test_without_disputed_keys_nothing_changes() -> None:
    assert undisputed([ARTICLE], ENTRIES, []) == ([ARTICLE], ENTRIES)


def test_a_key_at_a_place_without_quotation_is_unknown() -> None:
    stale = Key("harbour", 2, "wrong", "Nothing begins here.")

    assert unknown([KEY, stale], [ARTICLE]) == (stale,)


def test_the_list_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "disputed.toml"
    path.write_text(
        '[[key]]\narticle = "harbour"\nstart = 1\nkind = "wrong"\n'
        'reason = "The mayor speaks, not the crane."\n',
        encoding="utf-8",
    )

    assert read_disputed(path) == (KEY,)


def test_each_key_of_our_list_stands_once_with_a_kind_and_a_reason() -> None:
    keys = read_disputed()

    assert max(Counter((key.article, key.start) for key in keys).values()) == 1
    assert {key.kind for key in keys} == {"wrong", "narrow"}
    assert all(key.reason.endswith(".") for key in keys)
    assert not any(mark in key.reason for key in keys for mark in '“”"‘’')
