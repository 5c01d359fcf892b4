"""A name and an address as they stand in a header."""

from __future__ import annotations

import pytest

from briefmaker.delivery.mailbox import mailbox

LONG = "Anna von und zu Nordvik auf der Insel hinter dem großen Hafen, die Zweite"

IN_TWO = (
    "=?utf-8?q?Anna_von_und_zu_Nordvik_auf_der_Insel_hinter_dem_?=\r\n"
    " =?utf-8?q?gro=C3=9Fen_Hafen=2C_die_Zweite?=\r\n <a@b.example>"
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", "a@b.example"),
        ("Anna Berg", "Anna Berg <a@b.example>"),
        ("Berg, Anna", '"Berg, Anna" <a@b.example>'),
        ('Anna "the\\crane" Berg', '"Anna \\"the\\\\crane\\" Berg" <a@b.example>'),
        ("Łódź", "=?utf-8?q?=C5=81=C3=B3d=C5=BA?=\r\n <a@b.example>"),
        ("A" * 61, f"{'A' * 61}\r\n <a@b.example>"),
        (LONG, IN_TWO),
    ],
)
def test_a_mailbox_is_written_so_that_every_reader_knows_it(name: str, expected: str) -> None:
    assert mailbox(name, "a@b.example") == expected
    assert all(len(line) <= 78 for line in expected.split("\r\n"))
