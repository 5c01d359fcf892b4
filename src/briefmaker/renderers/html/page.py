"""The whole page: head, title, contents, the document in sections, what stands at the foot."""

from __future__ import annotations

from base64 import b64encode

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.document import Block, Brief, Container, Contents, Heading, Meta
from briefmaker.model.titles import SHALLOWEST, titles
from briefmaker.model.walk import iter_blocks, words
from briefmaker.renderers.address import read_addresses
from briefmaker.renderers.characters import unprintable
from briefmaker.renderers.html import wording
from briefmaker.renderers.html.anchors import MAIN, heading_places
from briefmaker.renderers.html.body import BodyWriter
from briefmaker.renderers.html.contents import contents
from briefmaker.renderers.html.head import head
from briefmaker.renderers.html.inlines import InlineWriter
from briefmaker.renderers.html.markup import attributes, element, escape
from briefmaker.renderers.mark import handling_mark
from briefmaker.renderers.theme import Logo, Theme

_WORTH_LISTING = 2
"""Headings from which a page without contents of its own is given some."""


def render_html(brief: Brief, theme: Theme) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return `brief` as one HTML file in the look of `theme`, and what could not be shown as it is.

    The same brief and theme give the same bytes.
    """
    addresses = read_addresses(brief.blocks)
    body = _body(brief, InlineWriter(brief, addresses.safe), theme.logo)
    page = (
        f"<!DOCTYPE html>\n<html{_language(brief.meta)}>\n{head(brief.meta, theme)}\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode(), (*unprintable(brief.blocks, "an HTML"), *addresses.diagnostics)


def _image(logo: Logo | None) -> str:
    """Return the logo with its file in it, so that the page needs none beside it."""
    if logo is None:
        return ""
    content = b64encode(logo.path.read_bytes()).decode()
    source = f"data:image/{logo.kind};base64,{content}"
    style = f"width: {logo.width:g}pt"
    return f'<img class="logo"{attributes(src=source, alt=logo.alt, style=style)}>\n'


def _language(meta: Meta) -> str:
    return f' lang="{escape(meta.language)}"'


def _body(brief: Brief, inlines: InlineWriter, logo: Logo | None) -> str:
    """Return what stands in the body; a cover at the start of the document is the page's header."""
    places = heading_places(brief.blocks)
    titled = not any(_is_title(block) for block in iter_blocks(brief.blocks))
    writer = BodyWriter(brief.blocks, inlines, places, titled=titled)
    match brief.blocks:
        case [Container("cover", cover), *rest]:
            masthead = _image(logo) + writer.write(cover)
        case rest:
            masthead = ""
    title = element("h1", escape(brief.meta.title), class_="unseen") if titled else ""
    parts = (
        f'<a class="skip" href="#{MAIN}">{wording.SKIP}</a>',
        _wrapped("header", title + masthead),
        _contents(brief, places),
        f'<main id="{MAIN}">\n{writer.write_sections(rest)}</main>',
        _wrapped("footer", _foot(brief.meta)),
    )
    return "\n".join(filter(None, parts))


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level <= 1 and bool(words(block.inlines).strip())


def _wrapped(name: str, content: str) -> str:
    return f"<{name}>\n{content}\n</{name}>" if content else ""


def _contents(brief: Brief, places: tuple[str, ...]) -> str:
    """Return contents for a page whose document has none."""
    if any(isinstance(block, Contents) for block in brief.blocks):
        return ""
    listed = titles(brief.blocks, SHALLOWEST)
    return contents(listed, places) if len(listed) >= _WORTH_LISTING else ""


def _foot(meta: Meta) -> str:
    mark = handling_mark(meta)
    parts = [escape(part) for part in (meta.title, meta.edition, meta.fingerprint) if part]
    if mark:
        parts.append(element("strong", escape(mark)))
    return element("p", " · ".join(parts))
