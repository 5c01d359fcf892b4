"""What a document takes from a reference document, ready to be written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.document import Meta
from briefmaker.renderers.docx.lent_styles import lent_styles, rename
from briefmaker.renderers.docx.package import FOOTER_ID, Lent
from briefmaker.renderers.docx.reference import Reference, fill_slots, moved, read_reference, root_of
from briefmaker.renderers.docx.styles import styles_part
from briefmaker.renderers.mark import handling_mark
from briefmaker.renderers.theme import Theme

OWN_FOOTER = f'<w:footerReference w:type="default" r:id="{FOOTER_ID}"/>'


@dataclass(frozen=True, slots=True)
class Borrowed:
    """The looks of a document: the theme's, or what a reference puts in their place."""

    theme: Theme
    styles: str
    borders: str = OWN_FOOTER
    """The section's references to its headers and footers."""
    closing: str = ""
    """What stands at the end of the section's properties."""
    lent: tuple[Lent, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def borrow(theme: Theme, meta: Meta) -> Borrowed:
    """Return the looks for a document of `meta` in `theme`.

    Raises ThemeError where the theme names a reference document that cannot be read.
    """
    if theme.reference is None:
        return Borrowed(theme, styles_part(theme, meta.language))
    reference = read_reference(theme.reference)
    theme = replace(theme, page=reference.page(theme.page))
    merged, renamed = lent_styles(styles_part(theme, meta.language), reference.styles, meta.language)
    lent, references, marked = _lent_borders(reference, meta)
    for each in lent:
        rename(root_of(each.part), renamed)
    if reference.colours is not None:
        lent.append(Lent("rIdTheme", "theme", moved(reference.colours, 0)))
    return Borrowed(
        theme=theme,
        styles=merged,
        borders=references,
        closing="<w:titlePg/>" if reference.has_title_page else "",
        lent=tuple(lent),
        diagnostics=() if marked or not handling_mark(meta) else (_unmarked(reference),),
    )


def _lent_borders(reference: Reference, meta: Meta) -> tuple[list[Lent], str, bool]:
    """Return the headers and footers, the references to them, and whether they show the handling mark.

    Where there is no footer for usual pages, ours stays.
    """
    lent: list[Lent] = []
    written = ""
    marked = usual = False
    kinds: tuple[Literal["header", "footer"], ...] = ("header", "footer")
    for kind in kinds:
        for pages, part in reference.borders(kind):
            lent.append(Lent(f"rIdLent{len(lent) + 1}", kind, moved(part, len(lent) + 1)))
            written += f'<w:{kind}Reference w:type="{pages}" r:id="{lent[-1].identity}"/>'
            marked = fill_slots(part, meta) or marked
            usual = usual or (kind, pages) == ("footer", "default")
    return lent, written if usual else written + OWN_FOOTER, marked or not usual


def _unmarked(reference: Reference) -> Diagnostic:
    message = (
        "the headers and footers of the reference document do not show the draft and handling mark; "
        "write {mark} where it is to stand"
    )
    return Diagnostic("mark-not-shown", "warning", message, str(reference.path))
