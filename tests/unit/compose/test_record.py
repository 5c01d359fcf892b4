"""The evidence record holds what the document prints."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefmaker.compose import TemplateFolders, compose, record, record_pack
from briefmaker.compose.record import plain_decimal
from briefmaker.model.summary import Summary
from golden.invented import BUDGET, EMPTY, HARBOUR, META, SUMMARY, WEATHER
from golden.invented_pack import PACK_META, SUMMARIES

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT.parent / "shared" / "contracts" / "brief.schema.json"
TEXTS = {article.path: article.text for article in (HARBOUR, BUDGET, WEATHER)}


def recorded(summary: Summary = SUMMARY, template: str = "", folder: Path | None = None) -> Any:
    """Return the record of `summary` under a template that extends the built-in one."""
    if folder is not None:
        (folder / "briefing.md.j2").write_text(template, encoding="utf-8")
    return record(summary, compose((summary,), META, TemplateFolders(folder)))


def recorded_pack(template: str = "", folder: Path | None = None) -> Any:
    """Return the record of the joint pack under a template that extends the built-in one."""
    if folder is not None:
        (folder / "pack.md.j2").write_text(template, encoding="utf-8")
    return record_pack(SUMMARIES, compose(SUMMARIES, PACK_META, TemplateFolders(folder), "pack"))


@pytest.mark.skipif(not SCHEMA.exists(), reason="../shared is absent")
@pytest.mark.parametrize("summary", [SUMMARY, EMPTY])
def test_it_keeps_the_contract(summary: Summary) -> None:
    jsonschema.validate(recorded(summary), json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_every_piece_of_evidence_stands_in_its_source() -> None:
    brief = recorded()

    paths = {source["number"]: source["path"] for source in brief["sources"]}
    evidence = [each for quote in brief["quotes"] + brief["figures"] for each in quote["evidence"]]
    assert len(evidence) == 5
    assert all(
        TEXTS[paths[each["source"]]][each["start"] : each["end"]] == each["exact"] for each in evidence
    )


def test_a_section_that_a_template_drops_is_dropped_from_the_record(tmp_path: Path) -> None:
    template = '{% extends "!builtin/briefing.md.j2" %}{% block quotes %}{% endblock %}'

    brief = recorded(SUMMARY, template, tmp_path)

    assert brief["quotes"] == []
    assert len(brief["figures"]) == 2
    assert {"path": "weather.txt", "reason": "nothing from it is printed"} in brief["left_out"]
    assert [source["path"] for source in brief["sources"]] == ["harbour.txt", "news/budget.md"]


def test_a_statement_without_citation_still_has_a_numbered_source(tmp_path: Path) -> None:
    template = '{% for p in brief.key_points %}[{{ p.text }}]{ev="{{ p.ev }}"}{% endfor %}'

    brief = recorded(SUMMARY, template, tmp_path)

    assert len(brief["key_points"]) == 2
    assert [source["path"] for source in brief["sources"]] == ["news/budget.md", "harbour.txt"]


def test_a_quotation_goes_on_from_one_that_is_printed() -> None:
    first, second, third = SUMMARY.quotes
    summary = replace(SUMMARY, quotes=(third, first, replace(second, continues=1)))

    assert [quote["continues"] for quote in recorded(summary)["quotes"]] == [None, None, 1]


def test_numbers_are_plain_decimals() -> None:
    assert plain_decimal(Decimal("5E+8")) == "500000000"
    assert plain_decimal(Decimal("1.50")) == "1.50"
    assert plain_decimal(None) is None


def test_its_keys_stand_in_a_fixed_order() -> None:
    keys = """
        schema topic title edition status bottom_line slots key_points changes developments
        quotes figures timeline conflicts people background gaps sources left_out document
    """
    assert list(recorded()) == keys.split()
    assert recorded()["edition"] == {"label": "2031-03-05", "built": "2031-03-05", "against": None}


@pytest.mark.skipif(not SCHEMA.exists(), reason="../shared is absent")
def test_the_pack_and_each_of_its_topics_keep_the_contract() -> None:
    schema, pack = json.loads(SCHEMA.read_text(encoding="utf-8")), recorded_pack()

    for brief in (pack, *pack["topics"]):
        jsonschema.validate(brief, schema)


def test_the_pack_states_all_in_its_topics_and_has_the_one_list_of_sources() -> None:
    pack = recorded_pack()

    assert pack["topic"] == {"id": "pack", "title": "Briefing pack"}
    assert pack["key_points"] == pack["quotes"] == pack["figures"] == pack["gaps"] == []
    assert [topic["topic"]["id"] for topic in pack["topics"]] == ["harbour", "ferries", "quay"]
    assert [(source["number"], source["path"]) for source in pack["sources"]] == [
        (1, "news/budget.md"), (2, "harbour.txt"), (3, "weather.txt"),
    ]  # fmt: skip
    assert pack["left_out"] == [{"path": "broken.txt", "reason": "empty"}]


def test_topics_name_their_sources_by_the_numbers_of_the_pack() -> None:
    harbour, ferries, quay = recorded_pack()["topics"]

    assert [source["number"] for source in harbour["sources"]] == [1, 2, 3]
    assert ferries["sources"] == []
    assert [source["number"] for source in quay["sources"]] == [1, 2]
    assert [each["source"] for each in quay["key_points"][1]["evidence"]] == [2]


def test_evidence_that_two_topics_print_stands_in_both() -> None:
    harbour, _, quay = recorded_pack()["topics"]

    shared = {"id": quay["quotes"][0]["evidence"][0]["id"], "exact": "The boats are back."}
    for topic in (harbour, quay):
        evidence = [each for quote in topic["quotes"] for each in quote["evidence"]]
        assert shared in [{"id": each["id"], "exact": each["exact"]} for each in evidence]


def test_a_section_that_a_template_drops_is_dropped_from_every_topic(tmp_path: Path) -> None:
    pack = recorded_pack('{% extends "!builtin/pack.md.j2" %}{% block quotes %}{% endblock %}', tmp_path)

    assert [topic["quotes"] for topic in pack["topics"]] == [[], [], []]
    assert {"path": "weather.txt", "reason": "nothing from it is printed"} in pack["left_out"]
    assert [source["path"] for source in pack["sources"]] == ["news/budget.md", "harbour.txt"]
