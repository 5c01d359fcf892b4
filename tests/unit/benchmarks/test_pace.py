from __future__ import annotations

import pytest

from scoring import pace
from scoring.figures import OURS


@pytest.mark.parametrize("marks", pace._HOSTILE)
def test_a_hostile_paragraph_has_twenty_thousand_marks_on_one_line(marks: str) -> None:
    paragraph = pace._paragraph(marks)

    assert sum(character in '"“”‘«' for character in paragraph) == 20_000
    assert "\n" not in paragraph


def test_pace_is_given_for_articles_lengths_and_the_worst_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_CHARACTERS", 200)
    monkeypatch.setattr(pace, "_MARKS", 200)

    part = pace.measure_pace(["The council of Nordvik closed the harbour on Friday."])

    assert [(figure.measure, figure.tool) for figure in part.figures] == [
        ("pace-articles", OURS),
        ("pace-length", OURS),
        ("pace-hostile", OURS),
    ]
    assert len(part.figures[1].values) == 3
