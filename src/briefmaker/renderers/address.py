"""Addresses that a document may lead to: web and mail, as plain URIs.

A renderer does not trust the tree here: an article's metadata and a template's links end up in files
that are sent on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from briefmaker.diagnostics import Diagnostic
from briefmaker.model.document import Block, Link
from briefmaker.model.walk import iter_inlines, iter_runs

LONGEST = 2048
"""Word refuses a file that holds a much longer address."""
_SAFE = "%/:?@!$&'()*+,;=~-._"
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]*:[0-9a-f:.]*")
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the links of a document lead."""

    safe: Mapping[str, str]
    """The address for each target that a link is made for, in reading order."""
    diagnostics: tuple[Diagnostic, ...]
    """A warning for each target that no link is made for; its words stay."""


def read_addresses(blocks: Iterable[Block]) -> Addresses:
    """Return the addresses of the links of `blocks`, each once however often it is used."""
    runs = iter_runs(blocks)
    found = (i.target for inlines in runs for i in iter_inlines(inlines) if isinstance(i, Link))
    addresses = {target: address_of(target) for target in dict.fromkeys(found)}
    return Addresses(
        MappingProxyType({target: safe for target, safe in addresses.items() if safe is not None}),
        tuple(_not_linked(target) for target, safe in addresses.items() if safe is None),
    )


def address_of(target: str) -> str | None:
    """Return `target` as a valid URI, None unless it is a web or mail address of bearable length."""
    try:
        address = _checked(urlsplit(target))
    except ValueError:  # an unbalanced bracket, a port that is no number, a host that is no name
        return None
    return address if address is not None and len(address) <= LONGEST else None


def _checked(parts: SplitResult) -> str | None:
    if parts.scheme == "mailto" and not parts.netloc and parts.path.strip():
        host = ""
    # A name before the host has no use in a briefing but to pass one site off as another.
    elif (
        parts.scheme in {"http", "https"}
        and "@" not in parts.netloc
        and _HOST.fullmatch(parts.hostname or "")
    ):
        host = _host(parts)
    else:
        return None
    return urlunsplit(
        (parts.scheme, host, _quoted(parts.path), _quoted(parts.query), _quoted(parts.fragment))
    )


def _host(parts: SplitResult) -> str:
    name = parts.hostname or ""
    name = f"[{name}]" if ":" in name else name if name.isascii() else name.encode("idna").decode()
    return f"{name}:{parts.port}" if parts.port else name


def _quoted(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE, errors="replace")


def _not_linked(target: str) -> Diagnostic:
    shown = target if len(target) <= 80 else target[:79] + "…"
    message = (
        f"no link was made to {shown!r}: only http, https and mailto addresses are; "
        "its words stand in the document. Correct the address in the source or the template"
    )
    return Diagnostic(code="link-dropped", severity="warning", message=message)
