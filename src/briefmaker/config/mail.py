"""`[mail]`: from whom mails come, over which server, how fast; no message repeats an address or password."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from briefmaker.config.recipients import address_fault, canonical

Security = Literal["starttls", "tls", "none"]
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
"""The machine itself: nothing that is said to it passes over a network."""
# RFC 8314, 3.3, and RFC 6409, 3.1; 25 is what a server of one's own listens at.
_PORTS: dict[str, int] = {"tls": 465, "starttls": 587, "none": 25}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*")
_LONGEST = 500
"""Letters of a setting: each stands on one line of a message."""
_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
_PLACES = re.compile(r"\{([^{}]*)\}")
LINK_FIELDS, UNSUBSCRIBE_FIELDS = ("topic", "edition", "file"), ("topic", "recipient")

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Count = Annotated[int, Field(ge=1)]


class MailTable(BaseModel):
    """`[mail]`: how `send` reaches recipients."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    sender: Line | None = Field(default=None, alias="from")
    reply_to: Line | None = None
    host: Line | None = None
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    security: Security = "starttls"
    user: Line | None = None
    password_file: Line | None = None
    keyring: bool = False
    ca_file: Line | None = None
    list_domain: Line | None = None
    unsubscribe: Line | None = None
    unsubscribe_url: Line | None = None
    link: Line | None = None
    max_mb: Annotated[float, Field(gt=0)] = 10
    per_minute: Count = 100
    domains: dict[str, Count] = Field(default_factory=dict)
    retries: Annotated[int, Field(ge=0)] = 4
    wait: Annotated[float, Field(ge=0)] = 60
    timeout: Annotated[float, Field(gt=0)] = 600

    @field_validator("*", mode="after")
    @classmethod
    def _in_one_line(cls, value: object) -> object:
        if isinstance(value, str) and _CONTROL.search(value):
            raise ValueError("holds a line break or another control character")
        if isinstance(value, str) and len(value) > _LONGEST:
            raise ValueError(f"has {len(value)} letters, and may have {_LONGEST}")
        return value

    @field_validator("sender", "reply_to", "unsubscribe", mode="after")
    @classmethod
    def _reachable(cls, value: str | None) -> str | None:
        fault = address_fault(parseaddr(value)[1]) if value else None
        if fault:
            raise ValueError("is no address such as name@example.org or Name <name@example.org>")
        return value

    @field_validator("host", mode="after")
    @classmethod
    def _a_host(cls, value: str | None) -> str | None:
        if value and not _HOST.fullmatch(value):
            raise ValueError(
                "is no name of a server such as smtp.example.org; `port` has a setting of its own"
            )
        return value

    @field_validator("list_domain", mode="after")
    @classmethod
    def _a_domain(cls, value: str | None) -> str | None:
        if value and not _DOMAIN.fullmatch(value):
            raise ValueError("is no domain such as example.org")
        return value

    @field_validator("link", "unsubscribe_url", mode="after")
    @classmethod
    def _an_address_online(cls, value: str | None, info: object) -> str | None:
        if value is None:
            return None
        name = getattr(info, "field_name", "")
        if not value.startswith("https://") and (
            name == "unsubscribe_url" or not value.startswith("http://")
        ):
            raise ValueError("is no address that begins with https://")
        known = LINK_FIELDS if name == "link" else UNSUBSCRIBE_FIELDS
        unknown = [field for field in _PLACES.findall(value) if field not in known]
        if unknown or re.search(r"[{}\s<>]", _PLACES.sub("", value)):
            raise ValueError(f"may hold {', '.join(f'{{{field}}}' for field in known)} and no other braces")
        return value

    @model_validator(mode="after")
    def _kept_private(self) -> MailTable:
        if self.security == "none" and self.host is not None and self.host not in HERE:
            raise ValueError(
                'security = "none" is for this machine alone (localhost): over a network anybody could read '
                'addresses and password. Write "starttls" or "tls"'
            )
        if (self.password_file or self.keyring) and not self.user:
            raise ValueError("a password is for somebody: `user` is missing")
        return self

    @property
    def address(self) -> str:
        """Return the sender's address alone; empty where there is none."""
        found = parseaddr(self.sender or "")[1]
        return canonical(found) if found else ""

    @property
    def name(self) -> str:
        """Return the name beside the sender's address."""
        return parseaddr(self.sender or "")[0]

    @property
    def server_port(self) -> int:
        """Return the port that is set, else the one that this kind of connection has."""
        return self.port or _PORTS[self.security]

    def pace(self, domain: str) -> int:
        """Return how many messages a minute go to addresses of `domain`."""
        limits = {name.casefold(): most for name, most in self.domains.items()}
        return limits.get(domain.casefold(), self.per_minute)
