"""One template, rendered once into one tree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefmaker.compose import TemplateFolders, compose, normalised, parse, write
from briefmaker.errors import TemplateError
from briefmaker.model.article import Article
from briefmaker.model.document import Brief
from briefmaker.model.evidence import evidence_at
from briefmaker.model.span import Span
from briefmaker.model.summary import Point, Source, Summary
from briefmaker.model.walk import iter_runs, words
from golden.invented import EMPTY, META, SUMMARY

EXTENDS = '{% extends "!builtin/briefing.md.j2" %}\n'


def composed(folder: Path | None = None, template: str = "", summary: Summary = SUMMARY) -> Brief:
    """Return the briefing, under a template of the project's where one is given."""
    if folder is not None:
        (folder / "briefing.md.j2").write_text(template, encoding="utf-8")
    return compose((summary,), META, TemplateFolders(project=folder))


def lines(brief: Brief) -> list[str]:
    """Return what a reader reads, a paragraph or cell each."""
    return [words(run) for run in iter_runs(brief.blocks)]


def test_the_tree_is_normal_and_its_draft_gives_it_back() -> None:
    brief = composed()

    assert normalised(brief.blocks) == brief.blocks
    assert parse(write(brief.blocks)) == brief.blocks


def test_the_same_input_gives_the_same_tree() -> None:
    assert composed() == composed()


def test_a_hostile_title_prints_as_it_is() -> None:
    assert any(line.startswith("1. *Harbour* opens <b>again</b>. Lindvik Post") for line in lines(composed()))


def test_a_pack_on_nothing_says_so_plainly() -> None:
    printed = lines(composed(summary=EMPTY))

    assert "The sources hold nothing significant on Lindvik harbour." in printed
    assert "Not used: x.txt (other)" in printed
    assert "Sources" not in printed


def test_a_section_with_nothing_to_say_is_left_out() -> None:
    printed = lines(composed(summary=replace(SUMMARY, quotes=(), timeline=())))

    assert "Key quotes" not in printed
    assert "Timeline" not in printed
    assert "Key figures" in printed


def test_quotations_of_one_speech_have_one_attribution() -> None:
    printed = lines(composed())

    start = printed.index("“We waited a year for this,”")
    assert printed[start + 1 : start + 5] == [
        "“The boats are back.”",
        (
            "— Ana Torvald, mayor (speaker inferred from a pronoun) (speaker inferred: the same speech) "
            "[Lindvik Post 1] (4 March 2031)"
        ),
        "“Rain”",
        "— speaker not stated [3] (undated)",
    ]


def test_a_statement_of_many_sources_says_each_date_once_and_of_very_many_the_first_and_last() -> None:
    told = "The quay is open."

    def dated(*days: int) -> Summary:
        articles = [
            Article(path=f"{n}.txt", text=told, sha256="d" * 64, published=f"2031-03-{day:02}")
            for n, day in enumerate(days)
        ]
        evidence = tuple(evidence_at(article, Span(0, len(told))) for article in articles)
        sources = tuple(
            Source(each.path, None, None, each.published, None, each.sha256, 0.1, 17) for each in articles
        )
        point = Point(told, evidence, reported_by=0, asserted_by=1, reason="")
        return replace(EMPTY, key_points=(point,), sources=sources, gaps=())

    few, many = (
        next(line for line in lines(composed(summary=dated(*days))) if line.startswith(told))
        for days in ((3, 1, 3, 1), (3, 9, 1, 7, 5, 3))
    )

    assert "(3 March 2031; 1 March 2031; 4 sources, not known to be independent)" in few
    assert "(between 1 March 2031 and 9 March 2031; 6 sources, not known to be independent)" in many


def test_an_approved_pack_is_marked_so() -> None:
    brief = compose((SUMMARY,), replace(META, status="approved"), TemplateFolders())

    assert "APPROVED · Edition 5 March 2031 · Internal · 3 sources" in lines(brief)
    assert not any("draft" in line for line in lines(brief))


def test_a_project_changes_one_block_with_the_macros_of_the_built_in_template(tmp_path: Path) -> None:
    block = (
        "{% block quotes %}\n## Voices\n\n{% for q in brief.quotes %}{{ cite(q) }}{% endfor %}{% endblock %}"
    )

    printed = lines(composed(tmp_path, EXTENDS + block))

    assert "Voices" in printed
    assert "Key quotes" not in printed
    assert "Key figures" in printed


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("\n{{ brief.key_pionts }}", "2: there is no `key_pionts` in the brief; did you mean `key_points`?"),
        ("{{ labels.key_pionts }}", "1: there is no `key_pionts` in these words; did you mean `key_points`?"),
        ("{{ brif }}", "1: there is no variable `brif`; did you mean `brief`?"),
        ("{{ brief.meta.title }}\n\n[x]{evv=y}", "3: there is no attribute `evv`; did you mean `ev`?"),
        ("{# a #}\n\n::: hilight\nx\n:::", "3: there is no container `hilight`; did you mean `highlight`?"),
        (
            "{% for p in brief.key_points %}\n{{ p.txt }}{% endfor %}",
            "2: there is no `txt` in a point; did you mean `text`?",
        ),
    ],
)
def test_a_wrong_template_is_an_error_with_its_line(tmp_path: Path, template: str, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        composed(tmp_path, template)

    assert str(caught.value) == f"{tmp_path}/briefing.md.j2:{message}"


def test_an_unusable_address_of_a_source_is_not_printed() -> None:
    sources = tuple(replace(source, url="javascript:alert(1)") for source in SUMMARY.sources)

    assert not any(
        "read online" in line for line in lines(composed(summary=replace(SUMMARY, sources=sources)))
    )


def test_a_source_name_with_a_bracket_and_a_pipe_stays_whole() -> None:
    sources = tuple(replace(source, publisher="A|B [C]") for source in SUMMARY.sources)

    assert any("[A|B [C] 1]" in line for line in lines(composed(summary=replace(SUMMARY, sources=sources))))
