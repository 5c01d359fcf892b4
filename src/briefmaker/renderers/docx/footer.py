"""The footer: title and edition, the draft and handling mark, the page of how many."""

from __future__ import annotations

import re

from briefmaker.model.document import Meta
from briefmaker.renderers.docx.markup import DECLARATION, NAMESPACES, escape
from briefmaker.renderers.mark import footer_pattern, handling_mark
from briefmaker.renderers.theme import Footer

_SLOT = re.compile(r"\{(title|edition|hash|page|pages)\}")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
_TAB = "<w:r><w:tab/></w:r>"


def footer_part(meta: Meta, footer: Footer) -> str:
    """Return the footer part: what stands left, then the mark and what stands right.

    One tab, not two: a title that is wider than half the page would push a third text off its stop.
    """
    mark = _run(handling_mark(meta), '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>')
    right = _filled(footer.right, meta)
    line = f"{_filled(footer.left, meta)}{_TAB}{mark}{_run('  ·  ') if mark and right else ''}{right}"
    return (
        f'{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{line}</w:p></w:ftr>'
    )


def _filled(pattern: str, meta: Meta) -> str:
    """Return `pattern` as runs, with the words of `meta` and the fields of Word in its slots."""
    texts = {"title": meta.title, "edition": meta.edition, "hash": meta.fingerprint}
    pieces = _SLOT.split(footer_pattern(pattern, meta))  # words and names of slots in turn
    return "".join(
        _run(piece) if not number % 2 else _field(_FIELDS[piece]) if piece in _FIELDS else _run(texts[piece])
        for number, piece in enumerate(pieces)
    )


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
