"""docs/sending.md, followed to the letter."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from briefmaker.config.mail import MailTable
from mail_server import MailServer
from paths import ROOT
from sending import ANNA, JONAS, run

TEXT = (ROOT / "docs" / "sending.md").read_text(encoding="utf-8")
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def section(title: str) -> str:
    found = re.search(rf"^##+ {title}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def shell(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": PATH},
        capture_output=True,
        text=True,
        check=False,
        input="",
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@contextmanager
def running(command: str, folder: Path, port: int) -> Iterator[None]:
    """Run the server of the page until it is no longer needed."""
    server = subprocess.Popen(shlex.split(command), cwd=folder, env={**os.environ, "PATH": PATH})
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait(10)


def test_five_minutes_lead_from_nothing_to_a_mail_in_an_inbox(tmp_path: Path) -> None:
    """Needs the port of the page to be another one: two tests may run at once."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = section("Five minutes, with an inbox of your own").replace("8025", str(port))
    commands = re.findall(r"^    (\S.*)$", text, re.MULTILINE)
    (settings,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (server,) = (each for each in commands if each.startswith("aiosmtpd"))
    before, after = commands[: commands.index(server)], commands[commands.index(server) + 1 :]
    project = tmp_path / "project"
    project.mkdir()

    for command in before:
        shell(command, project)
    config = project / "briefmaker.toml"
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    with running(server, project, port):
        told = [shell(command, project) for command in after]

    assert "1 to get it" in told[2]
    assert (
        told[3] == "sent      m…@localhost.example\nukraine " + told[4].split()[1].rstrip(":") + ": 1 sent\n"
    )
    (arrived,) = (project / "inbox" / "new").iterdir()
    message = message_from_bytes(arrived.read_bytes(), policy=default)
    assert message["To"] == "Me <me@localhost.example>"
    (attached,) = message.iter_attachments()
    assert attached.get_content() == next((project / "out" / "editions").rglob("ukraine.pdf")).read_bytes()


@pytest.mark.skipif(not shutil.which("sh"), reason="this system has no sh")
def test_the_script_for_every_morning_may_run_twice(desk: Path, server: MailServer) -> None:
    (script,) = re.findall(r"```sh\n(.*?)```", section("Every morning"), re.DOTALL)
    path = desk / "morning"
    path.write_text(script.replace("--topic ukraine", "--topic harbour"), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    early = subprocess.run([path, "send"], env={**os.environ, "PATH": PATH}, capture_output=True, check=False)
    assert early.returncode == 1

    for _ in range(2):
        shell(f"{path} build", desk)
    run(desk, "approve", "harbour", "--by", "M. Ionescu")
    for _ in range(2):
        shell(f"{path} send", desk)

    assert server.recipients == [ANNA, JONAS]
    shell(f"{path} build", desk)
    shell(f"{path} send", desk)
    assert server.recipients == [ANNA, JONAS]


def test_every_setting_is_explained() -> None:
    named = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE))))

    assert named == {field.alias or name for name, field in MailTable.model_fields.items()}
