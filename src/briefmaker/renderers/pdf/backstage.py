"""What we use of ReportLab beyond its public methods, all of it in this module.

ReportLab knows no tags and no object streams. It is pinned to its minor release; a test for each of
the names used here says what a new release has changed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFImageXObject, PDFStream
from reportlab.pdfbase.pdfdoc import format as format_object

from briefmaker.renderers.pdf.object_file import ObjectFile
from briefmaker.renderers.pdf.strings import literal
from briefmaker.renderers.pdf.tags import Tags
from briefmaker.renderers.pdf.tree_objects import TreeObjects

# A picture is written as a stream, but is none of ReportLab's streams.
_STREAMS = (PDFStream, PDFImageXObject)
Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class LinkAnnotation:
    """A link; ReportLab's own knows no entry in the parent tree, and takes much more memory."""

    number: int
    """Of the object that it is."""
    rectangle: Rectangle
    words: str
    parent: int
    """Its number in the parent tree."""
    target: str
    """An address, or `#name` for a bookmark."""

    def body(self, canvas: Any) -> bytes:
        """Return it as it is written; the bookmarks of `canvas` have all been set."""
        place = b"%.2f %.2f %.2f %.2f" % self.rectangle
        says = b"/StructParent %d/Contents%b" % (self.parent, literal(self.words))
        return b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%b]%b%b>>" % (
            place,
            says,
            self._leads(canvas),
        )

    def _leads(self, canvas: Any) -> bytes:
        if not self.target.startswith("#"):
            return b"/A<</S/URI/URI%b>>" % literal(self.target)
        destination = canvas._bookmarkReference(self.target[1:])  # noqa: SLF001 - see the module
        return b"/Dest" + b" ".join(destination.format(canvas._doc).split())  # noqa: SLF001


def add_link(canvas: Any, rectangle: Rectangle, words: str, parent: int, target: str) -> LinkAnnotation:
    """Return a link to an address, or to the bookmark `#name`, that is now on the page."""
    document = canvas._doc  # noqa: SLF001 - see the module
    document.objectcounter += 1
    canvas._annotationrefs.append(f"{document.objectcounter} 0 R")  # noqa: SLF001
    return LinkAnnotation(document.objectcounter, rectangle, words, parent, target)


def finish_page(canvas: Any, parents: int) -> None:
    """Finish the page whose content is number `parents` in the parent tree.

    Its links are visited in the order of the structure (ISO 14289-1, 7.18.3). Its content is
    compressed at once and not written in ASCII, which saves a fifth.
    """
    canvas.showPage()
    page = canvas._doc.Pages.pages[-1]  # noqa: SLF001 - see the module
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents, page.Tabs = parents, "/S"
    entries = PDFDictionary({"Filter": "/FlateDecode"})
    page.Contents = PDFStream(entries, zlib.compress(page.stream.encode("latin-1")))
    page.stream = None


def save(canvas: Any, tags: Tags, links: Iterable[LinkAnnotation], xmp: bytes) -> bytes:
    """Return the document of `canvas`, whose pages are all finished, with its tags and metadata."""
    document = canvas._doc  # noqa: SLF001 - see the module
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.digest(document.signature)
    catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    pages = [_number(document, document.Reference(page)) for page in document.Pages.pages]
    tree = TreeObjects(tags, pages, document.objectcounter + 1)
    document.objectcounter += tree.count()
    _describe(document.Catalog, tree.first, xmp)
    file = ObjectFile()
    for number, body, is_stream in _iter_objects(document):
        (file.add_stream if is_stream else file.add)(number, body)
    for link in links:
        file.add(link.number, link.body(canvas))
    for number, body in tree.bodies():
        file.add(number, body)
    identity = document.signature.hexdigest().encode()
    numbers = _number(document, catalog), _number(document, info)
    return file.finish(b"/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (*numbers, identity, identity))


def _describe(catalog: Any, root: int, xmp: bytes) -> None:
    """Say in the catalog that the document is tagged, and where its metadata are."""
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.StructTreeRoot = f"{root} 0 R"
    catalog.Metadata = PDFStream(PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), xmp)


def _iter_objects(document: Any) -> Iterator[tuple[int, bytes, bool]]:
    """Yield ReportLab's objects: number, body, whether it is a stream; more come up on the way."""
    number = 0
    while number < document.objectcounter:
        number += 1
        name = document.numberToId.get(number)
        if name is not None:
            thing = document.idToObject[name]
            yield number, format_object(thing, document, toplevel=1), isinstance(thing, _STREAMS)


def _number(document: Any, reference: Any) -> int:
    return int(document.idToObjectNumberAndVersion[reference.name][0])
