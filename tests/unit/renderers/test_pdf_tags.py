"""The tags of a PDF: what the structure tree holds, and that each rule of the checker sees its fault."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest

from briefmaker.model.document import (
    Block,
    Brief,
    BulletList,
    Citation,
    Column,
    Container,
    Contents,
    Heading,
    Link,
    Meta,
    OrderedList,
    PageBreak,
    Paragraph,
    SourceName,
    Table,
    Text,
)
from briefmaker.model.document import BlockQuote as Quotation
from briefmaker.renderers.pdf import render_pdf
from briefmaker.renderers.theme import load_theme
from pdf_ua import violations

THEME = load_theme(None)
META = Meta("Aid", "aid", "en-GB", "Press Office", "Morning", ("aid",), "2026-03-02", "2026-03-02")


def says(*texts: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph(tuple(map(Text, texts)))


def heading(level: int, title: str) -> Heading:
    """Return a heading called `title`."""
    return Heading(level, (Text(title),))


def table(rows: int) -> Table:
    """Return a table of two columns and so many rows."""
    row = ((Text("31"),), (Text("wagons"),))
    return Table((Column((Text("Figure"),)), Column((Text("Of what"),))), (row,) * rows)


SAMPLE: tuple[Block, ...] = (
    Container("cover", (heading(1, "Aid"),)),
    Contents(3),
    PageBreak(),
    heading(2, "Key points"),
    OrderedList(((Paragraph((Text("A point. "), Citation("s1", "Courier 1"))),), (says("Another."),))),
    heading(3, "Detail"),
    BulletList(((says("Rail"), BulletList(((says("by night"),),))),)),
    Quotation((says("“We have not decided.”"), says("— A minister"))),
    table(2),
    Paragraph((Text("See "), Link("https://example.org", (Text("the record of the day"),)), Text("."))),
    Container("sources", (Paragraph((SourceName("s1", (Text("The Courier"),)), Text(", 1 March"))),)),
)


def written(*blocks: Block, meta: Meta = META) -> bytes:
    """Return a PDF of `blocks`."""
    return render_pdf(Brief(meta, blocks, ()), THEME)[0]


def outline(content: bytes) -> list[str]:
    """Return the structure elements, each as its kinds from the root down."""

    def walk(element: Any, above: str) -> Iterator[str]:
        path = f"{above}/{str(element.S)[1:]}"
        yield path
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid, path)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [path.removeprefix("/Document/") for path in walk(pdf.Root.StructTreeRoot.K, "")][1:]


def elements(pdf: Any, kind: str) -> list[Any]:
    """Return the structure elements of `kind`."""
    return [
        thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == kind
    ]


def test_a_document_of_every_kind_breaks_no_rule() -> None:
    assert violations(written(*SAMPLE)) == []


def test_the_structure_is_that_of_the_tree() -> None:
    section, item = "Sect/L/LI", "Sect/Sect/L/LI/LBody"

    paths = outline(written(*SAMPLE[3:8]))

    assert paths == [
        *("Sect", "Sect/H1", "Sect/L"),
        *(
            section,
            f"{section}/Lbl",
            f"{section}/LBody",
            f"{section}/LBody/P",
            f"{section}/LBody/P/Reference",
        ),
        *(section, f"{section}/Lbl", f"{section}/LBody", f"{section}/LBody/P"),
        *("Sect/Sect", "Sect/Sect/H2", "Sect/Sect/L", "Sect/Sect/L/LI", "Sect/Sect/L/LI/Lbl"),
        *(item, f"{item}/P", f"{item}/L", f"{item}/L/LI", f"{item}/L/LI/Lbl"),
        *(f"{item}/L/LI/LBody", f"{item}/L/LI/LBody/P"),
        *("Sect/Sect/BlockQuote", "Sect/Sect/BlockQuote/P", "Sect/Sect/BlockQuote/P"),
    ]


def test_contents_are_nested_by_level_and_lead_on() -> None:
    paths = outline(written(*SAMPLE))

    assert [path for path in paths if path.startswith("TOC")] == [
        *("TOC", "TOC/TOCI", "TOC/TOCI/Reference", "TOC/TOCI/Reference/Link"),
        *("TOC/TOC", "TOC/TOC/TOCI", "TOC/TOC/TOCI/Reference", "TOC/TOC/TOCI/Reference/Link"),
    ]


def test_no_level_of_heading_is_skipped() -> None:
    headings = [heading(level, f"Level {level}") for level in (3, 2, 5, 4, 6, 6, 7)]

    kinds = [path.rpartition("/")[2] for path in outline(written(*headings))]

    assert [kind for kind in kinds if kind != "Sect"] == ["H1", "H2", "H3", "H4", "H5", "H6", "H6"]


def test_an_element_across_pages_stays_one() -> None:
    content = written(says("word " * 3000), table(90))

    paths = outline(content)
    assert violations(content) == []
    assert (paths.count("P"), paths.count("Table"), paths.count("Table/THead/TR/TH")) == (1, 1, 2)
    assert paths.count("Table/TBody/TR/TD") == 180


def test_a_table_without_rows_has_no_head() -> None:
    content = written(table(0))

    assert violations(content) == []
    assert outline(content) == ["Table", "Table/Caption", "Table/TR", "Table/TR/TH", "Table/TR/TH"]


def test_words_in_another_script_name_their_language() -> None:
    content = written(says("The towns Київ, Новосибирск and Αθήνα"))

    with pikepdf.open(io.BytesIO(content)) as pdf:
        languages = [str(span.Lang) for span in elements(pdf, "/Span")]
    assert languages == ["uk", "und-Cyrl", "el"]


def test_a_footer_and_a_repeated_header_are_artifacts() -> None:
    with pikepdf.open(io.BytesIO(written(table(90)))) as pdf:
        second = pdf.pages[1].Contents.read_bytes()

    assert b"/TH<<" not in second
    assert b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC" in second


def test_tags_are_compressed() -> None:
    content = written(*SAMPLE)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(elements(pdf, "/P")) > 5
    assert b"/StructElem" not in content
    assert content.count(b"/ObjStm") == 1


Damage = Callable[[Any], object]


def replaced(old: bytes, new: bytes) -> Damage:
    """Return what replaces bytes in the content of the second page."""

    def damage(pdf: Any) -> None:
        stream = pdf.pages[1].Contents
        content = stream.read_bytes()
        assert old in content
        stream.write(content.replace(old, new, 1))

    return damage


def first(kind: str, change: Damage) -> Damage:
    """Return `change` made to the first element of `kind`."""
    return lambda pdf: change(elements(pdf, kind)[0])


def renamed(kind: str, to: str) -> Damage:
    """Return what calls the first element of `kind` something else."""
    return first(kind, lambda element: element.__setitem__("/S", pikepdf.Name(to)))


def xmp(old: bytes, new: bytes) -> Damage:
    """Return what replaces bytes in the metadata."""
    return lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(old, new))


def links(change: Damage) -> Damage:
    """Return `change` made to the first link of the second page."""
    return lambda pdf: change(pdf.pages[1].Annots[0])


def font_file(pdf: Any) -> None:
    """Take the program out of every font."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
            del thing.FontFile2


def fonts(key: str, change: Callable[[Any], Any]) -> Damage:
    """Return what changes an entry of every font; None takes it away."""

    def damage(pdf: Any) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                value = change(thing.get(key))
                thing.__delitem__(key) if value is None else thing.__setitem__(key, value)

    return damage


def attribute(key: str, value: Any) -> Damage:
    """Return what gives an element an attribute of tables."""
    return lambda element: element.__setitem__(
        "/A", pikepdf.Dictionary({"/O": pikepdf.Name.Table, key: value})
    )


YES, NO = True, False

FAULTS: dict[str, Damage] = {
    "6.2: the catalog does not": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", NO),
    "7.1: its tags are suspect": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", YES),
    "7.1: the window shows": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "7.1: there is no structure tree": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
    "7.1: there is no XMP": lambda pdf: pdf.Root.__delitem__("/Metadata"),
    "7.1: the XMP metadata cannot": xmp(b"</rdf:RDF>", b""),
    "ours: the title is empty": xmp(b"Aid</rdf:li></rdf:Alt></dc:title>", b"</rdf:li></rdf:Alt></dc:title>"),
    "5: the XMP metadata name part '2'": xmp(b"<pdfuaid:part>1", b"<pdfuaid:part>2"),
    "7.2: page 2: the document has no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "7.2: the title's language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "7.2: the bookmarks have no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "7.2: page 2: what an annotation says": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "7.2: '' is no language": first("/P", lambda each: each.__setitem__("/Lang", pikepdf.String(""))),
    "7.2: 'english!' is no language": lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.String("english!")),
    "7.1: Headline is no standard type": renamed("/H2", "/Headline"),
    "7.1: P names no parent": first("/P", lambda element: element.__delitem__("/P")),
    "7.1: P names another parent": first("/P", lambda element: element.__setitem__("/P", element)),
    "7.2: LI in Table": renamed("/L", "/Table"),
    "7.2: L holds P": renamed("/LI", "/P"),
    "7.4.2: H4 follows H1": renamed("/H2", "/H4"),
    "7.1: the standard type P stands for H": lambda pdf: pdf.Root.StructTreeRoot.__setitem__(
        "/RoleMap", pikepdf.Dictionary(P=pikepdf.Name.H)
    ),
    "7.4.4: headings with and without": renamed("/H2", "/H"),
    "7.4.4: two headings without": lambda pdf: [
        element.__setitem__("/S", pikepdf.Name.H) for element in elements(pdf, "/P")
    ],
    "7.3: Figure without": renamed("/BlockQuote", "/Figure"),
    "7.9: Note with the identifier ''": renamed("/BlockQuote", "/Note"),
    "7.2: Table with a head and no body": renamed("/TBody", "/THead"),
    "7.2: Table with rows of different": first("/TR", lambda row: row.K.__delitem__(1)),
    "ours: TH without a scope": first("/TH", lambda cell: cell.__delitem__("/A")),
    "7.5: TD names a header": first("/TD", attribute("/Headers", pikepdf.Array([pikepdf.String("x")]))),
    "7.2: Table with a cell that reaches": first("/TD", attribute("/RowSpan", 9)),
    "7.2: Table with cells that lie": lambda pdf: [
        attribute(span, 2)(elements(pdf, "/TD")[at]) for at, span in ((1, "/RowSpan"), (2, "/ColSpan"))
    ],
    "7.2: LBody in Table": renamed("/LI", "/Table"),
    "7.2: L with a caption in its middle": lambda pdf: elements(pdf, "/LI")[1].__setitem__(
        "/S", pikepdf.Name.Caption
    ),
    "7.5: TD without a header": lambda pdf: [
        cell.__setitem__("/S", pikepdf.Name.TD) for cell in elements(pdf, "/TH")
    ],
    "7.1: page 2: text is neither": replaced(b"/H2<</MCID 0>>BDC", b"/H2 BMC"),
    "7.1: page 2: a drawing is neither": replaced(b"/Artifact BMC", b"/Span BMC"),
    "ours: page 2: a mark ends": replaced(b"EMC", b"EMC EMC"),
    "7.1: page 2: a mark does not end": replaced(b"EMC", b""),
    "7.1: page 2: an artifact in tagged": replaced(b"/MCID 0>>BDC", b"/MCID 0>>BDC /Artifact BMC EMC"),
    "7.1: page 2: tagged content in": replaced(b"/Artifact BMC", b"/Artifact BMC /P<</MCID 99>>BDC EMC"),
    "ours: page 2: content 0 is there twice": replaced(b"/MCID 1>>", b"/MCID 0>>"),
    "7.1: page 2: content [99] belongs to no": replaced(b"/MCID 1>>", b"/MCID 99>>"),
    "ours: page 2: the tree names content [1]": replaced(b"/MCID 1>>", b"/MCID 99>>"),
    "ours: parent tree: content 0 of": lambda pdf: pdf.Root.StructTreeRoot.ParentTree.__delitem__("/Kids"),
    "ours: parent tree: a link leads": links(lambda link: link.__delitem__("/StructParent")),
    "7.18.3: page 2": lambda pdf: pdf.pages[1].__delitem__("/Tabs"),
    "7.18.5: page 1: a link is in no Link": renamed("/Link", "/Span"),
    "7.18.5: page 2: a link does not say": links(lambda link: link.__delitem__("/Contents")),
    "7.21.4: the font": font_file,
    "7.21.5: the font": fonts("/Widths", lambda widths: [width + 2 for width in widths]),
    "7.21.6: the font": fonts("/Encoding", lambda _: pikepdf.Name.WinAnsiEncoding),
    "7.21.7: the font AAAAAA": fonts("/ToUnicode", lambda _: None),
    "7.18.1: page 2: an annotation": links(lambda link: link.__setitem__("/Subtype", pikepdf.Name.Square)),
    "ours: a document of ten pages": lambda pdf: (
        pdf.Root.__delitem__("/Outlines"),
        [pdf.pages.append(pdf.pages[0]) for _ in range(9)],
    ),
}


@pytest.mark.parametrize("message", FAULTS)
def test_the_checker_sees(message: str) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(written(*SAMPLE))) as pdf:
        FAULTS[message](pdf)
        pdf.save(buffer, fix_metadata_version=False)

    found = violations(buffer.getvalue())

    assert any(fault.startswith(message) for fault in found), found
