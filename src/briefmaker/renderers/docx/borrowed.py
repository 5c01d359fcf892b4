"""What a document takes from a reference document, ready to be written."""

from __future__ import annotations

from dataclasses import dataclass

from briefmaker.diagnostics import Diagnostic
from briefmaker.renderers.docx.package import FOOTER_ID, Lent
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
