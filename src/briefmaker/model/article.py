"""What a reader makes of a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One source: its text as read, and what its own metadata say about it.

    What the metadata do not say is None. Nothing is guessed here; what the *text* shows (a
    headline above the body, say) is found by the analysis.
    """

    path: str
    """Relative to the sources folder, with `/`; the source's identity."""
    text: str
    """The whole text, furniture included: NFC, `\\n`, no control characters. All spans refer to it."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO 8601 date."""
    language: str | None = None
    """BCP 47; None where the metadata do not say."""
    url: str | None = None
