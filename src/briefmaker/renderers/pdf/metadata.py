"""What a PDF says about itself, as XMP (ISO 16684-1), with the mark of PDF/UA (ISO 14289-1, clause 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from briefmaker.model.document import Meta
from briefmaker.renderers.pdf.strings import encodable

CREATOR = "briefmaker"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# XML 1.0 has no place for these, not even as references.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
)


def xmp_packet(meta: Meta) -> bytes:
    """Return the XMP packet of a document; its dates are the day it was built, not the clock's."""
    description = "".join(_properties(meta))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {_SPACES}><rdf:Description rdf:about="">\n'
        f"{description}</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def pdf_date(meta: Meta) -> str | None:
    """Return the day that `meta` was built as PDF writes a date; None where it is no ISO date."""
    return f"D:{meta.built.replace('-', '')}000000Z" if _DAY.fullmatch(meta.built) else None


def _properties(meta: Meta) -> Iterator[str]:
    yield "<pdfuaid:part>1</pdfuaid:part>\n"
    title = _text(meta.title)
    yield f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\n'
    yield f"<dc:creator><rdf:Seq><rdf:li>{_text(meta.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    if meta.subject:
        subject = _text(meta.subject)
        yield '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        yield f"{subject}</rdf:li></rdf:Alt></dc:description>\n"
    if meta.keywords:
        words = "".join(f"<rdf:li>{_text(word)}</rdf:li>" for word in meta.keywords)
        yield f"<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>\n"
        yield f"<pdf:Keywords>{_text(', '.join(meta.keywords))}</pdf:Keywords>\n"
    yield f"<dc:language><rdf:Bag><rdf:li>{_text(meta.language)}</rdf:li></rdf:Bag></dc:language>\n"
    yield f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>\n"
    if _DAY.fullmatch(meta.built):
        yield f"<xmp:CreateDate>{meta.built}T00:00:00Z</xmp:CreateDate>\n"
        yield f"<xmp:ModifyDate>{meta.built}T00:00:00Z</xmp:ModifyDate>\n"


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", encodable(text)))
