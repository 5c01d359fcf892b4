"""The mark that must be seen wherever a document goes."""

from __future__ import annotations

from briefmaker.model.document import Meta


def handling_mark(meta: Meta) -> str:
    """Return what must be seen on every page, e.g. `DRAFT · Internal`; empty where nothing must."""
    parts = ("DRAFT" if meta.status == "draft" else "", meta.handling or "")
    return " · ".join(part for part in parts if part)


def footer_pattern(pattern: str, meta: Meta) -> str:
    """Return the footer's `pattern` without the slot of a mark that the document does not have."""
    return pattern if meta.fingerprint else pattern.replace(" · {hash}", "").replace("{hash}", "")
