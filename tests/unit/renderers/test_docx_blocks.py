"""Blocks in Word: headings, lists, quotations, boxes and tables are real ones."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from briefmaker.errors import RenderError
from briefmaker.model.document import (
    Block,
    BlockQuote,
    Brief,
    BulletList,
    Column,
    Container,
    ContainerKind,
    Heading,
    Meta,
    OrderedList,
    Paragraph,
    Rule,
    Table,
    Text,
)
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.theme import load_theme

THEME = load_theme(None)
META = Meta("Repairs", "orlin", "en-GB", "Press Office", "", (), "Friday", "2024-05-31")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def render(*blocks: Block) -> Any:
    return docx.Document(BytesIO(render_docx(Brief(META, blocks, ()), THEME)[0]))


def styled(document: Any) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def says(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def heading(level: int, text: str) -> Heading:
    return Heading(level, (Text(text),))


def numbering(document: Any) -> list[tuple[str, str, str]]:
    """Return instance, level and words of each item."""
    found = []
    for paragraph in document.paragraphs:
        mark = paragraph._p.find(f"{W}pPr/{W}numPr")
        if mark is not None:
            number, level = (mark.find(f"{W}{name}").get(f"{W}val") for name in ("numId", "ilvl"))
            found.append((number, level, paragraph.text))
    return found


def starts(document: Any) -> dict[str, tuple[str, str]]:
    """Return level and first number of each ordered list, by instance."""
    part = document.part.numbering_part.element
    return {
        number.get(f"{W}numId"): (override.get(f"{W}ilvl"), override[0].get(f"{W}val"))
        for number in part.iter(f"{W}num")
        for override in number.iter(f"{W}lvlOverride")
    }


def test_the_title_is_no_heading_and_the_next_level_is_the_first() -> None:
    document = render(heading(1, "Repairs"), heading(2, "Key points"), heading(3, "At Orlin"))

    assert styled(document) == [("Title", "Repairs"), ("Heading 1", "Key points"), ("Heading 2", "At Orlin")]


def test_no_heading_level_is_skipped() -> None:
    document = render(*(heading(level, str(level)) for level in (4, 2, 4, 4, 3, 9, 1, 3)))

    names = [name for name, _ in styled(document)]
    assert names == [
        "Heading 1", "Heading 1", "Heading 2", "Heading 2", "Heading 2", "Heading 3", "Title", "Heading 1",
    ]  # fmt: skip


def test_a_heading_that_nobody_can_see_is_none() -> None:
    assert styled(render(heading(2, "\u00a0"))) == [("Body Text", "\u00a0")]


def test_a_first_paragraph_has_pandocs_name() -> None:
    document = render(heading(2, "Developments"), says("One."), says("Two."))

    assert [name for name, _ in styled(document)] == ["Heading 1", "First Paragraph", "Body Text"]


@pytest.mark.parametrize(
    ("kind", "style"),
    [("cover", "Subtitle"), ("highlight", "Highlight"), ("note", "Note"), ("sources", "Source")],
)
def test_a_container_gives_its_paragraphs_and_items_its_style(kind: ContainerKind, style: str) -> None:
    document = render(Container(kind, (says("One."), BulletList(((says("Two."),),)))))

    assert styled(document)[:2] == [(style, "One."), (style, "Two.")]


def test_a_quotation_stays_with_its_attribution() -> None:
    document = render(BlockQuote((says("“We pay.”"), says("“All of it.”"), says("— the mayor"))))

    assert styled(document) == [
        ("Block Text", "“We pay.”"),
        ("Block Text", "“All of it.”"),
        ("Attribution", "— the mayor"),
    ]
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in document.paragraphs]
    assert kept == [True, True, None]


def test_a_quotation_of_one_paragraph_has_no_attribution() -> None:
    assert styled(render(BlockQuote((says("“We pay.”"),)))) == [("Block Text", "“We pay.”")]


def test_each_ordered_list_counts_from_its_own_start() -> None:
    document = render(
        OrderedList(((says("a"),), (says("b"),))), says("between"), OrderedList(((says("c"),),), start=7)
    )

    assert numbering(document) == [("2", "0", "a"), ("2", "0", "b"), ("3", "0", "c")]
    assert starts(document) == {"2": ("0", "1"), "3": ("0", "7")}


def test_lists_in_lists_are_marked_at_their_own_level() -> None:
    inner = OrderedList(((says("inner"),),), start=4)

    document = render(BulletList(((says("outer"), inner, says("more")),)))

    assert numbering(document) == [("1", "0", "outer"), ("2", "1", "inner")]
    assert starts(document) == {"2": ("1", "4")}
    more = document.paragraphs[2]
    assert more.paragraph_format.left_indent.pt == pytest.approx(THEME.indent)


def test_an_item_keeps_its_mark_where_no_paragraph_opens_it() -> None:
    table = Table((Column((Text("Amount"),)),), ())

    document = render(BulletList(((table,), (), (BulletList(((says("deep"),),)),), (heading(2, "Head"),))))

    assert numbering(document) == [
        ("1", "0", ""),
        ("1", "0", ""),
        ("1", "0", ""),
        ("1", "1", "deep"),
        ("1", "0", "Head"),
    ]


def test_a_long_list_makes_room_for_its_numbers() -> None:
    document = render(OrderedList(tuple((says(str(number)),) for number in range(1, 301))))

    assert document.paragraphs[0].paragraph_format.left_indent.pt > THEME.indent


def test_a_table_repeats_its_header_and_splits_no_row() -> None:
    columns = (Column((Text("Amount"),), "right"), Column((Text("Of what"),), "centre"))

    table = render(Table(columns, (((Text("5"),), (Text("Bolts"),)),))).tables[0]

    properties = [[child.tag.removeprefix(W) for child in row._tr.trPr] for row in table.rows]
    assert properties == [["cantSplit", "tblHeader"], ["cantSplit"]]
    assert table.style.name == "Table"
    cells = [cell.paragraphs[0] for row in table.rows for cell in row.cells]
    assert [cell.style.name for cell in cells] == ["Table Heading"] * 2 + ["Table Text"] * 2
    assert [cell.alignment.name for cell in cells] == ["RIGHT", "CENTER"] * 2


def test_a_table_has_a_caption_whose_number_is_a_field() -> None:
    document = render(Heading(2, (Text("Key figures"),)), Table((Column((Text("Amount"),)),), ()))

    caption = document.paragraphs[1]._p
    assert (document.paragraphs[1].style.name, document.paragraphs[1].paragraph_format.page_break_before) == (
        "Caption",
        None,
    )
    assert "".join(text.text for text in caption.iter(f"{W}t")) == "Table 1. Key figures"
    assert [field.get(f"{W}instr").split() for field in caption.iter(f"{W}fldSimple")] == [
        ["SEQ", "Table", r"\*", "ARABIC"]
    ]
    named = document.tables[0]._tbl.tblPr.find(f"{W}tblCaption")
    assert named.get(f"{W}val") == "Table 1. Key figures"


def test_columns_are_as_wide_as_their_words_ask_and_fill_the_page() -> None:
    columns = (Column((Text("No."),)), Column((Text("What was said about the bridge"),)))
    long = (Text("The council has promised that the bridge will be open before the winter. " * 3),)

    table = render(Table(columns, (((Text("1"),), long),))).tables[0]

    narrow, wide = (column.width.pt for column in table.columns)
    page = THEME.page
    assert narrow < 60 < wide
    assert narrow + wide == pytest.approx(page.width - page.left - page.right, abs=0.1)


def test_a_word_that_fits_nowhere_leaves_room_for_the_other_columns() -> None:
    columns = (Column((Text("x" * 500),)), Column((Text("Amount"),)))

    table = render(Table(columns, ())).tables[0]

    assert table.columns[1].width.pt > 50


def test_two_tables_are_not_run_together() -> None:
    table = Table((Column((Text("Amount"),)),), ())

    document = render(table, table)

    body = [child.tag.removeprefix(W) for child in document.element.body]
    assert body == ["p", "tbl", "p", "p", "tbl", "p", "sectPr"]


def test_a_table_that_word_cannot_open_is_an_error() -> None:
    table = Table(tuple(Column((Text(str(number)),)) for number in range(64)), ())

    with pytest.raises(RenderError) as caught:
        render(table)

    assert str(caught.value) == "a table has 64 columns and Word takes at most 63: split it in the template"


def test_the_box_goes_on_around_what_keeps_its_own_style() -> None:
    document = render(Container("highlight", (heading(2, "Bottom line"), says("We pay."))))

    title, text, _ = document.paragraphs
    assert (title.style.name, text.style.name) == ("Heading 1", "Highlight")
    assert title._p.find(f"{W}pPr/{W}shd") is not None
    assert text._p.find(f"{W}pPr/{W}shd") is None


def test_a_rule_is_the_border_of_an_empty_paragraph() -> None:
    assert styled(render(Rule())) == [("Horizontal Rule", "")]


def test_every_list_level_and_style_can_be_reached_by_name() -> None:
    file, _ = render_docx(Brief(META, (), ()), THEME)

    with ZipFile(BytesIO(file)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    names = {name.get(f"{W}val") for name in styles.iter(f"{W}name")}
    pandoc = {
        "Title",
        "Subtitle",
        "Body Text",
        "First Paragraph",
        "Compact",
        "Block Text",
        "Table",
        "Hyperlink",
    }
    assert names >= pandoc | {f"heading {level}" for level in range(1, 10)}
    assert names >= {"Attribution", "Highlight", "Note", "Source", "Citation", "Table Heading", "Table Text"}
