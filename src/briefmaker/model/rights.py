"""What may be taken from a source, and how: the terms of its licence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a source; None where nothing is said."""

    max_share: float | None = None
    """Of the body's characters, 0 to 1."""
    max_words: int | None = None
    must_link: bool = False
    must_name: bool = False
    notice: str | None = None
    """Words that must be printed beside the source."""

    def over(self, other: Terms) -> Terms:
        """Return these terms, with those of `other` where these say nothing."""
        return Terms(
            max_share=self.max_share if self.max_share is not None else other.max_share,
            max_words=self.max_words if self.max_words is not None else other.max_words,
            must_link=self.must_link or other.must_link,
            must_name=self.must_name or other.must_name,
            notice=self.notice or other.notice,
        )

    @property
    def limits(self) -> bool:
        """Return whether they limit how much is taken."""
        return self.max_share is not None or self.max_words is not None


NO_TERMS = Terms()
