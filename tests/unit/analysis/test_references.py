"""Whom the pronoun that opens a sentence surely means."""

from __future__ import annotations

from analysed import analysed


def names(text: str) -> list[str]:
    return [reference.name for reference in analysed(text).references]


MET = "Minister Peter Berg came to Oslo. Berg talked with Foreign Minister John Stone for an hour."


def test_it_is_nobody_who_is_named_behind_it() -> None:
    assert names(f"{MET} He warned Stone of a long winter.") == ["Peter Berg"]


def test_between_two_who_may_be_meant_nobody_is_named() -> None:
    assert names(f"{MET} He warned of a long winter.") == []
