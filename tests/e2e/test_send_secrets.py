"""No address and no password stands in anything that is printed, logged, kept or reported."""

from __future__ import annotations

import base64
import logging
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app, guarded
from briefmaker.ledger import FILE
from mail_server import PASSWORD, USER, MailServer
from sending import recipients

ADDRESSES = (
    "anna.berg@ministry.example",
    "refuse.jonas@harbour.example",
    "defer9.mira@harbour.example",
    "before.eva@island.example",
    "after.olaf@island.example",
    "spam.tove@island.example",
    "refuse.Sean.O'Brien@island.example",
    f"refuse.{'long' * 12}@island.example",
)
LOCALS = tuple(each.partition("@")[0] for each in ADDRESSES)
TOLD = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
HIDDEN = (*ADDRESSES, *LOCALS, PASSWORD, base64.b64encode(PASSWORD.encode()).decode(), TOLD)


def shown(text: str) -> list[str]:
    """Return what of the hidden stands in `text`."""
    return [each for each in HIDDEN if each.casefold() in text.casefold()]


def command(project: Path, *words: str) -> str:
    """Return all that a command prints, in a process of its own."""
    line = [
        sys.executable,
        "-m",
        "briefmaker.cli",
        "--debug",
        words[0],
        "--project",
        str(project),
        *words[1:],
    ]
    result = subprocess.run(line, capture_output=True, text=True, check=False, env={**os.environ}, input="")
    return result.stdout + result.stderr


@pytest.fixture
def crowd(desk: Path, server: MailServer) -> Path:
    del server
    recipients(desk, *ADDRESSES)
    return desk


def test_nothing_that_is_printed_shows_an_address_or_the_password(crowd: Path) -> None:
    told = "".join(
        command(crowd, "send", *words)
        for words in (
            ("--topic", "harbour"),
            ("--topic", "harbour", "--json"),
            ("--topic", "harbour", "--yes"),
            ("--topic", "harbour", "--yes", "--json"),
            ("--resume",),
            ("--status",),
            ("--status", "--json"),
            ("--topic", "harbour", "--again", ADDRESSES[0], "--yes"),
            ("--topic", "harbour", "--again", ADDRESSES[4], "--yes", "--json"),
            ("--topic", "harbour", "--again", "nobody@nowhere.example"),
        )
    )

    assert "b…@island.example" in told
    assert "Traceback" in told
    assert shown(told) == []
    assert "nobody@" not in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("port = ", "port = 1 #"),
        ("ca_file", "#ca_file"),
        ('password_file = "secret"', 'password_file = "wrong"'),
        ("user = ", 'user = "somebody" #'),
        ('host = "127.0.0.1"', 'host = "no-such-host.invalid"'),
        ('user = "', 'user = "ü'),
    ],
)
def test_no_error_and_no_traceback_shows_them(crowd: Path, old: str, new: str) -> None:
    config = crowd / "briefmaker.toml"
    text = config.read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new), encoding="utf-8")
    (crowd / "wrong").write_text(f"{PASSWORD}-and-more\n", encoding="utf-8")

    told = command(crowd, "send", "--topic", "harbour", "--yes")

    assert "Traceback" in told
    assert shown(told) == []


def test_the_ledger_holds_no_address(crowd: Path) -> None:
    command(crowd, "send", "--topic", "harbour", "--yes")

    with closing(sqlite3.connect(crowd / FILE)) as connection:
        dump = "\n".join(connection.iterdump())
    assert dump.count('INSERT INTO "sendings"') + dump.count("INSERT INTO sendings") == len(ADDRESSES)
    assert shown(dump) == []
    for path in (crowd / ".briefmaker").iterdir():
        assert shown(path.read_bytes().decode("latin-1")) == []


def test_nothing_that_is_logged_shows_them(
    crowd: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)

    CliRunner().invoke(app, ["send", "--project", str(crowd), "--topic", "harbour", "--yes"])

    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("mail.")]
    assert shown("\n".join(ours)) == []
    told = capfd.readouterr()
    assert shown(told.out + told.err) == []


def test_no_document_of_an_edition_holds_a_recipient(crowd: Path) -> None:
    command(crowd, "send", "--topic", "harbour", "--yes")

    for path in (crowd / "out").rglob("*"):
        if path.is_file():
            assert shown(path.read_bytes().decode("latin-1")) == [], path


@pytest.mark.parametrize("debug", [False, True])
def test_an_internal_error_does_not_show_an_address(
    *, debug: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["briefmaker", *(["--debug"] if debug else [])])

    def fail() -> None:
        raise RuntimeError(f"no way to {ADDRESSES[0]}")

    with pytest.raises(SystemExit) as ended:
        guarded(fail)

    assert ended.value.code == 70
    told = capsys.readouterr().err
    assert "no way to a…@ministry.example" in told
    assert ("Traceback" in told) == debug
    assert shown(told) == []
