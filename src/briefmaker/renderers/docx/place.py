"""Where a paragraph stands: in which container, quotation and lists, and so in which style."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from briefmaker.model.document import ContainerKind


@dataclass(frozen=True, slots=True)
class Place:
    """What is around a block."""

    container: ContainerKind | None = None
    quoted: bool = False
    keep_next: bool = False
    """Whether its paragraphs stay on the page of what follows."""
    depth: int = 0
    """How many lists it is in."""
    left: float = 0
    """How far the words of the list around it stand in, in points."""
    hanging: float = 0
    """How far the list's mark hangs out from them."""
    mark: str = ""
    """The mark of a list item, until a paragraph has taken it."""
    opening: bool = False
    """Whether the next paragraph is the first of a highlighted box."""
    fresh: bool = False
    """Whether the next paragraph begins a page."""

    def entered(self) -> Place:
        """Return this place as it is for what follows its first paragraph."""
        if not (self.mark or self.opening or self.fresh):
            return self
        return replace(self, mark="", opening=False, fresh=False)


def paragraph_style(place: Place, *, first: bool) -> str:  # noqa: PLR0911 - one for each kind
    """Return the style of a paragraph at `place`; `first` says that no paragraph stands before it."""
    if place.quoted:
        return "BlockText"
    match place.container:
        case "cover":
            return "Subtitle"
        case "highlight":
            return "Highlight"
        case "pull-quote":
            return "PullQuote"
        case "note":
            return "Note"
        case "sources":
            return "Source"
        case "timeline" | "chart" | None:
            return "Compact" if place.depth else "FirstParagraph" if first else "BodyText"
        case _:
            assert_never(place.container)
