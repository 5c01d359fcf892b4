"""What arrives: each message parsed again and compared field by field with what was approved."""

from __future__ import annotations

import datetime as dt
import re
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from briefmaker.verify.read_eml import read_eml
from browser import looked_at, needs_browser
from mail_server import MailServer
from sending import ANNA, JONAS, configured, refusal, run

EDITION = Path("out", "editions", "harbour", "morning")


def sent(project: Path, server: MailServer) -> tuple[EmailMessage, EmailMessage]:
    """Send and return the messages to Anna, who wants a PDF, and Jonas, who wants a DOCX."""
    run(project, "send", "--topic", "harbour", "--yes")
    first, second = server.taken
    assert (first.recipient, second.recipient) == (ANNA, JONAS)
    return first.message, second.message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def with_settings(project: Path, *lines: str) -> None:
    config = project / "briefmaker.toml"
    config.write_text(config.read_text(encoding="utf-8") + "\n".join([*lines, ""]), encoding="utf-8")


def test_each_header_is_as_large_providers_want_it(desk: Path, server: MailServer) -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    anna, jonas = sent(desk, server)

    assert anna["From"] == "Press office <press@ministry.example>"
    assert anna["To"] == f"Anna Berg <{ANNA}>"
    assert jonas["To"] == JONAS
    built = dt.date.today().isoformat()  # noqa: DTZ011 - the day of the build
    assert anna["Subject"] == f"Briefing: The harbour, {built}, edition morning"
    assert before <= parsedate_to_datetime(anna["Date"]) <= dt.datetime.now(dt.UTC)
    assert re.fullmatch(r"<[0-9a-f]{32}@ministry\.example>", anna["Message-ID"])
    assert anna["Message-ID"] != jonas["Message-ID"]
    assert anna["List-Id"] == "The harbour <harbour.briefings.ministry.example>"
    assert anna["List-Unsubscribe"] == "<mailto:press@ministry.example?subject=unsubscribe%20harbour>"
    assert anna["List-Unsubscribe-Post"] is None
    assert anna["Auto-Submitted"] == "auto-generated"
    assert anna["Content-Language"] == "en-GB"
    assert anna["MIME-Version"] == "1.0"
    assert anna["Bcc"] is anna["Cc"] is anna["X-Unsent"] is None
    for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "List-Id"):
        assert len(anna.get_all(name, [])) == 1, name


def test_each_gets_the_document_as_it_was_sealed(desk: Path, server: MailServer) -> None:
    for message, kind in zip(sent(desk, server), ("pdf", "docx"), strict=True):
        (attached,) = message.iter_attachments()

        assert attached.get_content() == (desk / EDITION / f"harbour.{kind}").read_bytes()
        assert attached.get_filename() == f"harbour-morning.{kind}"
        assert attached.get_content_disposition() == "attachment"


def test_the_bodies_are_the_mail_that_was_sealed(desk: Path, server: MailServer) -> None:
    anna, jonas = sent(desk, server)

    sealed = read_eml((desk / EDITION / "harbour-mail.eml").read_bytes())
    for each in (anna, jonas):
        assert read_eml(each.as_bytes()) == sealed
    text = body(anna, "plain")
    assert text.startswith("Briefing: The harbour\n=====================\n\nAPPROVED by M. Ionescu, ")
    assert "“We had no choice, and the ships will wait at sea”" in text
    assert all(len(line) <= 78 for line in text.splitlines())


def test_no_line_is_longer_than_the_protocol_allows(desk: Path, server: MailServer) -> None:
    with_settings(desk, f'unsubscribe_url = "https://lists.example/{"a" * 300}/{{topic}}/{{recipient}}"')
    run(desk, "recipients", "add", ANNA, "--name", "Anna " + "von und zu " * 12 + "Bérg-Łódź")

    run(desk, "send", "--topic", "harbour", "--yes")

    for taken in server.taken:
        assert all(len(line) <= 998 for line in taken.content.split(b"\r\n"))
        assert b"\n" not in taken.content.replace(b"\r\n", b"")
        assert taken.content.isascii()
    anna = next(each.message for each in server.taken if each.recipient == ANNA)
    (mailbox,) = anna["To"].addresses
    assert " ".join(mailbox.display_name.split()) == "Anna " + "von und zu " * 12 + "Bérg-Łódź"
    assert mailbox.addr_spec == ANNA


def test_one_click_is_offered_only_where_there_is_an_address_for_it(desk: Path, server: MailServer) -> None:
    with_settings(
        desk,
        'unsubscribe_url = "https://lists.example/u/{topic}/{recipient}"',
        'unsubscribe = "Lists <lists@ministry.example>"',
        'reply_to = "The desk <desk@ministry.example>"',
        'list_domain = "lists.ministry.example"',
    )

    anna, jonas = sent(desk, server)

    own = re.fullmatch(
        r"<mailto:lists@ministry\.example\?subject=unsubscribe%20harbour>, "
        r"<https://lists\.example/u/harbour/([0-9a-f]{32})>",
        anna["List-Unsubscribe"],
    )
    assert own is not None
    assert own[1] not in jonas["List-Unsubscribe"]
    assert anna["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert anna["Reply-To"] == "The desk <desk@ministry.example>"
    assert anna["List-Id"] == "The harbour <harbour.briefings.lists.ministry.example>"


@pytest.mark.parametrize(
    "name",
    [
        "=?UTF-8?Q?=0A?=Bcc: eva@evil.example",
        "=?utf-8?q?Anna=0D=0ABcc:_eva@evil.example?=",
        'Berg", <eva@evil.example>, "Anna',
        "Anna <eva@evil.example>",
        "Berg, Anna (Ministry of Foreign Affairs, Department for Press and Information)",
        f"Anna Berg <eva@evil.example> {'a' * 60}",
    ],
)
def test_a_name_cannot_bring_another_header_or_recipient(desk: Path, server: MailServer, name: str) -> None:
    run(desk, "recipients", "add", ANNA, "--name", name)

    run(desk, "send", "--topic", "harbour", "--yes")

    assert sorted(server.recipients) == [ANNA, JONAS]
    message = next(each.message for each in server.taken if each.recipient == ANNA)
    assert [each.addr_spec for each in message["To"].addresses] == [ANNA]
    assert message["Bcc"] is None
    assert message.get_all("To") is not None
    assert len(message.get_all("To", [])) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Harbour =?UTF-8?Q?=0A?=Bcc: eva@evil.example",
        "Harbour =?utf-8?b?Cg==?= X-Evil: 1",
        'Harbour" <evil.example>',
        "Hafen Łódź – größer",
    ],
)
def test_a_title_cannot_bring_another_header(desk: Path, server: MailServer, title: str) -> None:
    config = desk / "briefmaker.toml"
    text = config.read_text(encoding="utf-8")
    assert 'title = "The harbour"' in text
    config.write_text(text.replace('title = "The harbour"', f"title = '{title}'"), encoding="utf-8")
    run(desk, "build", "--topic", "harbour", "--edition", "noon")
    run(desk, "approve", "harbour", "--by", "M. Ionescu")

    anna, _ = sent(desk, server)

    assert anna["Bcc"] is anna["X-Evil"] is None
    plain = title.replace("=?", "= ?")
    assert plain in anna["Subject"]
    assert anna["List-Id"].endswith(" <harbour.briefings.ministry.example>")
    assert anna["List-Id"].endswith(" <harbour.briefings.ministry.example>")


def test_a_document_that_is_too_large_is_linked(desk: Path, server: MailServer) -> None:
    with_settings(desk, "max_mb = 0.02", 'link = "https://share.example/{topic}/{edition}/{file}"')

    anna, jonas = sent(desk, server)

    address = "https://share.example/harbour/morning/harbour-morning.pdf"
    words = "The whole briefing (harbour-morning.pdf)"
    assert list(anna.iter_attachments()) == []
    assert f"\n\n{words}:\n{address}\n\n---" in body(anna, "plain")
    assert re.search(
        rf'<a href="{re.escape(address)}" style="color:#[^"]+">{re.escape(words)}</a>', body(anna, "html")
    )
    assert len(list(jonas.iter_attachments())) == 1  # a DOCX is smaller
    assert words not in body(jonas, "plain")


def test_the_limit_counts_the_message_as_it_is_encoded(desk: Path, server: MailServer) -> None:
    size = (desk / EDITION / "harbour.pdf").stat().st_size
    with_settings(desk, f"max_mb = {size * 1.2 / 1_000_000}", 'link = "https://share.example/{file}"')

    anna, _ = sent(desk, server)

    assert list(anna.iter_attachments()) == []  # base64 makes four bytes of three


def test_a_document_that_is_too_large_and_has_no_address_is_not_sent(desk: Path, server: MailServer) -> None:
    with_settings(desk, "max_mb = 0.02")

    message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert re.fullmatch(
        r"harbour: harbour-morning\.pdf is 0\.\d MB as a message, and 0\.02 MB are allowed; set `link` under "
        r"\[mail\] to the address where it can be fetched",
        message,
    )
    assert server.taken == []


def test_a_server_that_takes_only_small_messages_gets_none(desk: Path) -> None:
    from mail_server import mail_server

    with mail_server(data_size_limit=20_000) as small:
        configured(desk, f"port = {small.port}", 'security = "none"')

        message = refusal(desk, "send", "--topic", "harbour", "--yes")

    assert re.fullmatch(
        rf"127\.0\.0\.1:{small.port}: the server takes messages of at most 0\.0 MB, and the largest here has "
        r"0\.\d; lower `max_mb` under \[mail\], and set `link`",
        message,
    )
    assert small.begun == {}


def test_a_dry_run_writes_the_message_as_it_would_arrive(desk: Path, server: MailServer) -> None:
    from email import message_from_bytes
    from email.policy import default

    run(desk, "send", "--topic", "harbour")
    look = message_from_bytes((desk / "out/mail/harbour/morning-pdf.eml").read_bytes(), policy=default)
    anna, _ = sent(desk, server)

    for name in set(look.keys()) - {"Date"}:
        assert look[name] == anna[name], name
    assert [part.get_content_type() for part in look.walk()] == [
        part.get_content_type() for part in anna.walk()
    ]


@needs_browser
@pytest.mark.parametrize("is_linked", [False, True])
def test_the_mail_fits_a_telephone_and_axe_finds_nothing(
    desk: Path, server: MailServer, tmp_path: Path, *, is_linked: bool
) -> None:
    if is_linked:
        with_settings(desk, "max_mb = 0.02", 'link = "https://share.example/{file}"')
    anna, _ = sent(desk, server)
    page = tmp_path / "mail.html"
    page.write_text(body(anna, "html"), encoding="utf-8")

    assert looked_at(page, 360, 800) == [[360, 0, []], [800, 0, []]]


def test_who_reads_another_language_is_left_out_and_named(desk: Path, server: MailServer) -> None:
    run(desk, "recipients", "add", JONAS, "--language", "fr")
    run(desk, "recipients", "add", ANNA, "--language", "en")

    told = run(desk, "send", "--topic", "harbour", typed="").stdout

    assert "left out  j…@harbour.example  gets only fr; this edition is in en-GB" in told
    run(desk, "send", "--topic", "harbour", "--yes")
    assert server.recipients == [ANNA]
