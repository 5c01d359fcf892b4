"""A project with an approved edition, and a mail server that it knows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import CONFIG, HERALD, POST
from mail_server import PASSWORD, USER, MailServer, authority, context_of, mail_server
from sending import ANNA, JONAS, configured, run


@pytest.fixture(scope="session")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with an approved edition on the harbour; nothing may be changed in it."""
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
    (desk / "secret").write_text(f"{PASSWORD}\n", encoding="utf-8")
    with mail_server(starttls=context_of(ca), login=True, require_starttls=True) as running:
        account = (f'user = "{USER}"', 'password_file = "secret"', f'ca_file = "{path}"')
        configured(desk, f"port = {running.port}", *account)
        yield running
