"""The file: parts and relationships held by python-docx, zipped so that the bytes never vary.

The only module, with `reference`, that reaches python-docx. Its own writer stamps each member with
the clock, so the archive is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.package import Package
from docx.parts.document import DocumentPart

from briefmaker.renderers.docx.markup import DECLARATION
from briefmaker.renderers.docx.pictures import Picture

FOOTER_ID = "rIdFooter"
"""The relationship by which the document's section names its footer."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of every part."""

    document: str
    styles: str
    numbering: str
    settings: str
    fonts: str
    footer: str
    core: str
    app: str


@dataclass(frozen=True, slots=True)
class Lent:
    """A part of another document."""

    identity: str
    kind: Literal["header", "footer", "theme"]
    part: Part


_KINDS = {"header": RT.HEADER, "footer": RT.FOOTER, "theme": RT.THEME}


def pack(
    parts: Parts,
    links: Iterable[tuple[str, str]],
    lent: Iterable[Lent] = (),
    pictures: Iterable[Picture] = (),
) -> bytes:
    """Return the file that holds `parts`; `links` are relationship ids and addresses."""
    package = Package()
    document = DocumentPart.load(
        PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, parts.document.encode(), package
    )
    package.load_rel(RT.OFFICE_DOCUMENT, document, "rId1")
    _relate(
        package, "rId2", RT.CORE_PROPERTIES, _part("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, parts.core)
    )
    _relate(
        package,
        "rId3",
        RT.EXTENDED_PROPERTIES,
        _part("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, parts.app),
    )
    _relate(document, "rId1", RT.STYLES, _part("/word/styles.xml", CT.WML_STYLES, parts.styles))
    _relate(document, "rId2", RT.NUMBERING, _part("/word/numbering.xml", CT.WML_NUMBERING, parts.numbering))
    _relate(document, "rId3", RT.SETTINGS, _part("/word/settings.xml", CT.WML_SETTINGS, parts.settings))
    _relate(document, "rId4", RT.FONT_TABLE, _part("/word/fontTable.xml", CT.WML_FONT_TABLE, parts.fonts))
    _relate(document, FOOTER_ID, RT.FOOTER, _part("/word/footer1.xml", CT.WML_FOOTER, parts.footer))
    for each in lent:
        document.load_rel(_KINDS[each.kind], each.part, each.identity)
    for picture in pictures:
        part = Part(PackURI(picture.name), f"image/{picture.bitmap.kind}", picture.bitmap.content)
        document.load_rel(RT.IMAGE, part, picture.identity)
    for identity, address in links:
        # `relate_to` looks through all relationships each time.
        document.load_rel(RT.HYPERLINK, address, identity, is_external=True)
    return _zipped(_members(package))


def _part(name: str, content_type: str, text: str) -> Part:
    return Part(PackURI(name), content_type, text.encode())


def _relate(source: Package | Part, identity: str, kind: str, target: Part) -> None:
    source.load_rel(kind, target, identity)


def _members(package: Package) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each member, in the order that readers look for them."""
    parts = list(package.iter_parts())
    yield CONTENT_TYPES_URI.membername, _content_types(parts)
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


def _content_types(parts: Iterable[Part]) -> bytes:
    overrides = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{CT.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CT.XML}"/>{overrides}</Types>'
    ).encode()


def _zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            info = ZipInfo(name, _EPOCH)
            info.create_system = _UNIX  # by default the system that the program runs on
            archive.writestr(info, content, ZIP_DEFLATED)
    return buffer.getvalue()
