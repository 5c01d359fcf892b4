"""An approved edition goes to each recipient once, over a real mail server, beside the ledger."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.errors import LedgerError
from briefmaker.ledger import FILE
from mail_server import PASSWORD, MailServer, authority, context_of, mail_server
from sending import ANNA, JONAS, configured, recipients, refusal, run, states


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


def others(project: Path, *addresses: str, status: int = 1) -> str:
    """Send to these addresses and return what is printed."""
    recipients(project, *addresses)
    result = run(project, "send", "--topic", "harbour", "--yes", status=status)
    return result.stdout


def test_who_is_refused_is_told_so_and_the_others_get_it(desk: Path, server: MailServer) -> None:
    told = others(desk, "refuse.anna@x.example", JONAS, "spam.eva@x.example")

    assert told == (
        "refused   r…@x.example  550 5.1.1 <r…@x.example>: no user … here, nor … or '…@x.example'\n"
        "sent      j…@harbour.example\n"
        "refused   s…@x.example  554 5.7.1 the content is not wanted here\n"
        "harbour morning: 2 refused, 1 sent\n"
    )
    assert server.recipients == [JONAS]
    assert server.connections == 1
    again = run(desk, "send", "--topic", "harbour", "--yes", status=1).stdout
    assert again.startswith("0 to get it, 2 refused, 1 sent\nrefused   r…@x.example  550")
    assert server.begun["refuse.anna@x.example"] == 1


def test_who_is_put_off_is_tried_again_in_the_same_run(desk: Path, server: MailServer) -> None:
    recipients(desk, "defer2.anna@x.example", JONAS)

    result = run(desk, "send", "--topic", "harbour", "--yes")

    assert server.recipients == [JONAS, "defer2.anna@x.example"]
    assert result.stdout.endswith("harbour morning: 2 sent\n")
    put_off = (
        "d…@x.example: put off, and tried again later: 451 4.7.1 <d…@x.example>: greylisted, try again later"
    )
    assert result.stderr.splitlines() == [put_off, put_off]


def test_who_is_put_off_to_the_end_is_left_for_resume(desk: Path, server: MailServer) -> None:
    recipients(desk, "defer7.anna@x.example", JONAS)

    result = run(desk, "send", "--topic", "harbour", "--yes", status=1)

    assert result.stdout.endswith("harbour morning: 1 put off, 1 sent\n")
    assert "1 is left: `briefmaker send --topic harbour --resume` goes on." in result.stderr
    assert states(desk)["d…@x.example"] == "deferred"
    assert run(desk, "send", "--resume").stdout.endswith("harbour morning: 1 sent\n")
    assert server.recipients == [JONAS, "defer7.anna@x.example"]


def test_a_connection_dropped_before_the_end_leaves_nothing_unknown(desk: Path, server: MailServer) -> None:
    told = others(desk, "before.anna@x.example", JONAS)

    assert "put off   b…@x.example  the connection was lost before the message was handed over" in told
    assert server.recipients == [JONAS]
    assert server.begun["before.anna@x.example"] == 5


def test_a_connection_dropped_after_the_end_is_unknown_and_never_sent_again_by_itself(
    desk: Path, server: MailServer
) -> None:
    told = others(desk, "after.anna@x.example", JONAS)

    lost = (
        "the connection was lost before the server had answered to the whole message: "
        "the server closed the connection"
    )
    assert told == (
        f"unknown   a…@x.example  {lost}\nsent      j…@harbour.example\nharbour morning: 1 sent, 1 unknown\n"
    )
    for words in (("--resume",), ("--topic", "harbour", "--yes")):
        CliRunner().invoke(app, ["send", "--project", str(desk), *words])
    assert server.recipients == ["after.anna@x.example", JONAS]
    assert states(desk) == {"a…@x.example": "unknown", "j…@harbour.example": "sent"}


def test_an_answer_that_comes_too_late_is_unknown(desk: Path, server: MailServer) -> None:
    config = desk / "briefmaker.toml"
    config.write_text(f"{config.read_text(encoding='utf-8')}timeout = 0.4\n", encoding="utf-8")

    told = others(desk, "slow.anna@x.example", JONAS)

    assert "unknown   s…@x.example  the connection was lost before the server had answered" in told
    assert "no answer in time" in told
    assert JONAS in server.recipients


def test_a_slow_server_is_waited_for(desk: Path, server: MailServer) -> None:
    others(desk, "slow.anna@x.example", status=0)

    assert server.recipients == ["slow.anna@x.example"]


def test_one_of_whom_nobody_knows_gets_it_again_when_somebody_says_so(desk: Path, server: MailServer) -> None:
    others(desk, "after.anna@x.example", "refuse.eva@x.example", JONAS)

    told = run(
        desk, "send", "--topic", "harbour", "--again", "AFTER.anna@x.example", "--yes", status=1
    ).stdout

    assert told.startswith("unknown   a…@x.example")
    assert server.recipients.count("after.anna@x.example") == 2
    where = "harbour morning"
    has_it = refusal(desk, "send", "--topic", "harbour", "--again", JONAS, "--yes")
    assert has_it.startswith(f"{where}: j…@harbour.example has got it, at 2")
    assert has_it.endswith("; nobody gets it twice")
    nobody = refusal(desk, "send", "--topic", "harbour", "--again", "eva@x.example", "--yes")
    assert nobody == f"{where}: e…@x.example is not among those who get it"


def test_a_server_that_loses_every_connection_is_left_alone(desk: Path, server: MailServer) -> None:
    recipients(desk, *(f"after.n{n}@x.example" for n in range(20)))

    message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert message.startswith(f"127.0.0.1:{server.port}: 10 connections in a row were lost; the last time: ")
    assert len(server.recipients) == 10
    assert sorted(row[0] for row in ledger_rows(desk)) == ["pending"] * 10 + ["unknown"] * 10


def ledger_rows(project: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(project / FILE)) as connection:
        return connection.execute("SELECT state FROM sendings").fetchall()


def test_a_server_without_starttls_gets_nothing(desk: Path) -> None:
    with mail_server() as plain:
        configured(desk, f"port = {plain.port}")

        message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert message == (
        f"127.0.0.1:{plain.port}: the server offers no STARTTLS, so that anybody could read what is sent; "
        'nothing was. Perhaps it expects security = "tls" (port 465)'
    )
    assert plain.taken == []
    assert plain.begun == {}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("127.0.0.1", "unable to get local issuer certificate"),
        ("mail.elsewhere.example", "IP address mismatch, certificate is not valid for '127.0.0.1'"),
    ],
)
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_cannot_be_trusted_ends_it(
    desk: Path, tmp_path: Path, name: str, reason: str, security: str
) -> None:
    (tmp_path / "own").mkdir()
    ca, path = authority(desk)
    _, other = authority(tmp_path / "own")
    context = context_of(ca, name)
    starttls, tls = (context, None) if security == "starttls" else (None, context)
    with mail_server(starttls, tls) as running:
        trusted = other if name == "127.0.0.1" else path
        configured(desk, f"port = {running.port}", f'security = "{security}"', f'ca_file = "{trusted}"')

        message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert message == (
        f"127.0.0.1:{running.port}: the server's certificate cannot be trusted: {reason}. Nothing was sent; "
        "an authority of your own is named by `ca_file` under [mail]"
    )
    assert running.taken == []


def test_a_server_that_speaks_tls_from_the_first_byte(desk: Path) -> None:
    ca, path = authority(desk)
    with mail_server(tls=context_of(ca)) as running:
        configured(desk, f"port = {running.port}", 'security = "tls"', f'ca_file = "{path}"')

        run(desk, "send", "--topic", "harbour", "--yes")

    assert running.recipients == [ANNA, JONAS]


def test_a_server_in_plain_text_on_this_machine(desk: Path) -> None:
    with mail_server() as plain:
        configured(desk, f"port = {plain.port}", 'security = "none"')

        run(desk, "send", "--topic", "harbour", "--yes")

    assert plain.recipients == [ANNA, JONAS]


def test_a_wrong_password_is_told_without_it(desk: Path, server: MailServer) -> None:
    (desk / "secret").write_text("not-the-password\n", encoding="utf-8")

    message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert message == (
        f"127.0.0.1:{server.port}: the server refuses the login (535); "
        "check `user` under [mail] and the password"
    )
    assert server.taken == []


def test_the_password_of_the_environment_goes_first(
    desk: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "secret").write_text("not-the-password\n", encoding="utf-8")
    monkeypatch.setenv("BRIEFMAKER_MAIL_PASSWORD", PASSWORD)

    run(desk, "send", "--topic", "harbour", "--yes")

    assert server.recipients == [ANNA, JONAS]


def test_a_sender_that_the_server_does_not_take_ends_it_for_all(desk: Path, server: MailServer) -> None:
    config = desk / "briefmaker.toml"
    text = config.read_text(encoding="utf-8").replace("press@ministry.example", "nobody@ministry.example")
    config.write_text(text, encoding="utf-8")

    message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert message == (
        f"127.0.0.1:{server.port}: the server takes nothing from this sender: 550 5.7.1 not from here"
    )
    assert set(states(desk).values()) == {"pending"}


def test_who_was_to_get_it_while_the_server_was_away_gets_it_later(desk: Path, server: MailServer) -> None:
    config = desk / "briefmaker.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(f"port = {server.port}", "port = 1"), encoding="utf-8")
    message = refusal(desk, "send", "--topic", "harbour", "--yes")
    assert message == (
        "127.0.0.1:1: the mail server cannot be reached: Connection refused; see host and port under [mail]"
    )

    config.write_text(text, encoding="utf-8")
    run(desk, "send", "--resume")

    assert server.recipients == [ANNA, JONAS]


def test_only_those_of_the_earlier_run_are_resumed(desk: Path, server: MailServer) -> None:
    recipients(desk, "defer7.anna@x.example")
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    recipients(desk, "defer7.anna@x.example", JONAS)

    run(desk, "send", "--resume")

    assert server.recipients == ["defer7.anna@x.example"]
    assert run(desk, "send", "--topic", "harbour", "--yes").stdout.endswith("harbour morning: 1 sent\n")


def test_who_is_no_recipient_any_more_is_not_sent_what_was_left(desk: Path, server: MailServer) -> None:
    recipients(desk, "defer7.anna@x.example", JONAS)
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    recipients(desk, JONAS)

    told = run(desk, "send", "--resume").stdout

    assert told == (
        "left out  d…@x.example  was to get it, and is no recipient any more\nharbour morning: nothing sent\n"
    )
    assert server.recipients == [JONAS]
    assert states(desk) == {"d…@x.example": "withdrawn", "j…@harbour.example": "sent"}


def test_who_becomes_a_recipient_again_gets_it_after_all(desk: Path, server: MailServer) -> None:
    recipients(desk, "defer7.anna@x.example", JONAS)
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    recipients(desk, JONAS)
    run(desk, "send", "--resume")
    recipients(desk, "defer7.anna@x.example", JONAS)

    run(desk, "send", "--topic", "harbour", "--yes")

    assert server.recipients == [JONAS, "defer7.anna@x.example"]


def test_two_runs_at_once_send_nothing_twice(desk: Path, server: MailServer) -> None:
    second: list[str] = []

    def during(event: str) -> None:
        if event == "taken" and not second:
            second.append(refusal(desk, "send", "--topic", "harbour", "--yes"))

    server.on_event = during
    run(desk, "send", "--topic", "harbour", "--yes")

    lock = ".briefmaker/sending-harbour.lock"
    assert second == [f"{lock}: another `send` is at work on harbour; wait until it has come to its end"]
    assert server.recipients == [ANNA, JONAS]


def test_a_dry_run_sends_nothing_whatever_else_is_said(desk: Path, server: MailServer) -> None:
    assert refusal(desk, "send", "--topic", "harbour", "--yes", "--dry-run") == (
        "--yes and --dry-run say the opposite"
    )
    recipients(desk, "defer5.anna@x.example", JONAS)
    run(desk, "send", "--topic", "harbour", "--yes", status=1)

    told = run(desk, "send", "--resume", "--dry-run").stdout

    assert "  d…@x.example  pdf, attached" in told
    assert server.recipients == [JONAS]
    assert states(desk)["d…@x.example"] == "deferred"


def test_trying_again_changes_nothing_until_the_server_has_it(desk: Path, server: MailServer) -> None:
    recipients(desk, "after.anna@x.example")
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    config = desk / "briefmaker.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(f"port = {server.port}", "port = 1"), encoding="utf-8")

    refusal(desk, "send", "--topic", "harbour", "--again", "after.anna@x.example", "--yes")

    assert states(desk) == {"a…@x.example": "unknown"}
    config.write_text(text, encoding="utf-8")
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    assert len(server.taken) == 1


def half_sent(desk: Path) -> None:
    """Send two topics, both put off by one of two recipients."""
    recipients(desk, "defer10.anna@x.example", JONAS)
    for topic in ("harbour", "moon"):
        run(desk, "build", "--topic", topic, "--edition", "noon", "--to", "pdf")
        run(desk, "approve", topic, "--by", "M. Ionescu")
        run(desk, "send", "--topic", topic, "--yes", status=1)


@pytest.mark.usefixtures("server")
def test_resume_goes_on_with_the_others_whatever_becomes_of_one(desk: Path) -> None:
    half_sent(desk)
    path = desk / "out" / "editions" / "harbour" / "noon" / "harbour.pdf"
    path.chmod(0o644)
    path.write_bytes(b"another")

    found = CliRunner().invoke(app, ["send", "--project", str(desk), "--resume", "--json"])

    told = json.loads(found.stdout)["rounds"]
    assert "is not what was sealed" in told[0]["error"]
    assert [each["state"] for each in told[1]["results"]] == ["sent"]
    assert found.exit_code == 1


def test_who_listens_no_more_stops_nothing(
    desk: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("briefmaker.cli.sent.typer.echo", broken)
    result = CliRunner().invoke(app, ["send", "--project", str(desk), "--topic", "harbour", "--yes"])

    assert server.recipients == [ANNA, JONAS]
    assert not isinstance(result.exception, LedgerError)


def sending_command(desk: Path) -> list[str]:
    """Return the command that sends, in a process of its own."""
    words = ("send", "--project", str(desk), "--topic", "harbour", "--yes")
    return [sys.executable, "-m", "briefmaker.cli", *words]


def test_a_terminal_that_lacks_a_letter_stops_nothing(desk: Path, server: MailServer) -> None:
    done = subprocess.run(
        sending_command(desk),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )

    assert done.returncode == 0
    assert b"sent      a?@ministry.example" in done.stdout
    assert server.recipients == [ANNA, JONAS]


@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM])
def test_who_is_interrupted_says_how_far_it_has_come(desk: Path, server: MailServer, wish: int) -> None:
    recipients(desk, ANNA, "slow.eva@x.example", JONAS)
    running = subprocess.Popen(sending_command(desk), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    ends = iter(range(9))
    server.on_event = lambda event: running.send_signal(wish) if event == "end" and next(ends) == 1 else None

    out, err = running.communicate(timeout=30)

    assert running.returncode == 130
    assert "sent      a…@ministry.example\nunknown   s…@x.example" in out.decode()
    assert "harbour morning: 1 sent, 1 unknown\n" in out.decode()
    assert b"1 is left: `briefmaker send --topic harbour --resume` goes on.\n" in err
    assert states(desk)["s…@x.example"] == "unknown"


def test_two_topics_are_sent_at_once(desk: Path, server: MailServer) -> None:
    run(desk, "build", "--topic", "moon", "--edition", "noon", "--to", "docx,pdf")
    run(desk, "approve", "moon", "--by", "M. Ionescu")
    told: list[str] = []

    def during(event: str) -> None:
        if event == "taken" and not told:
            told.append("begun")
            shown = CliRunner().invoke(app, ["send", "--project", str(desk), "--topic", "moon", "--dry-run"])
            told.append(shown.stdout)

    server.on_event = during
    run(desk, "send", "--topic", "harbour", "--yes")

    assert "2 to get it" in told[1]


def test_nothing_is_taken_back_from_a_run_at_work(desk: Path, server: MailServer) -> None:
    recipients(desk, ANNA, JONAS)
    told: list[str] = []

    def during(event: str) -> None:
        if event == "taken" and not told:
            recipients(desk, "nobody@x.example")
            told.append(str(CliRunner().invoke(app, ["send", "--project", str(desk), "--resume"]).exception))

    server.on_event = during
    run(desk, "send", "--topic", "harbour", "--yes")

    assert "another `send` is at work on harbour" in told[0]
    assert states(desk) == {"a…@ministry.example": "sent", "j…@harbour.example": "sent"}


def test_the_rows_of_a_draft_that_is_none_any_more_are_withdrawn(desk: Path, server: MailServer) -> None:
    recipients(desk, "defer10.anna@x.example", JONAS)
    run(desk, "build", "--topic", "harbour", "--edition", "noon", "--to", "pdf")
    run(desk, "send", "--topic", "harbour", "--draft", "--yes", status=1)
    run(desk, "approve", "harbour", "--by", "M. Ionescu")

    told = run(desk, "send", "--resume").stderr

    assert told == "harbour noon: is approved; without --draft it goes out: 1 who were to get it do not\n"
    assert run(desk, "send", "--resume").stderr == "Nothing is left to be sent.\n"
    assert server.recipients == [JONAS]


def test_what_is_put_off_when_tried_again_is_what_it_was(desk: Path, server: MailServer) -> None:
    recipients(desk, "defer10.anna@x.example")
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    with closing(sqlite3.connect(desk / FILE)) as connection, connection:
        connection.execute("UPDATE sendings SET state = 'unknown'")

    told = run(
        desk, "send", "--topic", "harbour", "--again", "defer10.anna@x.example", "--yes", status=1
    ).stdout

    assert told.startswith("unknown   d…@x.example  451 4.7.1")
    assert states(desk) == {"d…@x.example": "unknown"}
    assert server.taken == []


def test_a_dry_run_of_what_is_left_is_one_document(desk: Path, server: MailServer) -> None:
    half_sent(desk)
    before = len(server.taken)

    told = json.loads(run(desk, "send", "--resume", "--dry-run", "--json").stdout)

    assert [(each["topic"], each["is_sent"], len(each["due"])) for each in told["rounds"]] == [
        ("harbour", False, 1),
        ("moon", False, 1),
    ]
    assert len(server.taken) == before


@pytest.mark.usefixtures("server")
def test_who_is_left_out_by_now_is_not_left(desk: Path) -> None:
    recipients(desk, "defer10.anna@x.example")
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    run(desk, "recipients", "add", "defer10.anna@x.example", "--not-active")
    run(desk, "recipients", "add", JONAS)

    told = run(desk, "send", "--topic", "harbour", "--yes").stdout

    assert "left out  d…@x.example  is not active\nharbour morning: 1 sent\n" in told
    assert states(desk)["d…@x.example"] == "withdrawn"


def test_who_is_removed_while_somebody_thinks_gets_nothing(
    desk: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*_: object) -> bool:
        run(desk, "recipients", "remove", ANNA)
        run(desk, "recipients", "add", "new@x.example")
        return True

    monkeypatch.setattr("briefmaker.cli.sending.is_answered", answer)
    run(desk, "send", "--topic", "harbour")

    assert server.recipients == [JONAS]
