"""An approved edition goes to each recipient once, over a real mail server, beside the ledger."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from briefmaker.cli.app import app
from briefmaker.errors import BriefmakerError
from conftest import CONFIG, HERALD, POST
from mail_server import PASSWORD, USER, MailServer, authority, context_of, mail_server

MAIL = """
[mail]
from = "Press office <press@ministry.example>"
host = "127.0.0.1"
per_minute = 60000
wait = 0.01
"""
ANNA, JONAS = "anna.berg@ministry.example", "jonas@harbour.example"


def run(project: Path, *words: str, status: int = 0, typed: str = "") -> Result:
    group = 2 if words[0] in ("recipients", "desk") else 1
    line = [*words[:group], "--project", str(project), *words[group:]]
    result = CliRunner().invoke(app, line, input=typed)
    assert result.exit_code == status, (result.output, result.exception)
    return result


def refusal(project: Path, *words: str) -> str:
    result = CliRunner().invoke(app, [words[0], "--project", str(project), *words[1:]])
    assert isinstance(result.exception, BriefmakerError), result.output
    return str(result.exception).replace(f"{project}/", "")


@pytest.fixture(scope="session")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with an approved edition on the harbour."""
    folder = tmp_path_factory.mktemp("approved")
    (folder / "sources").mkdir()
    (folder / "sources" / "herald.txt").write_text(HERALD, encoding="utf-8")
    (folder / "sources" / "post.md").write_text(POST, encoding="utf-8")
    (folder / "briefmaker.toml").write_text(CONFIG, encoding="utf-8")
    run(folder, "build", "--topic", "harbour", "--edition", "morning", "--to", "docx,pdf")
    run(folder, "approve", "harbour", "--by", "M. Ionescu")
    return folder


@pytest.fixture
def desk(approved: Path, tmp_path: Path) -> Path:
    """Return a project with an approved edition and two recipients, to do with as one likes."""
    folder = tmp_path / "desk"
    shutil.copytree(approved, folder)
    run(folder, "recipients", "add", ANNA, "--name", "Anna Berg")
    run(folder, "recipients", "add", JONAS, "--format", "docx")
    return folder


@pytest.fixture
def server(desk: Path) -> Iterator[MailServer]:
    """Return a server with STARTTLS, a login and a certificate, which the project knows."""
    ca, path = authority(desk)
    with mail_server(starttls=context_of(ca), login=True, require_starttls=True) as running:
        account = f'port = {running.port}\nuser = "{USER}"\npassword_file = "secret"\nca_file = "{path}"\n'
        (desk / "secret").write_text(f"{PASSWORD}\n", encoding="utf-8")
        (desk / "briefmaker.toml").write_text(CONFIG + MAIL + account, encoding="utf-8")
        yield running


def recipients(project: Path, *addresses: str) -> None:
    lines = "".join(f'[[recipient]]\naddress = "{each}"\n' for each in addresses)
    (project / "recipients.toml").write_text(lines, encoding="utf-8")


def states(project: Path) -> dict[str, str]:
    found = CliRunner().invoke(app, ["send", "--project", str(project), "--status", "--json"])
    return {each["shown"]: each["state"] for each in json.loads(found.stdout)["sendings"]}


def test_each_recipient_gets_the_edition_once(desk: Path, server: MailServer) -> None:
    told = run(desk, "send", "--topic", "harbour", "--yes").stdout

    assert told == ("sent      a…@ministry.example\nsent      j…@harbour.example\nharbour morning: 2 sent\n")
    assert server.recipients == [ANNA, JONAS]
    assert server.connections == 1
    assert run(desk, "send", "--topic", "harbour", "--yes").stdout == "0 to get it, 2 sent\n"
    assert run(desk, "send", "--resume").stderr == "Nothing is left to be sent.\n"
    assert server.recipients == [ANNA, JONAS]


def test_a_thousand_recipients(desk: Path, server: MailServer) -> None:
    recipients(desk, *(f"reader{n}@d{n % 7}.example" for n in range(1000)))

    told = run(desk, "send", "--topic", "harbour", "--yes").stdout

    assert told.endswith("harbour morning: 1000 sent\n")
    assert len(set(server.recipients)) == len(server.recipients) == 1000
    assert server.connections == 1
