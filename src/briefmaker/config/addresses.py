"""Addresses that mail can be sent to, in the one form that they are kept and compared in."""

from __future__ import annotations

import re
from email.utils import getaddresses

import idna

from briefmaker.model.recipient import masked

# RFC 5321, 4.1.2: a dot-string and a domain; quoted local parts and address literals are not taken.
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[^@\s]+")
_DOMAIN = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE
)
_LONGEST = 254
_MAILBOX = re.compile(r'(?:(?:"(?:[^"\\]|\\.)*"|[^<>@,;:"\\]+)\s*)?<[^<>\s]+>|[^<>\s,;]+')


def address_fault(address: str) -> str | None:
    """Return what is wrong with an address, without repeating it; None where nothing is."""
    plain = address.isprintable()
    told = masked(address) if "@" in address and plain else "the address"
    # `=?` would begin an encoded word (RFC 2047) wherever the address is read.
    if not plain or "=?" in address or len(address) > _LONGEST or not _ADDRESS.fullmatch(address):
        return f"{told} is no address that mail can be sent to, such as name@example.org"
    if ascii_domain(address.rpartition("@")[2]) is None:
        return f"{told} has no domain that mail can be sent to"
    return None


def canonical(address: str) -> str:
    """Return an address with its domain in ASCII and small letters, as it is sent; what is none, as it is."""
    local, at, domain = address.rpartition("@")
    known = ascii_domain(domain)
    return f"{local}{at}{known}" if known else address


def ascii_domain(domain: str) -> str | None:
    """Return a domain in ASCII and small letters (RFC 5891), None where it is none."""
    try:
        told = idna.encode(domain, uts46=True).decode().lower()
    except idna.IDNAError:
        return None
    return told if _DOMAIN.fullmatch(told) else None


def read_mailbox(text: str) -> tuple[str, str] | None:
    """Return name and canonical address of `Name <name@example.org>`; None where it is not one mailbox."""
    if not _MAILBOX.fullmatch(text.strip()):
        return None
    found = getaddresses([text])
    if len(found) != 1 or address_fault(found[0][1]):
        return None
    name, address = found[0]
    return name, canonical(address)
