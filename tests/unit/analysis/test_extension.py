"""Words that a project adds to the built-in lists."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from analysed import article, shown_page
from briefmaker.analysis import analyse, lexicon
from briefmaker.analysis.extension import _TARGETS
from briefmaker.config import load_settings
from briefmaker.config.settings import WordsTable
from briefmaker.model.analysis import Analysis
from briefmaker.model.wordlists import ProjectWords
from briefmaker.pipeline import read_corpus, read_one

PAGE = """Harbour talk

Quay reopens after a long closure

Yet more from the quay

The storm closed the quay for 40 days, harbourmaster Odalys Quint told the council on Monday.

“The quay is safe,” opined Taoiseach Maren Holt. “We paid 3 million talers for the stones.”

Wellington the harbour cat is watching you.

The harbourer said the port had moved 300 teu since then, Hbm. Vell of the coastguard added.

A crane lifts the last stone. (Nordwire)

Other tales of the shore

A library opens on the island after years of waiting for it
"""
WORDS = """
[words]
speech_verbs = ["opined"]
titles = ["Taoiseach", "harbourmaster"]
female_names = ["Odalys", "Maren"]
currencies = { talers = "XTA" }
units = ["teu"]
furniture_lines = ["Wellington the harbour  cat is watching you."]
section_labels = ["Harbour talk", "Yet more from the quay"]
list_headings = ["Other tales of the shore"]
abbreviations = ["Hbm."]
"""


def test_without_extra_words_the_built_in_lists_are_one_object() -> None:
    assert lexicon() is lexicon("en") is lexicon("en", ProjectWords())


def test_equal_lists_are_compiled_once() -> None:
    first = lexicon("en", ProjectWords(titles=("Taoiseach",)))

    assert first is lexicon("en", ProjectWords(titles=("Taoiseach",)))
    assert first is not lexicon()


def test_the_built_in_lists_stay_as_they_are() -> None:
    lexicon("en", ProjectWords(male_names=("Ferdle",), titles=("Taoiseach",)))

    assert "Ferdle" not in lexicon().names.male
    assert "taoiseach" not in lexicon().names.title_words


def test_every_list_has_a_place_and_a_setting() -> None:
    names = {field.name for field in fields(ProjectWords)}

    assert names == {*_TARGETS, "currencies"} == set(WordsTable.model_fields)


def read(text: str, extra: ProjectWords) -> Analysis:
    return analyse(article(text, language="en"), lexicon("en", extra))


@pytest.mark.parametrize(
    ("extra", "text", "speaker"),
    [
        (ProjectWords(speech_verbs=("crowed",)), "“The bridge is open,” crowed Anna Berg.", "Anna Berg"),
        (
            ProjectWords(roles=("bridgekeeper",)),
            "“The bridge is open,” said the bridgekeeper.",
            "bridgekeeper",
        ),
        (ProjectWords(documents=("green book",)), "“The bridge is open,” said the green book.", "green book"),
        (ProjectWords(titles=("Bridgemaster",)), "“It is open,” Bridgemaster Quint of Oslo said.", "Quint"),
    ],
    ids=["verb", "role", "document", "title"],
)
def test_words_of_speech(extra: ProjectWords, text: str, speaker: str) -> None:
    (quote,) = read(text, extra).quotes

    assert quote.speaker
    assert quote.speaker.name.removeprefix("the ") == speaker
    assert read(text, ProjectWords()).quotes[:1] != (quote,)


def test_a_unit_and_a_currency() -> None:
    text = "The port moved 300 teu and paid 20 talers."

    analysis = read(text, ProjectWords(units=("TEU",), currencies=(("talers", "XTA"),)))

    assert [quantity.unit for quantity in analysis.quantities] == ["teu", "XTA"]


LINE = ("what (else)? *",)


@pytest.mark.parametrize(
    "extra",
    [
        ProjectWords(furniture_lines=LINE),
        ProjectWords(section_labels=LINE),
        ProjectWords(list_headings=LINE),
        ProjectWords(end_headings=LINE),
    ],
    ids=["line", "label", "list", "end"],
)
def test_a_line_with_signs_of_its_own_is_taken_as_it_stands(extra: ProjectWords) -> None:
    first, last = ("The mayor opened the quay on Monday after the long storm.",) * 2
    text = "\n\n".join([first, first, first, first, "What (else)? *", last.replace("mayor", "Mayor")])

    analysis = read(text, extra)

    assert not any("else" in row for row in shown_page(analysis) if row.startswith("body"))


def test_an_agency_of_the_project_credits_a_picture() -> None:
    text = "The mayor opened the quay on Monday.\n\nA crane at the quay (seen by nordwire)"

    assert "caption | A crane at the quay (seen by nordwire)" in shown_page(
        read(text, ProjectWords(credits=("Nordwire",)))
    )


def test_a_project_with_words_reads_its_articles_better(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "quay.txt").write_text(PAGE, encoding="utf-8")
    plain = read_corpus(tmp_path / "sources", load_settings(tmp_path)).analyses[0]
    (tmp_path / "briefmaker.toml").write_text(WORDS, encoding="utf-8")

    settings = load_settings(tmp_path)
    (better,) = read_corpus(tmp_path / "sources", settings).analyses
    alone, _ = read_one(tmp_path / "sources" / "quay.txt", settings)

    assert alone == better
    assert better.title == "Quay reopens after a long closure"
    assert shown_page(better)[1:6] == (
        "section | Harbour talk",
        "section | Yet more from the quay",
        "project | Wellington the harbour cat is watching you.",
        "caption | A crane lifts the last stone. (Nordwire)",
        "related | Other tales of the shore",
    )
    assert {quote.speaker and quote.speaker.name for quote in better.quotes} == {"Maren Holt"}
    assert {quote.speaker and quote.speaker.name for quote in plain.quotes} != {"Maren Holt"}
    assert [q.unit for q in better.figures] == ["XTA", "teu"]
    assert [q.unit for q in plain.figures] != ["XTA", "teu"]
    assert len(plain.sentences) - len(better.sentences) == 2  # the cat, and the cut after `Hbm.`
