"""A sending that is killed anywhere and gone on with: nobody twice, none forgotten, the unknown named."""

from __future__ import annotations

import os
import signal
import smtplib
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.ledger import Sendings
from mail_server import MailServer
from sending import recipients, states

PEOPLE = tuple(f"reader{n}@x{n}.example" for n in range(6))
STEPS = (
    *((smtplib.SMTP, name) for name in ("send", "getreply", "starttls", "close")),
    *((Sendings, name) for name in ("plan", "begin", "settle", "recover")),
)
"""What leads from one place of a run to the next: each is a place to be killed at, before it and after it."""
POINTS = range(0, 150, 3)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system knows no fork")


@contextmanager
def killed_at(point: int) -> Iterator[None]:
    """Kill this process at point number `point`."""
    left = [point]

    def pass_point() -> None:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def done(*args: Any, **kwargs: Any) -> Any:
            pass_point()
            result = original(*args, **kwargs)
            pass_point()
            return result

        return done

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in STEPS:
            patch.setattr(owner, name, counted(getattr(owner, name)))
        yield


def sent_in_a_child(project: Path, point: int) -> bool:
    """Send in a process of its own that is killed at a point; return whether it came to its end before."""
    child = os.fork()
    if child == 0:
        try:
            with killed_at(point):
                invoke(project, "--topic", "harbour", "--yes")
            os._exit(0)
        finally:
            os._exit(99)
    _, status = os.waitpid(child, 0)
    return not os.WIFSIGNALED(status)


def invoke(project: Path, *words: str) -> int:
    return CliRunner().invoke(app, ["send", "--project", str(project), *words]).exit_code


def wait_for_quiet(server: MailServer) -> None:
    """Wait until the server has seen to all that it was sent."""
    deadline = time.monotonic() + 10
    while server.open and time.monotonic() < deadline:
        time.sleep(0.005)


@pytest.mark.parametrize("point", POINTS)
def test_a_run_that_is_killed_is_brought_to_its_end(desk: Path, server: MailServer, point: int) -> None:
    recipients(desk, *PEOPLE)

    assert not sent_in_a_child(desk, point)
    wait_for_quiet(server)
    invoke(desk, "--resume")
    invoke(desk, "--topic", "harbour", "--yes")

    got = Counter(server.recipients)
    unknown = {shown for shown, state in states(desk).items() if state == "unknown"}
    assert set(got.values()) == {1}
    assert {each for each in PEOPLE if each not in got} <= {
        each for each in PEOPLE if masked(each) in unknown
    }
    assert len(unknown) <= 1
    sent = {shown for shown, state in states(desk).items() if state == "sent"}
    assert sent | unknown == {masked(each) for each in PEOPLE}
    assert sent <= {masked(each) for each in got}


def test_the_points_reach_from_the_beginning_to_the_end(desk: Path, server: MailServer) -> None:
    recipients(desk, *PEOPLE)

    assert not sent_in_a_child(desk, POINTS[-1])
    wait_for_quiet(server)

    assert len(server.recipients) >= len(PEOPLE) - 1


def masked(address: str) -> str:
    return f"{address[:1]}…@{address.partition('@')[2]}"
