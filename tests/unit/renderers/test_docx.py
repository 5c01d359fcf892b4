"""The file as a whole: what it says about itself, its bytes, and the rules of the shared checker."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
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
    Citation,
    Column,
    Container,
    Heading,
    Link,
    Meta,
    OrderedList,
    Paragraph,
    Rule,
    SourceName,
    Statement,
    Table,
    Text,
)
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.theme import load_theme

ROOT = Path(__file__).parents[3]
CHECKER = ROOT.parent / "shared" / "tools" / "docx_check.py"
THEME = load_theme(None)
META = Meta(
    title="Repairs at Orlin",
    topic="orlin",
    language="en-GB",
    author="Press Office",
    subject="The bridge at Orlin",
    keywords=("bridge", "Orlin"),
    edition="Friday",
    built="2024-05-31",
    handling="Internal",
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "<b>bold</b> &amp; &lt;br/&gt; ]]> \"double\" 'single'",
    "Київ, Łódź, Αθήνα, 東京 and a lorry 🚚",
    "unbreakable" * 40,
    "  two  blanks, a\u00a0hard one, a\u202fnarrow one ",
    "a null \x00, a bell \x07, half a pair \ud83d, no character \ufffe",
    "%1. {{ brief }} ../../etc",
)


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def sample() -> Brief:
    said = Statement(("a1b2c3d4e5f6",), words("“The bridge will open before the winter.”"))
    blocks: tuple[Block, ...] = (
        Container("cover", (Heading(1, words("Repairs at Orlin")), Paragraph(words("Edition of Friday")))),
        Container(
            "highlight", (Heading(2, words("Bottom line")), Paragraph((said, Citation("s1", "Herald 1"))))
        ),
        Heading(2, words("Key points")),
        BulletList(((Paragraph(words("The council pays.")),), (Paragraph(words("Work starts in June.")),))),
        Heading(2, words("Key quotes")),
        BlockQuote((Paragraph((said,)), Paragraph(words("— Anna Kowalczyk, minister of works")))),
        Heading(2, words("Key figures")),
        Table(
            (Column(words("Amount"), "right"), Column(words("Of what"))),
            ((words("5 million"), words("Steel")),),
        ),
        Rule(),
        Container(
            "sources",
            (
                Heading(2, words("Sources")),
                OrderedList(
                    (
                        (
                            Paragraph(
                                (
                                    SourceName("s1", words("The Herald")),
                                    Link("https://example.org/?a=1&b=2", words("Read it")),
                                )
                            ),
                        ),
                    )
                ),
            ),
        ),
        Container("note", (Paragraph(words("All quotations are verbatim.")),)),
    )
    return Brief(META, blocks, ("s1",))


def hostile() -> Brief:
    blocks: list[Block] = []
    for text in HOSTILE:
        quoted = words(text)
        blocks += [
            Heading(3, quoted),
            Heading(5, quoted),
            Paragraph(
                (Text(text), Link("javascript:alert(1)", quoted), Link(f"https://example.org/{text}", quoted))
            ),
            BlockQuote((Paragraph(quoted), Paragraph(quoted))),
            Table((Column(quoted), Column(())), ((quoted, quoted),)),
            Table((Column(quoted),), ()),
            Container(
                "highlight", (BulletList(((Table((Column(quoted),), ()),), (), (Heading(2, quoted),))),)
            ),
            Container("highlight", (Paragraph(quoted),)),
        ]
    ids = tuple(f"Source № {number}/{HOSTILE[number % len(HOSTILE)]}" for number in range(300))
    blocks.append(
        Paragraph(tuple(Citation(source, f"Herald {number}") for number, source in enumerate(ids, 1)))
    )
    blocks.append(OrderedList(tuple((Paragraph((SourceName(source, words(source)),)),) for source in ids)))
    meta = replace(META, title=HOSTILE[0], author=HOSTILE[1], handling=HOSTILE[3], edition=HOSTILE[4])
    return Brief(meta, tuple(blocks), ids)


def part(file: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(file)) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize(
    "brief", [sample(), hostile(), Brief(META, (), ())], ids=["sample", "hostile", "empty"]
)
def test_a_file_passes_every_rule_of_the_shared_checker(brief: Brief, tmp_path: Path) -> None:
    if not CHECKER.exists():
        pytest.skip("../shared/tools/docx_check.py is not here")
    file = tmp_path / "brief.docx"
    file.write_bytes(render_docx(brief, THEME)[0])

    run = subprocess.run(
        [sys.executable, CHECKER, file, "--lang", "en-GB"], capture_output=True, text=True, check=False
    )

    assert run.stdout == f"{file}: PASS\n"


def test_the_same_brief_gives_the_same_bytes() -> None:
    first, second = (render_docx(sample(), THEME)[0] for _ in range(2))

    assert first == second


def test_no_member_bears_the_time_of_the_build() -> None:
    file, _ = render_docx(sample(), THEME)

    with ZipFile(BytesIO(file)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]


def test_the_properties_are_those_of_the_brief() -> None:
    file, diagnostics = render_docx(sample(), THEME)

    properties = docx.Document(BytesIO(file)).core_properties
    assert (properties.title, properties.author, properties.subject) == (
        META.title,
        META.author,
        META.subject,
    )
    assert (properties.keywords, properties.language) == ("bridge, Orlin", "en-GB")
    assert properties.created.isoformat() == properties.modified.isoformat() == "2024-05-31T00:00:00+00:00"
    assert diagnostics == ()


def test_a_build_date_that_is_none_is_an_error_that_says_what_to_give() -> None:
    brief = replace(sample(), meta=replace(META, built="yesterday"))

    with pytest.raises(RenderError) as caught:
        render_docx(brief, THEME)

    assert str(caught.value) == "the date of the build is 'yesterday': give a date such as 2024-05-31"


def test_word_opens_the_file_without_a_question_and_in_its_own_layout() -> None:
    file, _ = render_docx(sample(), THEME)

    settings = part(file, "word/settings.xml")
    assert settings.find(f"{W}updateFields") is None
    mode = settings.find(f"{W}compat/{W}compatSetting")
    assert mode is not None
    assert mode.get(f"{W}val") == "15"


def test_the_page_is_that_of_the_theme() -> None:
    file, _ = render_docx(sample(), THEME)

    section = docx.Document(BytesIO(file)).sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.page_width.pt == pytest.approx(THEME.page.width, abs=0.05)
    assert section.left_margin.pt == pytest.approx(THEME.page.left, abs=0.05)


def test_each_typeface_has_a_fallback_for_where_it_is_not_installed() -> None:
    file, _ = render_docx(sample(), THEME)

    fonts = part(file, "word/fontTable.xml")
    named = {font.get(f"{W}name"): font.find(f"{W}altName") for font in fonts}
    found = {name: other.get(f"{W}val") for name, other in named.items() if other is not None}
    assert found == {face.family: face.fallback for face in (THEME.text_face, THEME.display_face)}


def test_the_footer_bears_title_edition_mark_and_page_fields() -> None:
    file, _ = render_docx(sample(), THEME)

    footer = part(file, "word/footer1.xml")
    shown = "".join(node.text or "" for node in footer.iter(f"{W}t"))
    assert shown == "Repairs at Orlin · FridayDRAFT · Internal  ·  Page 1 of 1"
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == [" PAGE ", " NUMPAGES "]


def test_an_approved_pack_without_handling_bears_no_mark() -> None:
    brief = replace(sample(), meta=replace(META, status="approved", handling=None))

    file, _ = render_docx(brief, THEME)

    shown = "".join(node.text or "" for node in part(file, "word/footer1.xml").iter(f"{W}t"))
    assert shown == "Repairs at Orlin · FridayPage 1 of 1"


def test_what_cannot_be_shown_as_it_is_is_said() -> None:
    brief = Brief(META, (Paragraph((Text("a\x00b"), Link("ftp://example.org", words("file")))),), ())

    file, diagnostics = render_docx(brief, THEME)

    control, link = map(str, diagnostics)
    assert control == (
        "warning: 1 control character cannot stand in a DOCX file and is shown as □: "
        "remove it from the source [unprintable]"
    )
    assert link == (
        "warning: no link was made to 'ftp://example.org': only http, https and mailto addresses are; "
        "its words stand in the document. Correct the address in the source or the template [link-dropped]"
    )
    assert docx.Document(BytesIO(file)).paragraphs[0].text == "a□bfile"
