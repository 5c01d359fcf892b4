"""Commands of `send` run in a project, and what they print."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from briefmaker.cli.app import app
from briefmaker.errors import BriefmakerError
from conftest import CONFIG

MAIL = """
[mail]
from = "Press office <press@ministry.example>"
host = "127.0.0.1"
per_minute = 60000
wait = 0.01
"""
ANNA, JONAS = "anna.berg@ministry.example", "jonas@harbour.example"


def run(project: Path, *words: str, status: int = 0, typed: str = "") -> Result:
    """Run a command that is to end with `status`; `typed` is what somebody answers."""
    group = 2 if words[0] in ("recipients", "desk") else 1
    line = [*words[:group], "--project", str(project), *words[group:]]
    result = CliRunner().invoke(app, line, input=typed)
    assert result.exit_code == status, (result.output, result.exception)
    return result


def refusal(project: Path, *words: str) -> str:
    """Return the error that a command ends with, without the project's folder."""
    result = CliRunner().invoke(app, [words[0], "--project", str(project), *words[1:]])
    assert isinstance(result.exception, BriefmakerError), result.output
    return str(result.exception).replace(f"{project}/", "")


def recipients(project: Path, *addresses: str) -> None:
    """Let these be all who get packs."""
    lines = "".join(f'[[recipient]]\naddress = "{each}"\n' for each in addresses)
    (project / "recipients.toml").write_text(lines, encoding="utf-8")


def configured(project: Path, *lines: str) -> None:
    """Let these lines be the rest of [mail]."""
    (project / "briefmaker.toml").write_text("\n".join([CONFIG, MAIL, *lines, ""]), encoding="utf-8")


def states(project: Path) -> dict[str, str]:
    """Return the state of each sending in the ledger, by the masked address."""
    found = CliRunner().invoke(app, ["send", "--project", str(project), "--status", "--json"])
    return {each["shown"]: each["state"] for each in json.loads(found.stdout)["sendings"]}
