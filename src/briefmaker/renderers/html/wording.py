"""What the page itself says: words that are not of the document, for people who cannot see its layout."""

from __future__ import annotations

CONTENTS = "Contents"
SKIP = "Skip to the content"


def back_to(number: int, label: str) -> str:
    """Return what the way back from a source is called."""
    return f"Back to citation {number}, {label}"


def online(label: str) -> str:
    """Return what the way to a quotation's place on its own page is called."""
    return f"These words online, {label}"
