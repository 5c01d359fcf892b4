"""A DOCX, read: its tree, what was remarked about it, and what a pack has no place for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from briefmaker.drafts.edited import Edited, Original, Remark, edited
from briefmaker.drafts.word.inlines import Marks, ParagraphReader, Piece, inlines
from briefmaker.drafts.word.names import W, is_on, value
from briefmaker.drafts.word.story import Grid, Line, Mark, Part, joined, story
from briefmaker.drafts.word.styles import PLAIN, Level, Style, read_numbering, read_styles
from briefmaker.drafts.word.tracked import Tracked, count_tracked, settle
from briefmaker.errors import BriefmakerError, DraftError
from briefmaker.model.document import Alignment, Inline
from briefmaker.verify.docx_parts import BODY, read_parts

_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_COMMENTS, _LINKS = "word/comments.xml", "word/_rels/document.xml.rels"
_ALIGNMENTS: Mapping[str, Alignment] = {"right": "right", "end": "right", "center": "centre"}
_NO_PLACE = {
    f"{W}footnoteReference": "a footnote",
    f"{W}endnoteReference": "an endnote",
    f"{W}object": "an embedded object",
    f"{W}pict": "a drawing or text box",
    f"{W}altChunk": "another document",
    f"{W}sym": "a symbol of a special font",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "a formula",
}
_BULLETS = Level("bullet", "", restarts=True)
_TEXT_BOX = "txbxContent"
_LOST = "which a pack has no place for: put its words into the text, or take it out"


def read_word(content: bytes, original: Original, tracked: Tracked | None, where: str) -> Edited:
    """Return what the file at `where` says, its tracked changes accepted or refused.

    Raises InputError where it is no DOCX; DraftError where it holds something that a pack has no place for,
    or changes are tracked and `tracked` is None.
    """
    parts = read_parts(content, BODY, _STYLES, _NUMBERING, _COMMENTS, _LINKS)
    body = parts[BODY].find(f"{W}body")
    _settled(body, tracked, where)
    styles = read_styles(parts.get(_STYLES))
    reader = _Reader(
        original,
        styles,
        read_numbering(parts.get(_NUMBERING)),
        ParagraphReader(styles, _addresses(parts.get(_LINKS)), _marks(body)),
    )
    told = list(reader.parts(body))
    _require_place(body, original, where)
    blocks = story(told, original.depth, has_cover=original.has_cover)
    return edited(blocks, tuple(_remarks(parts.get(_COMMENTS), reader.paragraphs.marks)))


def _settled(body: Any, tracked: Tracked | None, where: str) -> None:
    count = count_tracked(body)
    if count and tracked is None:
        changes = "1 change is" if count == 1 else f"{count} changes are"
        message = f"{changes} tracked in it; say `--changes accept` or `--changes refuse`"
        raise DraftError((BriefmakerError(message, where),))
    if tracked:
        settle(body, tracked)


def _require_place(body: Any, original: Original, where: str) -> None:
    """Raise DraftError for each thing that would be lost."""
    lost = [name for tag, name in _NO_PLACE.items() for _ in body.iter(tag)]
    lost += ["a table within a table" for cell in body.iter(f"{W}tc") for _ in cell.iter(f"{W}tbl")]
    lost += ["hidden words" for run in body.iter(f"{W}r") if is_on(run, "rPr/vanish")]
    lost += ["struck-out words" for run in body.iter(f"{W}r") if is_on(run, "rPr/strike")]
    lost += ["a text box" for _ in body.iter(f"{W}{_TEXT_BOX}")]
    lost += [f"the picture “{alt}”" for alt in _unknown_pictures(body, original)]
    if lost:
        raise DraftError(
            tuple(BriefmakerError(f"holds {each}, {_LOST}", where) for each in dict.fromkeys(lost))
        )


def _unknown_pictures(body: Any, original: Original) -> Iterator[str]:
    """Yield what the pictures show that no template has drawn; a logo comes from the theme."""
    for drawing in body.iter(f"{W}drawing"):
        alt = _alt(drawing)
        if alt not in original.pictures and alt not in original.logos:
            yield alt


@dataclass(frozen=True, slots=True)
class _Reader:
    original: Original
    styles: Mapping[str, Style]
    numbering: Mapping[tuple[str, str], Level]
    paragraphs: ParagraphReader

    def parts(self, element: Any) -> Iterator[Part]:
        """Yield the paragraphs and tables below `element`, in reading order."""
        for child in element:
            if child.tag == f"{W}p":
                yield self.line(child)
            elif child.tag == f"{W}tbl":
                yield self.grid(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
                yield from self.parts(child)
            else:
                self.paragraphs.marks.meet(child)

    def line(self, paragraph: Any) -> Line:
        pieces = self.paragraphs.pieces(paragraph)
        marks = self.paragraphs.marks
        marks.ended.update((number, list(pieces)) for number in marks.points)
        marks.points.clear()
        style = self.styles.get(value(paragraph, "pPr/pStyle") or "", PLAIN)
        drawing = paragraph.find(f".//{W}drawing")
        is_picture = drawing is not None and not any(piece.text.strip() for piece in pieces)
        return Line(
            style=style.name,
            inlines=inlines(pieces, self.original.labels),
            mark=self.mark(paragraph),
            indented=int(_left(paragraph)) > 0,
            boxed=_is_boxed(paragraph) and style.name != "highlight",
            new_page=is_on(paragraph, "pPr/pageBreakBefore") or _breaks_page(paragraph) == "before",
            page_ends=_breaks_page(paragraph) == "behind",
            picture=self.original.pictures.get(_alt(drawing)) if is_picture else None,
        )

    def mark(self, paragraph: Any) -> Mark | None:
        instance = value(paragraph, "pPr/numPr/numId")
        level = value(paragraph, "pPr/numPr/ilvl") or "0"
        if not instance or instance == "0":
            return None
        found = self.numbering.get((instance, level), _BULLETS)
        return Mark(instance, int(level), found.form, found.definition, found.restarts)

    def grid(self, table: Any) -> Grid:
        rows = [
            [each for cell in row.iter(f"{W}tc") for each in self.cells(cell)] for row in table.iter(f"{W}tr")
        ]
        width = max((len(row) for row in rows), default=0)
        first = table.find(f".//{W}tr")
        cells = list(first.iter(f"{W}tc")) if first is not None else []
        left: Alignment = "left"
        alignments = (*map(_alignment, cells), *[left] * (width - len(cells)))
        return Grid(tuple(tuple(row) + ((),) * (width - len(row)) for row in rows), alignments)

    def cells(self, cell: Any) -> list[tuple[Inline, ...]]:
        """Return what a cell holds, and nothing for each further column that it spans."""
        held = joined(self.line(paragraph).inlines for paragraph in cell.iter(f"{W}p"))
        spanned = value(cell, "tcPr/gridSpan") or "1"
        return [held, *[()] * (int(spanned) - 1 if spanned.isdecimal() else 0)]


def _alignment(cell: Any) -> Alignment:
    return _ALIGNMENTS.get(value(cell, "p/pPr/jc") or "", "left")


def _left(paragraph: Any) -> str:
    indent = paragraph.find(f"{W}pPr/{W}ind")
    if indent is None:
        return "0"
    left = indent.get(f"{W}left") or indent.get(f"{W}start") or "0"
    return left if left.lstrip("-").isdecimal() else "0"


def _is_boxed(paragraph: Any) -> bool:
    """Return whether there is a line at its left and above or below, by hand: a box goes on around it."""
    border = paragraph.find(f"{W}pPr/{W}pBdr")
    return border is not None and border.find(f"{W}left") is not None


def _breaks_page(paragraph: Any) -> Literal["before", "behind"] | None:
    """Return where the page ends by hand: before the words of the paragraph, or behind them."""
    page = [each for each in paragraph.iter(f"{W}br") if each.get(f"{W}type") == "page"]
    if not page:
        return None
    words = [each for each in paragraph.iter(f"{W}t", f"{W}br") if each.tag == f"{W}t" or each is page[0]]
    return "before" if words[0] is page[0] else "behind"


def _alt(drawing: Any) -> str:
    """Return what a picture shows in words; its tags are told by their local names, whatever their space."""
    found = next((each for each in drawing.iter() if str(each.tag).endswith("}docPr")), None)
    return "" if found is None else found.get("descr") or found.get("title") or ""


def _addresses(part: Any) -> Mapping[str, str]:
    if part is None:
        return {}
    return {each.get("Id"): each.get("Target") for each in part if each.get("TargetMode") == "External"}


def _marks(body: Any) -> Marks:
    return Marks(frozenset(each.get(f"{W}id") for each in body.iter(f"{W}bookmarkEnd")))


def _remarks(part: Any, marks: Marks) -> Iterator[Remark]:
    if part is None:
        return
    for comment in part.iter(f"{W}comment"):
        text = "\n".join(
            "".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p")
        ).strip()
        about = marks.ended.get(comment.get(f"{W}id"), [])
        if text:
            yield Remark(text, comment.get(f"{W}author") or "", _words(about), _evidence(about))


def _words(pieces: list[Piece]) -> str:
    return " ".join("".join(piece.text for piece in pieces).split())


def _evidence(pieces: list[Piece]) -> tuple[str, ...]:
    names = dict.fromkeys(name for piece in pieces for name in piece.statement)
    return tuple(dict.fromkeys(name.split("_")[1] for name in names))
