"""Content of as many pages as are wanted: sections, paragraphs, lists and tables of made-up words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from briefmaker.compose import normalised
from briefmaker.model.document import (
    Block,
    Brief,
    BulletList,
    Column,
    Container,
    Contents,
    Heading,
    Meta,
    Paragraph,
    Table,
    Text,
)

WORDS_OF_A_PAGE = 260
"""Chosen so that our PDF takes about the number of pages that is asked for."""
_WORDS = (
    "harbour", "council", "ferry", "island", "winter", "quay", "minister", "promised", "opened", "repair",
    "storm", "engine", "crew", "ticket", "fuel", "cargo", "night", "signal", "budget", "bridge", "village",
    "market", "school", "doctor", "letter", "answer", "morning", "paper", "report", "price",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    title: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sections(pages: int) -> tuple[Section, ...]:
    """Return the content of about `pages` pages, one section for each; always the same."""
    chance = random.Random(pages)
    return tuple(_section(number, chance) for number in range(1, pages + 1))


def _section(number: int, chance: random.Random) -> Section:
    def text(count: int) -> str:
        return " ".join(chance.choices(_WORDS, k=count)).capitalize() + "."

    rows = tuple((str(row), text(6), str(chance.randrange(10_000))) for row in range(4))
    body = WORDS_OF_A_PAGE - 3 * 14 - 4 * 8
    paragraphs = tuple(text(body // 3) for _ in range(3))
    return Section(f"Section {number}", paragraphs, tuple(text(14) for _ in range(3)), rows)


def as_brief(content: tuple[Section, ...]) -> Brief:
    """Return the content as a document tree, with contents at its head."""
    meta = Meta("Benchmark", "benchmark", "en-GB", "desk", "Benchmark", (), "1", "2031-03-05")
    cover = Container("cover", (Heading(1, (Text("Benchmark"),)),))
    blocks = (cover, Contents(2), *(block for section in content for block in _blocks(section)))
    return Brief(meta, normalised(blocks), ())


def _blocks(section: Section) -> Iterator[Block]:
    yield Heading(2, (Text(section.title),))
    for paragraph in section.paragraphs:
        yield Paragraph((Text(paragraph),))
    yield BulletList(tuple((Paragraph((Text(item),)),) for item in section.items))
    columns = tuple(Column((Text(name),)) for name in ("Number", "What", "Amount"))
    yield Table(columns, tuple(tuple((Text(cell),) for cell in row) for row in section.rows))


def as_markdown(content: tuple[Section, ...]) -> str:
    """Return the content as Markdown, for tools that read it."""
    parts = []
    for section in content:
        items = "\n".join(f"- {item}" for item in section.items)
        rows = "\n".join(f"| {' | '.join(row)} |" for row in section.rows)
        paragraphs = "\n\n".join(section.paragraphs)
        table = f"| Number | What | Amount |\n|---|---|---|\n{rows}"
        parts.append(f"## {section.title}\n\n{paragraphs}\n\n{items}\n\n{table}")
    return "\n\n".join(parts) + "\n"


def as_typst(content: tuple[Section, ...]) -> str:
    """Return the content in typst's markup, with an outline at its head."""
    head = '#set document(title: "Benchmark")\n#set text(lang: "en")\n= Benchmark\n#outline()\n'
    parts = []
    for section in content:
        paragraphs, items = "\n\n".join(section.paragraphs), "\n".join(f"- {item}" for item in section.items)
        rows = "\n".join(", ".join(f"[{cell}]" for cell in row) + "," for row in section.rows)
        header = "table.header([Number], [What], [Amount]),"
        table = f"#table(columns: 3,\n{header}\n{rows}\n)"
        parts.append(f"== {section.title}\n\n{paragraphs}\n\n{items}\n\n{table}")
    return head + "\n\n".join(parts) + "\n"
