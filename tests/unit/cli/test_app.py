from __future__ import annotations

from collections.abc import Callable

import pytest

from briefmaker import __version__

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]


def test_the_version_is_printed(run: Run, capsys: Captured) -> None:
    assert run("--version") == 0

    assert capsys.readouterr().out == f"briefmaker {__version__}\n"


def test_help_names_the_commands_and_the_exit_statuses(run: Run, capsys: Captured) -> None:
    assert run("--help") == 0

    printed = " ".join(capsys.readouterr().out.split())
    for command in ("build", "inspect", "topics"):
        assert f" {command} " in printed
    assert "0 done, 1 findings, 2 usage or configuration, 70 internal error, 130 interrupted" in printed


def test_without_a_command_there_is_help(run: Run, capsys: Captured) -> None:
    assert run() == 2

    captured = capsys.readouterr()
    assert "Usage: briefmaker" in captured.out + captured.err
