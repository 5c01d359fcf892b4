"""Which addresses a document may lead to, and the one way in which each is written."""

from __future__ import annotations

import re

SCHEMES = ("http", "https", "mailto")

_USABLE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
# Blanks and controls would end an address in Markdown; the rest has a meaning there. RFC 3986 allows
# none of them bare. Letters of other scripts stay readable.
_TO_ENCODE = re.compile(r"[\s\x00-\x20\x7f\"<>\\^`{|}\[\]]")


def canonical_address(address: str) -> str:
    """Return `address` without blanks at its ends, with what an address cannot hold percent-encoded."""
    return _TO_ENCODE.sub(_encoded, address.strip())


def usable_address(address: str | None) -> str | None:
    """Return the canonical form of an http, https or mailto address; None for all else."""
    canonical = canonical_address(address) if address is not None else ""
    return canonical if _USABLE.fullmatch(canonical) else None


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass"))
