"""The XMP metadata: the title, and that the document claims PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pdf_ua.file import File

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def metadata(file: File) -> Iterator[str]:
    """Yield what is wrong in the metadata."""
    if "/Metadata" not in file.root:
        yield "7.1: there is no XMP metadata"
        return
    try:
        xmp = etree.fromstring(file.root.Metadata.read_bytes().strip())
    except etree.XMLSyntaxError:
        yield "7.1: the XMP metadata cannot be read"
        return
    yield from _title(xmp, str(file.root.get("/Lang", "")))
    yield from _identifier(xmp)


def _title(xmp: etree._Element, language: str) -> Iterator[str]:
    titles = xmp.findall(".//dc:title//", _SPACES)
    if not titles:
        yield "7.1: the XMP metadata have no title"
    elif not any((title.text or "").strip() for title in titles):
        yield "ours: the title is empty"
    if not language and {title.get(_XML_LANGUAGE) for title in titles} <= {None, "x-default"}:
        yield "7.2: the title's language is the document's, which has none"


def _identifier(xmp: etree._Element) -> Iterator[str]:
    part = str(xmp.xpath("string(//pdfuaid:part | //@pdfuaid:part)", namespaces=_SPACES))
    if part != "1":
        yield f"5: the XMP metadata name part {part!r} of PDF/UA"
    prefixes = {
        prefix
        for element in xmp.iter()
        for prefix, space in element.nsmap.items()
        if space == _SPACES["pdfuaid"] and _bears(element, space)
    }
    if prefixes - {"pdfuaid"}:
        yield f"5: the identifier of PDF/UA stands under {', '.join(sorted(map(str, prefixes)))}"


def _bears(element: etree._Element, space: str) -> bool:
    names = [element.tag, *map(str, element.attrib), *(kid.tag for kid in element)]
    return any(str(name).startswith(f"{{{space}}}") for name in names)
