"""How lines are broken and how parts are divided between pages, without a PDF."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefmaker.model.document import (
    Block,
    BlockQuote,
    Column,
    Container,
    Heading,
    OrderedList,
    Paragraph,
    Table,
    Text,
)
from briefmaker.renderers.fonts import Cut, Fonts
from briefmaker.renderers.pdf.column import Column as Stack
from briefmaker.renderers.pdf.ink import Ink, Inker, Run
from briefmaker.renderers.pdf.layout import paginate
from briefmaker.renderers.pdf.line_breaking import break_lines, extent
from briefmaker.renderers.pdf.parts import Part, TextPart
from briefmaker.renderers.pdf.story import Story
from briefmaker.renderers.pdf.table import TablePart, column_widths
from briefmaker.renderers.theme import load_theme

THEME = load_theme(None)
WIDTH = 400.0


def run(text: str) -> Run:
    """Return `text` in Roboto at 10 points."""
    return Run(Ink(Fonts(THEME).first(Cut()), 10.0, "#000000"), text)


def broken(text: str, width: float) -> list[str]:
    """Return the lines of `text` at `width`."""
    return ["".join(piece.text for piece in line.pieces) for line in break_lines([run(text)], width)]


def paragraph(lines: int) -> Paragraph:
    """Return a paragraph of so many lines."""
    return Paragraph((Text("word " * (lines * 14 - 6)),))


def heading(title: str) -> Heading:
    """Return a heading of level 2."""
    return Heading(2, (Text(title),))


def laid_out(*blocks: Block) -> list[list[Part]]:
    """Return `blocks` in stretches of parts, each of which begins a page."""
    story = Story(THEME, Inker(Fonts(THEME), THEME.palette, frozenset())).tell(blocks, WIDTH)
    return [list(stretch) for stretch in story]


def pages(blocks: Iterable[Block], height: float) -> list[Stack]:
    """Return `blocks` on pages of `height`."""
    return [page for page in paginate(laid_out(*blocks), WIDTH, height) if isinstance(page, Stack)]


def line_counts(page: Stack) -> list[int]:
    """Return how many lines each paragraph on `page` has."""
    return [len(part.lines(WIDTH)) for part in page.parts if isinstance(part, TextPart)]


def ends_with_heading(page: Part) -> bool:
    """Return whether the last part on `page` is one that keeps with the next."""
    return isinstance(page, Stack) and page.parts[-1].keeps_with_next


def test_a_line_ends_with_the_blank_that_it_was_broken_at() -> None:
    assert broken("one two three", 45) == ["one two ", "three "]


def test_a_line_never_ends_at_a_space_that_does_not_break() -> None:
    assert broken("pay 500\u202f000\u00a0euros", 70) == ["pay ", "500\u202f000\u00a0euros "]


def test_a_space_that_does_not_break_gives_way_where_a_line_has_no_other() -> None:
    assert broken("500\u00a0thousand", 60) == ["500\u00a0", "thousand "]


def test_a_word_wider_than_the_line_is_parted_without_a_blank() -> None:
    lines = broken("see " + "x" * 60, 100)

    assert lines[0] == "see "
    assert "".join(lines[1:]) == "x" * 60 + " "


def test_an_address_is_parted_behind_a_stroke() -> None:
    assert broken("https://example.org/first-part/second", 110)[0].endswith("/")


@settings(max_examples=200)
@given(st.lists(st.text(" \n\u00a0ab-/c\u2003"), max_size=4), st.integers(0, 200))
def test_the_room_that_text_takes_is_that_of_its_lines(texts: list[str], width: int) -> None:
    runs = [run(text) for text in texts]

    lines = break_lines(runs, width)

    assert extent(runs, width).lines == len(lines)
    assert extent(runs, width).width == pytest.approx(max((line.width for line in lines), default=0))


def test_every_line_keeps_within_the_width() -> None:
    lines = break_lines([run("a few words and Donaudampfschifffahrt " * 20)], 80)

    assert max(line.width for line in lines) <= 80


def test_a_paragraph_leaves_no_single_line_behind() -> None:
    first, second = pages([paragraph(6)], height=15.4 * 5.5)

    assert (line_counts(first), line_counts(second)) == ([4], [2])


def test_a_paragraph_of_three_lines_moves_as_a_whole() -> None:
    first, second = pages([paragraph(2), paragraph(3)], height=15.4 * 5)

    assert (line_counts(first), line_counts(second)) == ([2], [3])


def test_headings_move_with_what_they_head() -> None:
    blocks: list[Block] = [paragraph(4), heading("One"), Heading(3, (Text("Two"),)), paragraph(4)]

    first, second = pages(blocks, height=15.4 * 4 + 75)

    assert line_counts(first) == [4]
    assert line_counts(second) == [1, 1, 4]


def test_a_heading_stays_with_a_quotation_longer_than_a_page() -> None:
    first, *_ = pages([heading("Key quotes"), BlockQuote((paragraph(60),))], height=400)

    assert len(first.parts) == 2


def test_nothing_but_headings_fills_page_after_page() -> None:
    for page in pages([heading("Heading")] * 60, height=400):
        assert page.height(WIDTH) <= 400


def test_a_paragraph_that_leads_in_keeps_with_what_it_leads_to() -> None:
    lead = Paragraph((Text("They agreed on three points:"),))

    first, second = pages([paragraph(4), lead, paragraph(3)], height=15.4 * 5 + 14)

    assert (line_counts(first), line_counts(second)) == ([4], [1, 3])


def test_no_page_ends_with_a_heading_before_a_table() -> None:
    table = Table((Column((Text("Figure"),)),), ((((Text("500"),)),),) * 8)

    for height in range(120, 240, 7):
        assert not any(map(ends_with_heading, pages([paragraph(3), heading("Key figures"), table], height)))


def test_a_quotation_is_not_divided_unless_it_is_longer_than_a_page() -> None:
    short, long = (BlockQuote((paragraph(lines),)) for lines in (6, 60))

    assert [len(page.parts) for page in pages([paragraph(20), short], height=15.4 * 24)] == [1, 1]
    assert len(pages([long], height=15.4 * 28)) == 3


@pytest.mark.parametrize("height", [15.4 * 5, 15.4 * 9, 15.4 * 40])
def test_pages_are_the_same_whether_parts_come_one_by_one_or_all_at_once(height: float) -> None:
    blocks = [
        block for n in range(9) for block in (heading(f"Title {n}"), paragraph(n % 4 + 1), paragraph(3))
    ]
    (parts,) = laid_out(*blocks)

    whole: Part | None = Stack(tuple(parts))
    expected = []
    while whole is not None:
        page, whole = whole.divide(WIDTH, height, fresh=True)
        expected.append([part.height(WIDTH) for part in page.parts] if isinstance(page, Stack) else [])

    assert [[part.height(WIDTH) for part in page.parts] for page in pages(blocks, height)] == expected


def test_a_tables_header_comes_back_on_each_page() -> None:
    table = Table(
        (Column((Text("Figure"),)), Column((Text("Of"),))), (((Text("500"),), (Text("euros"),)),) * 40
    )

    caption, *parts = [part for page in pages([table], height=300) for part in page.parts]

    assert isinstance(caption, TextPart)
    assert len(parts) > 2
    assert all(isinstance(part, TablePart) and part.header.cells for part in parts)


def test_a_row_taller_than_a_page_is_divided() -> None:
    table = Table(
        (Column((Text("Long"),)), Column((Text("Short"),))), ((paragraph(120).inlines, (Text("31"),)),)
    )

    assert len(pages([table], height=400)) > 2


def test_a_box_is_divided_between_pages() -> None:
    box = Container("highlight", (paragraph(10), paragraph(10)))

    first, second = pages([box], height=15.4 * 14)

    assert all(isinstance(page.parts[0], Stack) and page.parts[0].frame.tint for page in (first, second))


def test_columns_are_as_wide_as_their_words_ask_for() -> None:
    def cell(text: str) -> TextPart:
        return TextPart((run(text),), 10, 14)

    figure, what, source = column_widths(
        [[cell("EUR 500 million"), cell("spare parts and training " * 9), cell("[The Herald 1]")]], 400
    )

    assert round(figure + what + source, 6) == 400
    assert what > 200
    assert cell("EUR 500 million").lines(figure - 12) == cell("EUR 500 million").lines(1000)


def test_numbers_of_a_list_make_room_for_the_widest() -> None:
    items = ((Paragraph((Text("item"),)),),) * 3

    narrow, wide = laid_out(OrderedList(items)), laid_out(OrderedList(items, 99_998))

    def indents(story: list[list[Part]]) -> set[float]:
        return {part.frame.left for stretch in story for part in stretch if isinstance(part, Stack)}

    assert len(indents(wide)) == 1
    assert max(indents(wide)) > max(indents(narrow)) == THEME.indent
