"""The account that mails are sent from: its server, its user, and the password from where it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefmaker.config.mail import MailTable, Security
from briefmaker.errors import BriefmakerError, ConfigError

VARIABLE = "BRIEFMAKER_MAIL_PASSWORD"
SERVICE = "briefmaker"
"""The name under which the keyring has the password."""


@dataclass(frozen=True, slots=True)
class Account:
    """A server that takes messages, and who is known to it."""

    host: str
    port: int
    security: Security
    user: str | None
    password: str | None = field(repr=False)
    ca_file: str | None
    """Certificates of authorities to trust instead of the system's."""
    timeout: float
    """Seconds to wait for an answer."""

    @property
    def where(self) -> str:
        """Return the server for messages: `smtp.example.org:587`."""
        return f"{self.host}:{self.port}"


def account_of(mail: MailTable, root: Path, environment: Mapping[str, str]) -> Account:
    """Return the account that `[mail]` tells of, with its password where it has a user.

    The password is the environment's BRIEFMAKER_MAIL_PASSWORD, else what stands in `password_file`, else the
    keyring's. Raises ConfigError where sender, server or password is missing.
    """
    require_sender(mail, root)
    if mail.host is None:
        raise _unset("host", root)
    return Account(
        host=mail.host,
        port=mail.server_port,
        security=mail.security,
        user=mail.user,
        password=_password(mail, root, environment) if mail.user else None,
        ca_file=_authority(mail, root),
        timeout=mail.timeout,
    )


def require_sender(mail: MailTable, root: Path) -> None:
    """Raise ConfigError where the configuration does not say from whom mails come."""
    if mail.sender is None:
        raise _unset("from", root)


def _fault(message: str, where: str) -> ConfigError:
    return ConfigError((BriefmakerError(message, where),))


def _unset(name: str, root: Path) -> ConfigError:
    return _fault(f"`{name}` under [mail] is missing: nothing can be sent", str(root / "briefmaker.toml"))


def _authority(mail: MailTable, root: Path) -> str | None:
    if mail.ca_file is None:
        return None
    path = root / mail.ca_file
    if not path.is_file():
        raise _fault("there is no such file of certificates; see `ca_file` under [mail]", str(path))
    return str(path)


def _password(mail: MailTable, root: Path, environment: Mapping[str, str]) -> str:
    found = environment.get(VARIABLE) or _from_file(mail, root) or _from_keyring(mail)
    if found is None:
        message = (
            f"`user` under [mail] needs a password: put it into the environment as {VARIABLE}, into a file "
            "that `password_file` names, or into the keyring (`keyring = true`, then "
            f"`keyring set {SERVICE} USER`)"
        )
        raise _fault(message, str(root / "briefmaker.toml"))
    return found


def _from_file(mail: MailTable, root: Path) -> str | None:
    if mail.password_file is None:
        return None
    path = root / mail.password_file
    try:
        found = path.read_text(encoding="utf-8-sig").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise _fault(f"the password cannot be read: {reason}", str(path)) from None
    if not found or "\n" in found:
        raise _fault("holds no password: it must be one line with nothing else", str(path))
    return found


def _from_keyring(mail: MailTable) -> str | None:
    if not mail.keyring:
        return None
    try:
        import keyring
    except ImportError:
        message = "the keyring needs a package more: pip install 'briefmaker[mail]'"
        raise _fault(message, "briefmaker.toml") from None
    try:
        found = keyring.get_password(SERVICE, mail.user or "")
    except Exception as error:  # noqa: BLE001 - each backend of a keyring fails in its own way
        raise _fault(f"the keyring cannot be used: {type(error).__name__}", SERVICE) from None
    if found is None:
        message = f"the keyring has no password for this user; `keyring set {SERVICE} USER` puts it there"
        raise _fault(message, SERVICE)
    return found
