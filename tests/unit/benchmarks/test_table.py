from __future__ import annotations

from pathlib import Path

from scoring.coverage import Step
from scoring.figures import OURS, Figure, Measure, Part, joined, read_measures
from scoring.table import shown

MEASURES = (
    Measure("ships", "The harbour", "ships seen, P / R", "90 / 80", ("an older tool 50",)),
    Measure("cranes", "The harbour", "cranes seen", "1", ()),
)
PART = Part(
    figures=(Figure("ships", OURS, (92.5, 1200.0)), Figure("ships", "a peer", (40.0, 3.25))),
    curves={"harbour": (Step("named", 2, right_alone=100.0, named=50.0, right=100.0),)},
    notes=("another peer: it is on no package index",),
)


def test_a_line_gives_peers_what_they_published_ours_and_the_target() -> None:
    rows = [[cell.strip() for cell in line.split("|")] for line in shown(MEASURES, PART).splitlines()]

    assert rows[:6] == [
        ["measure", "peers", OURS, "target"],
        ["-" * 46, "-" * 52, "-" * 20, "-" * 14],
        [""],
        ["The harbour"],
        ["ships seen, P / R", "a peer 40 / 3.25", "92.5 / 1,200", "90 / 80"],
        ["", "published: an older tool 50", "", ""],
    ]


def test_a_measure_without_a_figure_of_ours_is_left_out() -> None:
    assert "cranes" not in shown(MEASURES, PART)


def test_curves_and_what_was_left_out_follow_the_table() -> None:
    text = shown(MEASURES, PART)

    assert text.endswith("Left out\n  another peer: it is on no package index")
    assert "Speakers by trust: harbour\n" in text
    assert "  named               2  100.0% |        50.0%        100.0%\n" in text


def test_parts_are_joined_in_their_order() -> None:
    part = joined((Part(notes=("a",)), PART))

    assert part.notes == ("a", *PART.notes)
    assert part.figures == PART.figures


def test_measures_are_read_with_the_group_that_they_stand_in(tmp_path: Path) -> None:
    path = tmp_path / "measures.toml"
    path.write_text(
        '[[group]]\ntitle = "The harbour"\n'
        '[[group.measure]]\nid = "cranes"\ntitle = "cranes seen"\ntarget = "1"\n',
        encoding="utf-8",
    )

    assert read_measures(path) == (MEASURES[1],)


def test_each_measure_of_ours_has_a_name_of_its_own() -> None:
    names = [measure.id for measure in read_measures()]

    assert len(names) == len(set(names))
