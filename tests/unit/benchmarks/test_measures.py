"""Measuring with the real scorers, on invented sets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysed import analysed
from paths import SHARED
from scoring import annotated, quotations
from scoring.bench import Bench
from scoring.beside import module_at
from scoring.coverage import Judged
from scoring.disputed import Key
from scoring.figures import OURS, read_measures
from scoring.pages import measure_pages
from scoring.quantities import measure_quantities
from scoring.sets import Sets

SCORERS = SHARED / "benchmarks"
needs_scorers = pytest.mark.skipif(not SCORERS.is_dir(), reason="no scorers beside the project")

TEXT = "“The ships will wait,” Mayor Anna Berg said. “No one is hurt today,” said Jan Holt."
PAGE = "Menu\n\nThe council of Nordvik closed the harbour to all of the ships on Friday, and that is that."


def quote(words: str, key: str) -> dict[str, object]:
    start = TEXT.index(words)
    speaker = {"kind": "named", "keys": [key]}
    return {"start": start, "end": start + len(words), "text": words, "speaker": speaker}


def sets() -> Sets:
    quotes = [quote("The ships will wait,", "berg"), quote("No one is hurt today,", "crane")]
    counted = {"value": 40, "normalized_unit": "ship", "change": "=", "referred_concepts": ""}
    return Sets(
        quotes=[{"id": "harbour", "text": TEXT, "quotes": quotes}],
        quantities=[{"text": "Some 40 ships wait outside the harbour.", "quantities": [counted]}],
        pages={"1": PAGE},
        bodies={"1": {"articleBody": PAGE.split("\n\n")[1]}},
        notes=(),
    )


@needs_scorers
def test_quotations_are_scored_with_all_keys_and_without_the_disputed() -> None:
    disputed = [Key("harbour", TEXT.index("No one"), "wrong", "A crane does not speak.")]

    part = quotations.measure_quotations(sets(), Bench(SCORERS, None), disputed)

    ours = {figure.measure: figure.values for figure in part.figures if figure.tool == OURS}
    assert ours["polnear-joint"] == (50.0, 50.0, 50.0)
    assert ours["corrected-joint"] == ours["undisputed-joint"] == (100.0, 100.0, 100.0)
    assert [steps[-1].right for steps in part.curves.values()] == [50.0, 100.0, 100.0]


@needs_scorers
def test_a_disputed_key_that_the_set_lacks_is_reported() -> None:
    stale = Key("harbour", 0, "wrong", "Nothing begins here.")

    part = quotations.measure_quotations(sets(), Bench(SCORERS, None), [stale])

    assert "disputed.toml: no quotation begins at 0 in harbour" in part.notes


@needs_scorers
def test_quantities_and_pages_have_a_figure_for_each_of_their_measures() -> None:
    bench = Bench(SCORERS, None)

    figures = (*measure_quantities(sets(), bench).figures, *measure_pages(sets(), bench).figures)

    measured = {figure.measure for figure in figures if figure.tool == OURS}
    wanted = {row.id for row in read_measures() if row.id.startswith(("newsquant", "furniture"))}
    assert measured == wanted


def test_sets_that_are_not_there_are_passed_over() -> None:
    nothing, bench = Sets(None, None, None, None, ()), Bench(Path("nowhere"), None)

    assert not quotations.measure_quotations(nothing, bench, ()).figures
    assert not measure_quantities(nothing, bench).figures
    assert not measure_pages(nothing, bench).figures


@needs_scorers
def test_an_annotated_quotation_is_right_by_span_and_whole_name() -> None:
    wanted = [
        {**quote("The ships will wait,", ""), "speakers": ["Anna Berg"], "optional": False},
        {**quote("No one is hurt today,", ""), "speakers": ["Holt"], "optional": False},
    ]

    judged = annotated.judge((analysed(TEXT), {"quotes": wanted}), module_at(SCORERS / "score_quotes.py"))

    assert tuple(judged) == (Judged("named", right=True), Judged("named", right=False))


def test_a_module_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="score_ships"):
        module_at(tmp_path / "score_ships.py")


def test_a_module_beside_the_project_leaves_no_compiled_file(tmp_path: Path) -> None:
    (tmp_path / "ships.py").write_text("COUNT = 40\n", encoding="utf-8")

    assert module_at(tmp_path / "ships.py").COUNT == 40
    assert json.dumps([path.name for path in tmp_path.iterdir()]) == '["ships.py"]'
