"""The whole document: what each part holds, from the brief and the theme."""

from __future__ import annotations

from collections.abc import Mapping

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.captions import captions
from briefmaker.model.document import Brief, Meta
from briefmaker.renderers.address import read_addresses
from briefmaker.renderers.characters import unprintable
from briefmaker.renderers.docx.body import BodyWriter
from briefmaker.renderers.docx.bookmarks import Bookmarks, named_and_cited
from briefmaker.renderers.docx.borrowed import Borrowed
from briefmaker.renderers.docx.contents import listed_contents
from briefmaker.renderers.docx.footer import footer_part
from briefmaker.renderers.docx.links import relationships
from briefmaker.renderers.docx.lists import Numbering
from briefmaker.renderers.docx.markup import DECLARATION, NAMESPACES, twips
from briefmaker.renderers.docx.package import Parts, pack
from briefmaker.renderers.docx.pictures import PictureWriter
from briefmaker.renderers.docx.properties import app_part, core_part, font_part, settings_part
from briefmaker.renderers.docx.runs import RunWriter
from briefmaker.renderers.docx.styles import styles_part
from briefmaker.renderers.docx.tables import TableWriter
from briefmaker.renderers.theme import Theme


def render_docx(brief: Brief, theme: Theme) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return `brief` as a DOCX file in the look of `theme`, and what could not be shown as it is.

    Raises RenderError if the brief's date is none or a table has more columns than Word opens, and
    ThemeError if the theme's reference document cannot be read.
    """
    looks = _looks(theme, brief.meta)
    addresses = read_addresses(brief.blocks)
    links = relationships(addresses.safe)
    numbering = Numbering()
    pictures = PictureWriter(looks.theme)
    document = _document(brief, looks, links, numbering, pictures)
    parts = Parts(
        document=document,
        styles=looks.styles,
        numbering=numbering.part(theme.indent, theme.palette.accent),
        settings=settings_part(brief.meta.language),
        fonts=font_part(theme),
        footer=footer_part(brief.meta, theme.footer),
        core=core_part(brief.meta),
        app=app_part(),
    )
    targets = [(links[target], address) for target, address in addresses.safe.items()]
    found = (*unprintable(brief.blocks, "a DOCX"), *addresses.diagnostics, *looks.diagnostics)
    return pack(parts, targets, looks.lent, pictures.pictures), found


def _looks(theme: Theme, meta: Meta) -> Borrowed:
    if theme.reference is None:
        return Borrowed(theme, styles_part(theme, meta.language))
    from briefmaker.renderers.docx.lending import lend  # only a reference document pays for it

    return lend(theme.reference, theme, meta)


def _document(
    brief: Brief, looks: Borrowed, links: Mapping[str, str], numbering: Numbering, pictures: PictureWriter
) -> str:
    theme = looks.theme
    bookmarks = Bookmarks(*named_and_cited(brief.blocks))
    runs = RunWriter(links, bookmarks, brief.meta.language)
    tables = TableWriter(theme, runs, captions(brief.blocks))
    contents = listed_contents(brief, theme)
    body = BodyWriter(theme, runs, tables, numbering, contents, pictures).write(brief.blocks)
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{_section(looks)}</w:body></w:document>"


def _section(looks: Borrowed) -> str:
    page = looks.theme.page
    return (
        f"<w:sectPr>{looks.borders}"
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(page.top / 2)}" w:footer="{twips(page.bottom / 2)}" '
        f'w:gutter="0"/>{looks.closing}</w:sectPr>'
    )
