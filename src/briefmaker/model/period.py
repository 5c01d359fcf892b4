"""The time that a briefing is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included; None is open."""

    since: str | None = None
    """ISO 8601 date."""
    until: str | None = None
    """ISO 8601 date."""

    def holds(self, date: str | None) -> bool:
        """Return whether `date`, ISO 8601, lies within; what has no date does not.

        A month or a year alone lies within only where all its days do.
        """
        if date is None:
            return False
        first, last = f"{date}-01-01"[:10], f"{date}-12-31"[:10]
        return (self.since is None or first >= self.since) and (self.until is None or last <= self.until)
