"""`[mail]`: from whom mails come, over which server, how fast; no message repeats an address or password."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from briefmaker.config.addresses import ascii_domain, read_mailbox

Security = Literal["starttls", "tls", "none"]
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
"""The machine itself: nothing that is said to it passes over a network."""
# RFC 8314, 3.3, and RFC 6409, 3.1; 25 is what a server of one's own listens at.
_PORTS: dict[str, int] = {"tls": 465, "starttls": 587, "none": 25}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*")
_LONGEST = 500
"""Letters of a setting: each stands on one line of a message."""
_PLACES = re.compile(r"\{([^{}]*)\}")
LINK_FIELDS, UNSUBSCRIBE_FIELDS = ("topic", "edition", "file"), ("topic", "recipient")

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Count = Annotated[int, Field(ge=1)]


class MailTable(BaseModel):
    """`[mail]`: how `send` reaches recipients."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, allow_inf_nan=False, hide_input_in_errors=True
    )

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
    max_mb: Annotated[float, Field(gt=0, le=1000)] = 10
    per_minute: Count = 100
    domains: dict[str, Count] = Field(default_factory=dict)
    retries: Annotated[int, Field(ge=0, le=10)] = 4
    wait: Annotated[float, Field(ge=0, le=3600)] = 60
    timeout: Annotated[float, Field(gt=0, le=3600)] = 600

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
        if value and read_mailbox(value) is None:
            raise ValueError("is no address such as name@example.org or Name <name@example.org>")
        return value

    @field_validator("host", mode="after")
    @classmethod
    def _a_host(cls, value: str | None) -> str | None:
        if value is None:
            return None
        host = value.lower() if value.isascii() else ascii_domain(value) or ""
        if not _HOST.fullmatch(host):
            raise ValueError(
                "is no name of a server such as smtp.example.org; `port` is a setting of its own"
            )
        return host

    @field_validator("list_domain", mode="after")
    @classmethod
    def _a_domain(cls, value: str | None) -> str | None:
        if value and ascii_domain(value) is None:
            raise ValueError("is no domain such as example.org")
        return value and ascii_domain(value)

    @field_validator("domains", mode="after")
    @classmethod
    def _domains(cls, value: dict[str, int]) -> dict[str, int]:
        found = {ascii_domain(name): most for name, most in value.items()}
        if None in found:
            raise ValueError("names what is no domain such as example.org")
        return {name: most for name, most in found.items() if name}

    @field_validator("link", "unsubscribe_url", mode="after")
    @classmethod
    def _an_address_online(cls, value: str | None, info: object) -> str | None:
        if value is None:
            return None
        if not value.isascii():
            raise ValueError("holds letters that an address online has not; `ü` is written %C3%BC there")
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
        if self.security == "none" and self.host is not None and not _is_here(self.host):
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
        return _mailbox(self.sender)[1]

    @property
    def name(self) -> str:
        """Return the name beside the sender's address."""
        return _mailbox(self.sender)[0]

    @property
    def answers(self) -> tuple[str, str] | None:
        """Return the name and address that answers go to, None where these are the sender's."""
        return _mailbox(self.reply_to) if self.reply_to else None

    @property
    def way_out(self) -> str:
        """Return the address for those who want no more mails."""
        return _mailbox(self.unsubscribe or self.sender)[1]

    @property
    def list_name(self) -> str:
        """Return the domain in the names of lists."""
        return self.list_domain or self.address.rpartition("@")[2]

    @property
    def server_port(self) -> int:
        """Return the port that is set, else the one that this kind of connection has."""
        return self.port or _PORTS[self.security]

    def pace(self, domain: str) -> int:
        """Return how many messages a minute go to addresses of `domain`."""
        return self.domains.get(domain, self.per_minute)


def _is_here(host: str) -> bool:
    return host in HERE or host.startswith("127.")


def _mailbox(text: str | None) -> tuple[str, str]:
    return read_mailbox(text or "") or ("", "")
