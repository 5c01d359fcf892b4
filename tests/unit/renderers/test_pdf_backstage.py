"""What a new release of ReportLab may not change without our writer being changed too."""

from __future__ import annotations

import io
from typing import Any

import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefmaker.renderers.fonts import Cut, Fonts
from briefmaker.renderers.theme import load_theme


@pytest.fixture
def canvas() -> Any:
    """Return a canvas with a finished page, a bookmark and a font of our own."""
    made: Any = Canvas(io.BytesIO(), invariant=1, initialFontName=Fonts(load_theme(None)).first(Cut()).name)
    made.drawString(10, 10, "words")
    made.bookmarkPage("place", fit="XYZ", left=1, top=2)
    made.addOutlineEntry("Place", "place", 0)
    made.showPage()
    return made


def test_a_canvas_keeps_its_document_and_the_links_of_its_page(canvas: Any) -> None:
    assert isinstance(canvas._doc, pdfdoc.PDFDocument), "ReportLab: Canvas._doc is no PDFDocument any more"
    assert canvas._annotationrefs == [], "ReportLab: Canvas._annotationrefs does not list a page's links"


def test_a_page_lists_the_entries_that_it_writes(canvas: Any) -> None:
    (page,) = canvas._doc.Pages.pages

    assert isinstance(page.stream, str), "ReportLab: a page does not keep its content as text in `stream`"
    assert "Annots" in page.__NoDefault__, "ReportLab: a page names the entries it writes in another way"
    assert "Tabs" not in page.__NoDefault__, "ReportLab: pages know Tabs now; `finish_page` need not add it"


def test_objects_are_numbered_from_a_counter(canvas: Any) -> None:
    document = canvas._doc
    before = document.objectcounter

    reference = document.Reference(pdfdoc.PDFDictionary({}))

    message = "ReportLab: objects are not numbered from PDFDocument.objectcounter any more"
    assert document.objectcounter == before + 1, message
    assert document.numberToId[before + 1] == reference.name, message
    assert document.idToObjectNumberAndVersion[reference.name] == (before + 1, 0), message
    assert reference.name in document.idToObject, message


def test_what_is_done_before_a_document_is_written(canvas: Any) -> None:
    document = canvas._doc

    assert len(document.delayedFonts) == 1, "ReportLab: fonts are not kept in delayedFonts until the end"
    for name in ("digest",):
        assert hasattr(document.info, name), f"ReportLab: the properties have no {name} any more"
    document.Reference(document.Catalog)
    document.Outlines.prepare(document, canvas)
    assert document.Outlines.ready >= 0, "ReportLab: Outlines.ready does not say that there are bookmarks"


def test_the_catalog_writes_what_a_tagged_document_needs(canvas: Any) -> None:
    needed = {"MarkInfo", "Metadata", "StructTreeRoot", "ViewerPreferences"}

    missing = needed - set(canvas._doc.Catalog.__NoDefault__)

    assert not missing, f"ReportLab: the catalog does not write {missing}"


def test_a_bookmark_is_written_as_a_destination(canvas: Any) -> None:
    written = canvas._bookmarkReference("place").format(canvas._doc)

    assert written.split()[4:] == [b"/XYZ", b"1", b"2", b"null", b"]"], "ReportLab: destinations changed"


def test_a_stream_with_a_filter_is_written_as_it_is(canvas: Any) -> None:
    entries = pdfdoc.PDFDictionary({"Filter": "/FlateDecode"})

    written = pdfdoc.format(pdfdoc.PDFStream(entries, b"\x00\xff"), canvas._doc, toplevel=1)

    assert b"stream\n\x00\xffendstream" in written, "ReportLab: it encodes streams that have a filter"
