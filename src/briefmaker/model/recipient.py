"""Who gets a pack. Addresses are personal data: what is printed or logged shows them masked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Attachment = Literal["pdf", "docx", "html"]
ALL = "all"
"""Stands for every topic."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets packs."""

    address: str
    name: str = ""
    topics: tuple[str, ...] = (ALL,)
    """Ids of topics, `pack` for the joint pack, `all` for every topic."""
    format: Attachment = "pdf"
    language: str = ""
    """The one language that they read; empty where any will do."""
    active: bool = True
    where: str = ""
    """File and line of the entry."""

    @property
    def masked(self) -> str:
        """Return the address as it may be shown."""
        return masked(self.address)

    @property
    def key(self) -> str:
        """Return what makes two addresses one mailbox, as nearly every server has it."""
        return self.address.casefold()

    def wants(self, topic: str) -> bool:
        """Return whether the pack on `topic` goes to them."""
        return self.active and (topic in self.topics or (ALL in self.topics and topic != "pack"))

    def reads(self, language: str) -> bool:
        """Return whether they read `language`: `en` is read by whoever reads `en-GB`, and the other way."""
        own, given = self.language.casefold().split("-"), language.casefold().split("-")
        return not self.language or all(a == b for a, b in zip(own, given, strict=False))


_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"“”]+@[\w.-]*\w")


def scrubbed(text: str) -> str:
    """Return `text` with every address in it masked."""
    return _ADDRESS.sub(lambda found: masked(found[0]), text)


def masked(address: str) -> str:
    """Return the address with all but its first letter and its domain hidden: `m…@example.org`."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}" if local else "…"
