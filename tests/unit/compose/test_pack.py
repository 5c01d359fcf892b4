"""The joint pack: one document on all topics, one list of sources."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefmaker.compose import TemplateFolders, compose, normalised, parse, write
from briefmaker.model.article import Article
from briefmaker.model.document import Brief, Contents, Heading, PageBreak
from briefmaker.model.query import Phrase, Topic
from briefmaker.model.summary import LeftOut, Summary, source_id
from briefmaker.model.walk import iter_blocks, iter_runs, words
from golden.invented import EMPTY, HARBOUR, OPENING, point, source
from golden.invented_pack import FERRIES, HARBOUR_SUMMARY, PACK_META, QUAY, SUMMARIES

EXTENDS = '{% extends "!builtin/pack.md.j2" %}\n'


def packed(summaries: tuple[Summary, ...] = SUMMARIES, folder: Path | None = None, blocks: str = "") -> Brief:
    """Return the joint pack; with a folder, under a template of the project's that changes `blocks`."""
    if folder is not None:
        (folder / "pack.md.j2").write_text(EXTENDS + blocks, encoding="utf-8")
    return compose(summaries, PACK_META, TemplateFolders(project=folder), "pack")


def lines(brief: Brief) -> list[str]:
    """Return what a reader reads, a paragraph or cell each."""
    return [words(run) for run in iter_runs(brief.blocks)]


def headings(brief: Brief, level: int) -> list[str]:
    """Return the headings of one level in reading order."""
    found = [block for block in iter_blocks(brief.blocks) if isinstance(block, Heading)]
    return [words(heading.inlines) for heading in found if heading.level == level]


def overview(brief: Brief) -> list[str]:
    """Return what the page across the topics says, its heading aside."""
    printed = lines(brief)
    start = printed.index("Across the topics") + 1
    end = next(i for i, line in enumerate(printed) if i > start and line.startswith("Nothing significant"))
    return printed[start : end + 1]


def many(count: int) -> tuple[Summary, ...]:
    """Return summaries of `count` topics: each has an article of its own, and all share one."""
    return tuple(_numbered_topic(number) for number in range(count))


def _numbered_topic(number: int) -> Summary:
    own = Article(f"own{number}.txt", f"Lindvik saw event {number} on Monday.\n", "d" * 64)
    return replace(
        EMPTY,
        topic=Topic(f"t{number}", f"Topic {number}", Phrase(("x",))),
        key_points=(point(HARBOUR, OPENING), point(own, own.text.strip())),
        sources=(source(own, 1.0), source(HARBOUR, 0.06)),
        left_out=(),
    )


def test_the_tree_is_normal_and_its_draft_gives_it_back() -> None:
    brief = packed()

    assert normalised(brief.blocks) == brief.blocks
    assert parse(write(brief.blocks)) == brief.blocks


def test_it_has_a_section_for_each_topic_with_coverage_and_one_list_of_sources() -> None:
    brief = packed()

    assert headings(brief, 1) == ["Briefing pack"]
    assert headings(brief, 2) == [
        "Across the topics", "Lindvik harbour", "The *quay*", "Sources", "Gaps and confidence",
    ]  # fmt: skip
    assert headings(brief, 4) == ["The harbour opens", "Competing accounts"]


def test_the_contents_stand_on_the_first_page_and_each_part_begins_one() -> None:
    blocks = packed().blocks

    first, *_ = [at for at, block in enumerate(blocks) if isinstance(block, PageBreak)]
    assert any(isinstance(block, Contents) for block in blocks[:first])
    following = [blocks[at + 1] for at, block in enumerate(blocks[:-1]) if isinstance(block, PageBreak)]
    assert [words(block.inlines) for block in following if isinstance(block, Heading)] == [
        "Across the topics", "Lindvik harbour", "The *quay*", "Sources",
    ]  # fmt: skip


def test_the_overview_gives_two_key_points_of_each_topic_and_names_those_without_coverage() -> None:
    moon = replace(FERRIES, topic=Topic("moon", "The moon", Phrase(("moon",))))

    assert overview(packed((*SUMMARIES, moon))) == [
        "Lindvik harbour",
        "The quay cost 7 million crowns, the auditors found. [Coast & Sea 1] (undated)",
        f"{OPENING} [Lindvik Post 2] [Coast & Sea 1] (4 March 2031; undated; 2 outlets, quoting one party)",
        "The *quay*",
        "The quay cost 7 million crowns, the auditors found. [Coast & Sea 1] (undated)",
        f"{OPENING} [Lindvik Post 2] (4 March 2031)",
        "Nothing significant: Ferries <north>, The moon.",
    ]


def test_a_topic_that_has_quotations_and_no_key_points_is_not_passed_over() -> None:
    quoted = replace(QUAY, key_points=())

    assert overview(packed((FERRIES, quoted)))[:2] == [
        "The *quay*",
        "No key points; what the sources say is in the section on this topic.",
    ]


def test_a_pack_on_nothing_says_so_plainly() -> None:
    brief = packed((FERRIES, replace(FERRIES, topic=Topic("moon", "The moon", Phrase(("moon",))))))

    assert headings(brief, 2) == ["Across the topics", "Gaps and confidence"]
    assert "Nothing significant: Ferries <north>, The moon." in lines(brief)
    assert brief.sources == ()


def test_gaps_stand_with_their_topic_and_files_left_out_of_all_topics_once() -> None:
    printed = lines(packed())

    assert printed.count("One source has no date.") == 1
    assert printed.count("Every point rests on a single source.") == 1
    assert [line for line in printed if line.startswith("Not used")] == ["Not used: broken.txt (empty)"]


@pytest.mark.parametrize("template", ["briefing", "pack"])
def test_hundreds_of_files_left_out_are_counted_and_not_listed(template: str) -> None:
    files = tuple(LeftOut(f"{number}.jpg", "is not a text file") for number in range(300))
    summary = replace(HARBOUR_SUMMARY, left_out=(*files, LeftOut("broken.txt", "empty")))

    printed = lines(compose((summary, summary), PACK_META, TemplateFolders(), template))

    assert [line for line in printed if line.startswith("Not used")] == [
        "Not used: broken.txt (empty)",
        "Not used: 300 files (is not a text file)",
    ]


def test_sources_are_numbered_over_all_topics_by_first_use() -> None:
    paths = ["news/budget.md", "harbour.txt", "weather.txt"]
    assert packed().sources == tuple(map(source_id, paths))


def test_forty_topics_have_one_numbering() -> None:
    brief = packed(many(40))

    # The overview prints one point of each where there are many topics: the shared source comes first.
    assert brief.sources == tuple(map(source_id, ["harbour.txt", *(f"own{n}.txt" for n in range(40))]))
    printed = lines(brief)
    assert "Lindvik saw event 39 on Monday. [41] (undated; single source)" in printed
    assert printed[-2].startswith("own39.txt. Publisher not stated")
    assert headings(brief, 3).count("Topic 39") == 1


def test_work_grows_with_the_topics_and_no_faster() -> None:
    def calls(count: int) -> int:
        """Return how many functions are called for a pack of so many topics."""
        summaries, called = many(count), [0]

        def count_call(_: object, event: str, __: object) -> None:
            called[0] += event in ("call", "c_call")

        sys.setprofile(count_call)
        try:
            packed(summaries)
        finally:
            sys.setprofile(None)
        return called[0]

    packed()  # compiles the template

    # Four times the topics; four times that again would be quadratic.
    assert calls(80) < 5 * calls(20)


def test_a_block_that_a_project_changes_is_changed_in_every_topic_and_knows_which(tmp_path: Path) -> None:
    block = "{% block quotes %}\n### Voices on {{ topic.title }}\n\n"
    block += "{{ brief.quotes|length }} voices\n{% endblock %}"

    brief = packed(folder=tmp_path, blocks=block)

    printed = lines(brief)
    assert [line for line in headings(brief, 3) if "oices" in line] == [
        "Voices on Lindvik harbour", "Voices on The *quay*",
    ]  # fmt: skip
    assert "3 voices" in printed
    assert "1 voices" in printed
    assert "Key quotes" not in printed


@pytest.mark.parametrize(
    ("block", "gone", "kept"),
    [
        ("cover", "Briefing pack", "Contents"),
        ("contents", "Contents", "Across the topics"),
        ("overview", "Across the topics", "Key quotes"),
        ("topics", "Key quotes", "Across the topics"),
        ("gaps", "One source has no date.", "Not used: broken.txt (empty)"),
        ("left_out", "Not used: broken.txt (empty)", "One source has no date."),
        ("sources", "Sources", "Key quotes"),
    ],
)
def test_a_project_can_leave_out_each_block(tmp_path: Path, block: str, gone: str, kept: str) -> None:
    printed = lines(packed(folder=tmp_path, blocks=f"{{% block {block} %}}{{% endblock %}}"))

    assert gone not in printed
    assert kept in printed


def test_a_project_adds_to_a_block_and_keeps_the_built_in_one(tmp_path: Path) -> None:
    block = "{% block gaps %}{{ super() }}\n\nAsk desk 4 about {{ topic.title }}.\n{% endblock %}"

    printed = lines(packed(folder=tmp_path, blocks=block))

    assert "One source has no date." in printed
    assert "Ask desk 4 about The *quay*." in printed
