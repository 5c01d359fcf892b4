from __future__ import annotations

from scoring.coverage import Judged, Step, curve, percent, share_named, share_right

JUDGED = (
    Judged("named", right=True),
    Judged("named", right=True),
    Judged("pronoun", right=False),
    Judged(None, right=False),
)


def test_a_step_says_what_comes_of_its_basis_and_all_trusted_more() -> None:
    assert curve(JUDGED) == (
        Step("named", 2, right_alone=100.0, named=50.0, right=100.0),
        Step("pronoun", 1, right_alone=0.0, named=75.0, right=66.7),
    )


def test_open_speakers_are_neither_right_nor_wrong() -> None:
    assert share_named(JUDGED) == 75.0
    assert share_right(JUDGED) == 66.7


def test_nothing_has_no_share() -> None:
    assert curve(()) == ()
    assert percent(0, 0) == 0.0
