"""The contents as Word's own field, its result filled in so that nobody is asked to update it.

The page numbers are those of our PDF: Word lays pages out a little differently, and shows its own
numbers once somebody updates the field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.model.document import Brief, Contents
from briefmaker.model.titles import SHALLOWEST, Title, titles
from briefmaker.renderers.docx.bookmarks import heading_bookmark
from briefmaker.renderers.docx.markup import escape
from briefmaker.renderers.docx.paragraphs import ParagraphWriter
from briefmaker.renderers.docx.place import Place
from briefmaker.renderers.theme import Theme

_LEADER = '<w:r><w:rPr><w:rStyle w:val="ContentsLeader"/></w:rPr><w:tab/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@dataclass(frozen=True, slots=True)
class ContentsWriter:
    """Writes the contents of one document: its headings, and the page of every heading by its number."""

    titles: tuple[Title, ...]
    pages: Sequence[int]

    def numbers(self) -> frozenset[int]:
        """Return the numbers of the headings that contents lead to."""
        return frozenset(title.number for title in self.titles)

    def write(self, depth: int, place: Place, paragraphs: ParagraphWriter) -> str:
        """Return the contents down to level `depth`; nothing where there is no such heading."""
        listed = [title for title in self.titles if title.level <= depth]
        runs = [self._entry(title) for title in listed]
        if not listed:
            return ""
        field = rf'TOC \o "1-{depth - SHALLOWEST + 1}" \h \z \u'
        runs[0] = f"{_begin(field)}{runs[0]}"
        runs[-1] += _END
        written = []
        for title, entry in zip(listed, runs, strict=True):
            written.append(paragraphs.write(f"TOC{title.level - SHALLOWEST + 1}", entry, place))
            place = place.entered()
        return "".join(written)

    def _entry(self, title: Title) -> str:
        """Return a heading's words, the leader and its page, all of it a link."""
        name = heading_bookmark(title.number)
        page = _begin(rf"PAGEREF {name} \h") + _run(str(self.pages[title.number])) + _END
        return (
            f'<w:hyperlink w:anchor="{name}" w:history="1">{_run(title.words)}{_LEADER}{page}</w:hyperlink>'
        )


def listed_contents(brief: Brief, theme: Theme) -> ContentsWriter:
    """Return the writer of the contents of `brief`, with the pages that `theme` puts its headings on."""
    depths = [block.depth for block in brief.blocks if isinstance(block, Contents)]
    found = titles(brief.blocks, max(depths)) if depths else ()
    if not found:
        return ContentsWriter((), ())
    from briefmaker.renderers.pdf import heading_pages  # only contents pay for laying pages out

    return ContentsWriter(found, heading_pages(brief, theme))


def _begin(instruction: str) -> str:
    """Return the start of a field, up to its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
