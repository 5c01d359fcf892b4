"""Only what was approved goes out, as it was approved, and only where somebody says so."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.ledger import FILE
from conftest import CONFIG
from mail_server import PASSWORD, USER, MailServer
from sending import ANNA, JONAS, recipients, refusal, run

SEALED = Path("out", "editions", "harbour", "morning")


def test_without_yes_it_is_shown_and_not_sent(desk: Path, server: MailServer) -> None:
    result = run(desk, "send", "--topic", "harbour")

    lines = result.stdout.replace(f"{desk}/", "").splitlines()
    assert re.fullmatch(r"harbour morning, approved 2\d{3}-\d\d-\d\dT[\d:+-]+", lines[0])
    assert re.fullmatch(r"subject: Briefing: The harbour, 2[\d-]{9}, edition morning", lines[1])
    assert re.fullmatch(r"  a…@ministry\.example  pdf, attached, 0\.\d\d MB in all", lines[2])
    assert re.fullmatch(r"  j…@harbour\.example  docx, attached, 0\.\d\d MB in all", lines[3])
    assert lines[4:] == [
        "2 to get it",
        "out/mail/harbour/morning-pdf.eml",
        "out/mail/harbour/morning-docx.eml",
    ]
    assert result.stderr == (
        "Type harbour to send it to 2 recipients: \n"
        "Nothing was sent. --yes sends; or answer with the name of the topic when you are asked.\n"
    )
    assert server.connections == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in (desk / "out" / "mail" / "harbour").iterdir())


@pytest.mark.parametrize("typed", ["yes\n", "moon\n", "\n", "harbou\n"])
def test_only_the_name_of_the_topic_sends(desk: Path, server: MailServer, typed: str) -> None:
    run(desk, "send", "--topic", "harbour", typed=typed)
    assert server.taken == []

    run(desk, "send", "--topic", "harbour", typed="harbour\n")

    assert server.recipients == [ANNA, JONAS]
    assert list((desk / "out" / "mail" / "harbour").iterdir()) == []


def test_a_dry_run_does_not_even_ask(desk: Path, server: MailServer) -> None:
    for words in (("--dry-run",), ("--json",)):
        result = run(desk, "send", "--topic", "harbour", *words, typed="harbour\n")
        assert "Type" not in result.stderr

    told = json.loads(run(desk, "send", "--topic", "harbour", "--json").stdout)
    assert not told["is_sent"]
    assert [each["format"] for each in told["due"]] == ["pdf", "docx"]
    assert server.taken == []


def test_what_nobody_has_approved_does_not_go_out(desk: Path, server: MailServer) -> None:
    run(desk, "build", "--topic", "moon")

    assert refusal(desk, "send", "--topic", "moon", "--yes") == (
        "moon: no edition has been approved: `briefmaker approve moon --by NAME` does that"
    )
    assert refusal(desk, "send", "--topic", "harbour", "--edition", "noon", "--yes") == (
        "harbour: no edition noon has been approved: `briefmaker approve harbour --by NAME` does that"
    )
    assert refusal(desk, "send", "--topic", "harbor", "--yes") == (
        "there is no topic `harbor`; did you mean `harbour`?"
    )
    assert server.taken == []


def test_a_draft_goes_out_only_where_that_is_asked_for(desk: Path, server: MailServer) -> None:
    run(desk, "build", "--topic", "harbour", "--edition", "noon")

    told = run(desk, "send", "--topic", "harbour", "--draft").stdout
    assert told.startswith(
        "harbour noon, a DRAFT that nobody has approved\nsubject: [DRAFT] Briefing: The harbour"
    )
    run(desk, "send", "--topic", "harbour", "--draft", "--yes")
    run(desk, "send", "--topic", "harbour", "--draft", "--yes")

    assert server.recipients == [ANNA, JONAS]
    message = server.taken[0].message
    assert message["Subject"].startswith("[DRAFT] ")
    (attached,) = message.iter_attachments()
    assert attached.get_content() == (desk / "out" / "harbour.pdf").read_bytes()


def test_a_draft_that_was_built_again_is_another_one(desk: Path, server: MailServer) -> None:
    run(desk, "build", "--topic", "harbour", "--edition", "noon")
    run(desk, "send", "--topic", "harbour", "--draft", "--yes")
    (desk / "sources" / "later.txt").write_text("The harbour of Nordvik is open again.\n", encoding="utf-8")
    changed = refusal(desk, "send", "--topic", "harbour", "--draft", "--yes")
    assert "is not what the sources, templates and desk give now" in changed

    run(desk, "build", "--topic", "harbour", "--edition", "noon")
    run(desk, "send", "--topic", "harbour", "--draft", "--yes")

    assert server.recipients == [ANNA, JONAS] * 2


def test_the_approved_edition_goes_out_to_those_who_got_its_draft(desk: Path, server: MailServer) -> None:
    run(desk, "build", "--topic", "harbour", "--edition", "noon", "--to", "docx,pdf")
    run(desk, "send", "--topic", "harbour", "--draft", "--yes")
    run(desk, "approve", "harbour", "--by", "M. Ionescu")

    run(desk, "send", "--topic", "harbour", "--yes")

    assert server.recipients == [ANNA, JONAS] * 2


def test_a_sealed_file_that_was_changed_stops_it(desk: Path, server: MailServer) -> None:
    for name in ("harbour.docx", "harbour-mail.eml"):
        path = desk / SEALED / name
        before = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(before + b" ")

        assert refusal(desk, "send", "--topic", "harbour", "--yes") == (
            f"{SEALED / name}: is not what was sealed: it has been changed since. "
            "Nothing of this edition goes out"
        )
        path.write_bytes(before)
    (desk / SEALED).chmod(0o755)
    (desk / SEALED / "harbour.pdf").unlink()
    assert refusal(desk, "send", "--topic", "harbour", "--yes") == (
        f"{SEALED / 'harbour.pdf'}: is missing from the sealed edition: No such file or directory"
    )
    assert server.taken == []


def test_an_edition_over_a_limit_of_its_sources_stops_it(desk: Path, server: MailServer) -> None:
    config = desk / "briefmaker.toml"
    limit = '\n[publishers."The Island Post"]\nquote_max_share = 0.01\n'
    config.write_text(config.read_text(encoding="utf-8") + limit, encoding="utf-8")
    run(desk, "build", "--topic", "harbour", "--edition", "noon")
    run(desk, "approve", "harbour", "--by", "M. Ionescu")  # an internal edition is only warned of

    message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert re.fullmatch(
        r"out/editions/harbour/noon: cannot go out: post\.md: \d+% of its text is reproduced, its terms "
        r"allow 1%; `--audience external` or `enforce = true` under \[rights\] keeps within them",
        message,
    )
    assert server.taken == []


def test_an_edition_with_a_term_that_is_not_met_stops_it(desk: Path, server: MailServer) -> None:
    (desk / "sources" / "post.md").write_text(
        "---\ntitle: Fishermen ask for help\npublisher: The Island Post\n---\n"
        "The council promised 2 million euros for repairs to the harbour.\n",
        encoding="utf-8",
    )
    config = desk / "briefmaker.toml"
    text = config.read_text(encoding="utf-8") + '\n[publishers."The Island Post"]\nmust_link = true\n'
    config.write_text(text, encoding="utf-8")
    run(desk, "build", "--topic", "harbour", "--edition", "noon")
    run(desk, "approve", "harbour", "--by", "M. Ionescu")

    assert refusal(desk, "send", "--topic", "harbour", "--yes") == (
        "out/editions/harbour/noon: cannot go out: post.md: its terms ask for its url, which is not known; "
        "`briefmaker sources add` writes it down"
    )
    assert server.taken == []


def test_a_ledger_that_does_not_know_the_edition_stops_it(desk: Path, server: MailServer) -> None:
    run(desk, "send", "--topic", "harbour", "--yes")
    (desk / FILE).unlink()

    assert refusal(desk, "send", "--topic", "harbour", "--yes") == (
        f"{FILE}: does not know the edition morning of harbour, so that nobody can say who has got it: put "
        "the ledger back from its newest copy; where nobody has got it yet, say so with --not-sent-yet"
    )
    assert server.recipients == [ANNA, JONAS]
    run(desk, "send", "--topic", "harbour", "--yes", "--not-sent-yet")
    assert len(server.recipients) == 4


def test_a_ledger_that_is_new_stops_a_draft_too(desk: Path, server: MailServer) -> None:
    run(desk, "build", "--topic", "harbour", "--edition", "noon", "--to", "docx,pdf")
    run(desk, "send", "--topic", "harbour", "--draft", "--yes")
    (desk / FILE).unlink()

    message = refusal(desk, "send", "--topic", "harbour", "--draft", "--yes")

    assert message.startswith(f"{FILE}: does not know the edition morning of harbour")
    assert server.recipients == [ANNA, JONAS]


def test_a_manifest_that_was_changed_stops_it(desk: Path, server: MailServer) -> None:
    folder = desk / SEALED
    folder.chmod(0o755)
    for path in (folder / "harbour.pdf", folder / "manifest.json"):
        path.chmod(0o644)
    before = (folder / "manifest.json").read_text(encoding="utf-8")
    digest = json.loads(before)["outputs"]["harbour.pdf"]
    (folder / "harbour.pdf").write_bytes(b"another")
    changed = before.replace(digest, hashlib.sha256(b"another").hexdigest())
    (folder / "manifest.json").write_text(changed, encoding="utf-8")

    changed = "is not the manifest that this edition was sealed with. Nothing of it goes out"
    assert refusal(desk, "send", "--topic", "harbour", "--yes") == f"{SEALED}/manifest.json: {changed}"
    elsewhere = before.replace('"edition": "morning"', '"edition": "../../evil"')
    (folder / "manifest.json").write_text(elsewhere, encoding="utf-8")
    assert refusal(desk, "send", "--topic", "harbour", "--to-site", "--yes") == (
        f"{SEALED}/manifest.json: is the manifest of another edition"
    )
    assert server.taken == []


def test_a_label_whose_edition_is_gone_is_not_used_again(desk: Path) -> None:
    shutil.rmtree(desk / SEALED)
    run(desk, "build", "--topic", "harbour", "--edition", "morning")

    assert refusal(desk, "approve", "harbour", "--by", "M. Ionescu") == (
        "harbour morning: was sealed before and is there no more: build with another --edition"
    )


def test_the_newest_edition_is_the_one_that_was_approved_last(
    desk: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for zone, label in (("Asia/Tokyo", "x-early"), ("America/New_York", "y-late")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        run(desk, "build", "--topic", "harbour", "--edition", label)
        run(desk, "approve", "harbour", "--by", "M. Ionescu")
    monkeypatch.undo()
    time.tzset()

    assert run(desk, "send", "--topic", "harbour", "--dry-run").stdout.startswith("harbour y-late, ")
    assert server.taken == []


def test_terms_that_were_set_after_the_approval_count(desk: Path, server: MailServer) -> None:
    config = desk / "briefmaker.toml"
    limit = '\n[publishers."The Island Post"]\nquote_max_share = 0.01\n'
    config.write_text(config.read_text(encoding="utf-8") + limit, encoding="utf-8")

    message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert f"{SEALED}: cannot go out: post.md: " in message
    assert server.taken == []


def test_a_damaged_ledger_stops_it(desk: Path, server: MailServer) -> None:
    (desk / FILE).write_bytes(b"not a ledger" * 100)

    message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert message.startswith(f"{FILE}: the ledger cannot be used: ")
    assert (desk / FILE).read_bytes() == b"not a ledger" * 100
    assert server.taken == []


def test_a_document_that_somebody_wants_and_the_edition_lacks_stops_it(
    desk: Path, server: MailServer
) -> None:
    run(desk, "build", "--topic", "harbour", "--edition", "noon", "--to", "pdf")
    run(desk, "approve", "harbour", "--by", "M. Ionescu")

    assert refusal(desk, "send", "--topic", "harbour", "--yes") == (
        "harbour noon: 1 of its recipients want docx, which this edition was built without: build another "
        "with `--to docx,html,pdf`, or change what they get"
    )
    assert server.taken == []


def test_a_web_page_is_in_every_edition(desk: Path, server: MailServer) -> None:
    run(desk, "recipients", "add", ANNA, "--format", "html")

    run(desk, "send", "--topic", "harbour", "--yes")

    message = next(each.message for each in server.taken if each.recipient == ANNA)
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "text/html"
    assert attached.get_payload(decode=True) == (desk / SEALED / "harbour.html").read_bytes()


def test_nobody_to_send_to_is_said(desk: Path, server: MailServer) -> None:
    recipients(desk)

    assert run(desk, "send", "--topic", "harbour", "--yes").stderr == (
        "Nobody gets harbour; `briefmaker recipients add ADDRESS --topic harbour` adds somebody.\n"
    )
    assert server.taken == []


def test_what_the_configuration_lacks_is_said(desk: Path) -> None:
    def told() -> str:
        return refusal(desk, "send", "--topic", "harbour", "--yes")

    config = desk / "briefmaker.toml"
    config.write_text(CONFIG, encoding="utf-8")
    assert told() == "briefmaker.toml: `from` under [mail] is missing: nothing can be sent"
    sender = f'{CONFIG}[mail]\nfrom = "press@ministry.example"\n'
    config.write_text(sender, encoding="utf-8")
    assert told() == "briefmaker.toml: `host` under [mail] is missing: nothing can be sent"
    config.write_text(f'{sender}host = "localhost"\nuser = "briefings"\n', encoding="utf-8")
    assert told() == (
        "briefmaker.toml: `user` under [mail] needs a password: put it into the environment as "
        "BRIEFMAKER_MAIL_PASSWORD, into a file that `password_file` names, or into the keyring "
        "(`keyring = true`, then `keyring set briefmaker USER`)"
    )
    config.write_text(f'{sender}host = "localhost"\nuser = "x"\npassword_file = "none"\n', encoding="utf-8")
    assert told() == "none: the password cannot be read: No such file or directory"
    (desk / "none").write_text("one\ntwo\n", encoding="utf-8")
    assert told() == "none: holds no password: it must be one line with nothing else"
    config.write_text(f'{sender}host = "localhost"\nca_file = "nowhere.pem"\n', encoding="utf-8")
    assert told() == "nowhere.pem: there is no such file of certificates; see `ca_file` under [mail]"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "--topic names what is to be sent"),
        (
            ["--topic", "harbour", "--resume", "--status"],
            "--resume, --status, --again and --to-folder or --to-site are different things to do",
        ),
        (["--topic", "harbour", "--by", "half past"], "--by half past is no hour of the day such as 07:30"),
    ],
)
def test_a_command_that_cannot_be_is_told(desk: Path, words: list[str], message: str) -> None:
    assert refusal(desk, "send", *words) == message


@pytest.mark.usefixtures("server")
def test_a_late_sign_off_is_warned_of_and_sent(desk: Path) -> None:
    told = run(desk, "send", "--topic", "harbour", "--yes", "--by", "00:00")

    assert re.search(
        r"^harbour: warning: was signed off at \d\d:\d\d, .+ after 00:00 \[late\]$", told.stderr, re.MULTILINE
    )
    assert told.stdout.endswith("harbour morning: 2 sent\n")
    early = run(desk, "send", "--topic", "harbour", "--by", "23:59")
    assert "[late]" not in early.stderr


def test_the_password_may_stand_in_the_keyring(
    desk: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring
    from keyring.backend import KeyringBackend

    class Ring(KeyringBackend):
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            known = (service, username) == ("briefmaker", USER)
            return PASSWORD if known else None

        def set_password(self, service: str, username: str, password: str) -> None: ...

        def delete_password(self, service: str, username: str) -> None: ...

    before = keyring.get_keyring()
    keyring.set_keyring(Ring())  # type: ignore[no-untyped-call]
    monkeypatch.delenv("BRIEFMAKER_MAIL_PASSWORD", raising=False)
    config = desk / "briefmaker.toml"
    text = config.read_text(encoding="utf-8").replace('password_file = "secret"', "keyring = true")
    config.write_text(text, encoding="utf-8")
    try:
        run(desk, "send", "--topic", "harbour", "--yes")
    finally:
        keyring.set_keyring(before)

    assert server.recipients == [ANNA, JONAS]


def test_help_names_the_ways(desk: Path) -> None:
    del desk
    told = CliRunner().invoke(app, ["send", "--help"]).stdout

    for option in ("--yes", "--draft", "--by", "--resume", "--status", "--again", "--to-folder", "--to-site"):
        assert option in told
