"""`[mail]`: every fault with its line, and no address or password repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefmaker.config import load_settings
from briefmaker.config.mail import MailTable
from briefmaker.errors import ConfigError

GOOD = """[mail]
from = "Press office <press@ministry.example>"
host = "smtp.ministry.example"
user = "briefings"
per_minute = 30
domains = { "Gmail.example" = 20 }
"""
HIDDEN = "geheim.adresse"


def read(root: Path, text: str) -> MailTable:
    (root / "briefmaker.toml").write_text(text, encoding="utf-8")
    return load_settings(root).mail


def test_a_mail_table_says_from_whom_over_which_server_and_how_fast(tmp_path: Path) -> None:
    mail = read(tmp_path, GOOD)

    assert (mail.name, mail.address) == ("Press office", "press@ministry.example")
    assert (mail.host, mail.server_port, mail.security) == ("smtp.ministry.example", 587, "starttls")
    assert (mail.pace("gmail.example"), mail.pace("ministry.example")) == (20, 30)


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_each_kind_of_connection_has_its_port(tmp_path: Path, security: str, port: int) -> None:
    text = f'[mail]\nhost = "localhost"\nsecurity = "{security}"\n'

    assert read(tmp_path, text).server_port == port
    assert read(tmp_path, f"{text}port = 2525\n").server_port == 2525


ADDRESS = "is no address such as name@example.org or Name <name@example.org>"
ONLINE = "is no address that begins with https://"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f'from = "{HIDDEN}"', f"mail.from: {ADDRESS}"),
        (f'from = "Press <{HIDDEN}@>"', f"mail.from: {ADDRESS}"),
        (f'reply_to = "{HIDDEN}"', f"mail.reply_to: {ADDRESS}"),
        (f'unsubscribe = "mailto:{HIDDEN}"', f"mail.unsubscribe: {ADDRESS}"),
        (
            f'from = "Press\\nBcc: {HIDDEN}@x.example <press@ministry.example>"',
            "mail.from: holds a line break or another control character",
        ),
        (
            'host = "smtp.ministry.example:587"',
            "mail.host: is no name of a server such as smtp.example.org; `port` is a setting of its own",
        ),
        ('list_domain = "not a domain"', "mail.list_domain: is no domain such as example.org"),
        ('unsubscribe_url = "http://lists.example/u"', f"mail.unsubscribe_url: {ONLINE}"),
        ('link = "ftp://share.example/{file}"', f"mail.link: {ONLINE}"),
        (
            'link = "https://share.example/{name}"',
            "mail.link: may hold {topic}, {edition}, {file} and no other braces",
        ),
        (
            'unsubscribe_url = "https://lists.example/u/{file}"',
            "mail.unsubscribe_url: may hold {topic}, {recipient} and no other braces",
        ),
        (f'password = "{HIDDEN}"', "there is no setting `mail.password`; did you mean `password_file`?"),
        (f'sender = "{HIDDEN}"', "there is no setting `mail.sender`; did you mean `user`?"),
    ],
)
def test_a_fault_is_told_with_its_line_and_without_what_stands_there(
    tmp_path: Path, line: str, message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, f"[mail]\n{line}\n")

    assert str(caught.value) == f"{tmp_path / 'briefmaker.toml'}:2: {message}"
    assert HIDDEN not in str(caught.value)


@pytest.mark.parametrize("host", ["smtp.ministry.example", "10.0.0.5", "localhost.example.org"])
def test_plain_text_is_for_this_machine_alone(tmp_path: Path, host: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, f'[mail]\nhost = "{host}"\nsecurity = "none"\n')

    assert str(caught.value) == (
        f'{tmp_path / "briefmaker.toml"}:1: mail: security = "none" is for this machine alone (localhost): '
        'over a network anybody could read addresses and password. Write "starttls" or "tls"'
    )


def test_a_password_is_for_somebody(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="a password is for somebody: `user` is missing"):
        read(tmp_path, '[mail]\npassword_file = "secret"\n')
