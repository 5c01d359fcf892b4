"""Lending: what a reference document puts in the place of the theme's looks.

Apart from `borrowed`, so that a build without a reference document does not pay for it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.document import Meta
from briefmaker.renderers.docx.borrowed import OWN_FOOTER, Borrowed
from briefmaker.renderers.docx.lent_styles import lent_styles, rename
from briefmaker.renderers.docx.package import Lent
from briefmaker.renderers.docx.reference import Reference, fill_slots, moved, read_reference, root_of
from briefmaker.renderers.docx.styles import styles_part
from briefmaker.renderers.mark import handling_mark
from briefmaker.renderers.theme import Theme


def lend(path: Path, theme: Theme, meta: Meta) -> Borrowed:
    """Return the looks that the reference document at `path` gives a document of `meta` in `theme`.

    Raises ThemeError where it cannot be read.
    """
    reference = read_reference(path)
    theme = replace(theme, page=reference.page(theme.page))
    lent, references, marked = _lent_borders(reference, meta)
    # Our footer sets its words by its own tab stops.
    kept = {"footer"} if OWN_FOOTER in references else set()
    merged, renamed = lent_styles(styles_part(theme, meta.language), reference.styles, meta.language, kept)
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
