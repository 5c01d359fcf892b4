"""A corrected edition goes to those who got the earlier one, with the note that says what was wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.ledger import FILE
from browser import looked_at, needs_browser
from mail_server import MailServer
from sending import ANNA, JONAS, recipients, refusal, run

BECAUSE = "The sum on the first page was that of last year."
NEW = "mira.holt@island.example"


def corrected(desk: Path, label: str = "noon", of: str = "morning", because: str = BECAUSE) -> Path:
    """Seal an edition that corrects another, and return its folder."""
    run(desk, "build", "--topic", "harbour", "--edition", label, "--to", "docx,pdf")
    words = ("--corrects", of, *(("--because", because) if because else ()))
    run(desk, "approve", "harbour", "--by", "M. Ionescu", *words)
    return desk / "out" / "editions" / "harbour" / label


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_correction_goes_only_to_those_who_got_the_earlier_edition(desk: Path, server: MailServer) -> None:
    run(desk, "send", "--topic", "harbour", "--yes")
    run(desk, "recipients", "add", NEW)
    corrected(desk)

    told = run(desk, "send", "--topic", "harbour").stdout
    run(desk, "send", "--topic", "harbour", "--yes")

    assert "left out  m…@island.example  did not get the edition that this one corrects" in told
    assert " MB in all; corrects their edition morning\n" in told
    assert server.recipients == [ANNA, JONAS, ANNA, JONAS]


def test_the_note_stands_before_the_mail_and_is_attached(desk: Path, server: MailServer) -> None:
    run(desk, "send", "--topic", "harbour", "--yes")
    folder = corrected(desk)

    run(desk, "send", "--topic", "harbour", "--yes")

    first, second = server.taken[0].message, server.taken[2].message
    assert second["Subject"].startswith("Correction: Briefing: The harbour, ")
    assert second["In-Reply-To"] == second["References"] == first["Message-ID"]
    text = body(second, "plain")
    assert text.startswith("Correction: The harbour, edition morning\n====")
    assert text.index(BECAUSE) < text.index("\n---") < text.index("Briefing: The harbour\n=")
    page = body(second, "html")
    assert page.index(BECAUSE) < page.index("<h1")
    document, note = second.iter_attachments()
    assert document.get_content() == (folder / "harbour.pdf").read_bytes()
    assert note.get_content() == (folder / "harbour-correction.pdf").read_bytes()
    assert note.get_filename() == "harbour-morning-correction.pdf"
    words = PdfReader(folder / "harbour-correction.pdf").pages[0].extract_text()
    assert BECAUSE in " ".join(words.split())


def test_the_note_names_the_statements_that_no_source_supports_any_more(
    desk: Path, server: MailServer
) -> None:
    run(desk, "send", "--topic", "harbour", "--yes")
    post = desk / "sources" / "post.md"
    text = post.read_text(encoding="utf-8")
    post.write_text(text.replace("2 million euros", "3 million euros"), encoding="utf-8")
    corrected(desk, because="")

    run(desk, "send", "--topic", "harbour", "--yes")

    words = " ".join(body(server.taken[2].message, "plain").split())
    assert "The source has been changed. - “The council promised 2 million euros for repairs" in words
    assert words.index("2 million") < words.index("3 million")


def test_a_correction_without_a_reason_is_not_approved(desk: Path) -> None:
    run(desk, "build", "--topic", "harbour", "--edition", "noon")

    def told(*words: str) -> str:
        return refusal(desk, "approve", "harbour", "--by", "M. Ionescu", *words)

    assert told("--corrects", "morning") == (
        "harbour: nothing in the sources says what was wrong with morning; --because TEXT says it"
    )
    assert told("--corrects", "evening", "--because", "x") == (
        "out/editions/harbour: there is no other sealed edition evening that this one could correct"
    )
    assert told("--corrects", "noon", "--because", "x") == (
        "out/editions/harbour: there is no other sealed edition noon that this one could correct"
    )
    assert (
        told("--because", "x")
        == "harbour: --because says what was wrong with an edition; --corrects names it"
    )


def test_an_edition_that_was_corrected_goes_out_no_more(desk: Path, server: MailServer) -> None:
    recipients(desk, "defer9.anna@x.example", JONAS)
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    corrected(desk)

    gone = "harbour morning: was corrected by the edition noon, which goes out instead"
    assert refusal(desk, "send", "--topic", "harbour", "--edition", "morning", "--yes") == gone
    assert run(desk, "send", "--resume").stderr == f"{gone}: 1 who were to get it do not\n"
    assert run(desk, "send", "--resume").stderr == "Nothing is left to be sent.\n"
    told = run(desk, "send", "--topic", "harbour", "--yes", status=1).stdout

    assert server.recipients == [JONAS, JONAS]
    owed = "was to get, and did not get the edition that this one corrects; `--again` sends them this one"
    assert f"left out  d…@x.example  {owed}" in told


def test_who_was_to_get_the_earlier_one_gets_this_one_where_somebody_says_so(
    desk: Path, server: MailServer
) -> None:
    recipients(desk, "defer5.anna@x.example", JONAS)
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    corrected(desk)
    run(desk, "send", "--topic", "harbour", "--yes", status=1)

    run(desk, "send", "--topic", "harbour", "--again", "defer5.anna@x.example", "--yes")

    assert server.recipients == [JONAS, JONAS, "defer5.anna@x.example"]
    message = server.taken[-1].message
    assert message["Subject"].startswith("Briefing: ")  # nothing was wrong with what they have
    assert "Correction" not in body(message, "plain")
    assert len(list(message.iter_attachments())) == 1
    assert run(desk, "send", "--topic", "harbour", "--yes").stdout.startswith("0 to get it, 2 sent\n")


def test_a_correction_of_what_nobody_has_goes_to_all_as_any_other(desk: Path, server: MailServer) -> None:
    corrected(desk)

    run(desk, "send", "--topic", "harbour", "--yes")

    assert server.recipients == [ANNA, JONAS]
    message = server.taken[0].message
    assert message["Subject"].startswith("Briefing: ")
    assert message["In-Reply-To"] is None
    assert "Correction" not in body(message, "plain")


def test_readers_are_told_all_that_was_wrong_with_what_they_have(desk: Path, server: MailServer) -> None:
    recipients(desk, ANNA, "defer5.jonas@x.example")
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    corrected(desk, because="The first slip.")
    run(desk, "send", "--topic", "harbour", "--again", "defer5.jonas@x.example", "--yes")
    corrected(desk, "evening", "noon", "The second slip.")

    run(desk, "send", "--topic", "harbour", "--yes")

    anna, jonas = server.taken[-2].message, server.taken[-1].message
    text = body(anna, "plain")
    assert text.index("edition morning") < text.index("The first slip.") < text.index("The second slip.")
    assert "The first slip." not in body(jonas, "plain")
    assert "The second slip." in body(jonas, "plain")
    names = [each.get_filename() for each in anna.iter_attachments()]
    assert names == [
        "harbour-evening.pdf",
        "harbour-morning-correction.pdf",
        "harbour-noon-correction.pdf",
    ]
    assert [each.get_filename() for each in jonas.iter_attachments()] == [names[0], names[2]]


def test_an_edition_is_corrected_once(desk: Path) -> None:
    corrected(desk)
    run(desk, "build", "--topic", "harbour", "--edition", "evening")

    message = refusal(
        desk, "approve", "harbour", "--by", "M. Ionescu", "--corrects", "morning", "--because", "x"
    )

    assert message == "harbour: morning is corrected by noon already; `--corrects noon` corrects that one"


def test_a_correction_that_comes_while_somebody_thinks_stops_the_earlier_one(
    desk: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*_: object) -> bool:
        corrected(desk)
        return True

    monkeypatch.setattr("briefmaker.cli.sending.is_answered", answer)

    message = refusal(desk, "send", "--topic", "harbour")

    assert message == "harbour morning: was corrected by the edition noon, which goes out instead"
    assert server.taken == []


def test_nothing_is_corrected_while_it_is_sent(desk: Path, server: MailServer) -> None:
    told: list[str] = []
    run(desk, "build", "--topic", "harbour", "--edition", "noon", "--to", "docx,pdf")

    def during(event: str) -> None:
        if event == "taken" and not told:
            words = ("--corrects", "morning", "--because", BECAUSE)
            told.append(refusal(desk, "approve", "harbour", "--by", "M. Ionescu", *words))

    server.on_event = during
    run(desk, "send", "--topic", "harbour", "--yes")

    assert "another `send` is at work on harbour" in told[0]
    assert server.recipients == [ANNA, JONAS]


def test_a_correction_of_a_correction_reaches_those_who_got_only_the_first(
    desk: Path, server: MailServer
) -> None:
    run(desk, "send", "--topic", "harbour", "--yes")
    corrected(desk)
    corrected(desk, "evening", "noon")

    run(desk, "send", "--topic", "harbour", "--yes")

    assert server.recipients == [ANNA, JONAS, ANNA, JONAS]


def test_one_of_whom_nobody_knows_gets_the_correction(desk: Path, server: MailServer) -> None:
    recipients(desk, "after.anna@x.example")
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    corrected(desk)

    run(desk, "send", "--topic", "harbour", "--yes", status=1)

    assert server.recipients == ["after.anna@x.example"] * 2


def test_who_got_it_and_is_no_recipient_any_more_is_named(desk: Path, server: MailServer) -> None:
    run(desk, "send", "--topic", "harbour", "--yes")
    recipients(desk, JONAS)
    corrected(desk)

    told = run(desk, "send", "--topic", "harbour").stdout

    reason = "has the edition that this one corrects, and is no recipient any more: tell them"
    assert f"left out  a…@ministry.example  {reason}" in told
    assert len(server.taken) == 2


def test_who_is_not_active_any_more_does_not_get_the_correction(desk: Path, server: MailServer) -> None:
    run(desk, "send", "--topic", "harbour", "--yes")
    anna = f'[[recipient]]\naddress = "{ANNA}"\nactive = false\n'
    text = f'{anna}[[recipient]]\naddress = "{JONAS}"\ntopics = ["moon"]\n'
    (desk / "recipients.toml").write_text(text, encoding="utf-8")
    corrected(desk)

    told = run(desk, "send", "--topic", "harbour", "--yes", status=1).stdout

    assert "left out  a…@ministry.example  is not active" in told
    assert server.recipients == [ANNA, JONAS, JONAS]  # Jonas got the wrong one, whatever he wants now


def test_two_approvers_of_a_correction_must_say_the_same(desk: Path) -> None:
    config = desk / "briefmaker.toml"
    config.write_text(config.read_text(encoding="utf-8") + "\n[approval]\napprovers = 2\n", encoding="utf-8")
    run(desk, "build", "--topic", "harbour", "--edition", "noon")
    correcting = ("--corrects", "morning", "--because", BECAUSE)
    run(desk, "approve", "harbour", "--by", "M. Ionescu", *correcting)

    other = run(desk, "approve", "harbour", "--by", "A. Berg")
    assert "another approver seals it" in other.stderr
    spaced = (*correcting[:-1], BECAUSE.replace(" ", "  "))  # the note has single blanks, whoever types
    result = CliRunner().invoke(
        app, ["approve", "harbour", "--project", str(desk), "--by", "A. Berg", *spaced]
    )

    assert result.stdout.endswith("editions/harbour/noon\n")


@needs_browser
def test_the_mail_with_a_note_fits_a_telephone(desk: Path, server: MailServer, tmp_path: Path) -> None:
    run(desk, "send", "--topic", "harbour", "--yes")
    corrected(desk)
    run(desk, "send", "--topic", "harbour", "--yes")
    page = tmp_path / "mail.html"
    page.write_text(body(server.taken[2].message, "html"), encoding="utf-8")

    assert looked_at(page, 360, picture=str(tmp_path / "mail")) == [[360, 0, []]]


def test_a_correction_is_listed_on_the_site(desk: Path) -> None:
    run(desk, "send", "--topic", "harbour", "--to-site", "--yes")
    corrected(desk)

    run(desk, "send", "--topic", "harbour", "--to-site", "--yes")

    site = desk / "out" / "site"
    index = (site / "index.html").read_text(encoding="utf-8")
    assert "Corrected by the edition noon." in index
    assert "Corrects the edition morning." in index
    old = (site / "harbour" / "morning" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../noon/index.html">Read the edition noon</a>' in old
    assert (site / "harbour" / "noon" / "harbour-morning-correction.pdf").is_file()


def test_who_must_be_told_is_named_until_somebody_has_seen_to_them(desk: Path, server: MailServer) -> None:
    recipients(desk, ANNA, "refuse.eva@x.example", JONAS)
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    recipients(desk, JONAS, "eva@x.example")
    corrected(desk)

    for _ in range(2):
        told = run(desk, "send", "--topic", "harbour", "--yes", status=1).stdout
        assert (
            "left out  a…@ministry.example  has the edition that this one corrects, and is no recipient"
            in told
        )
        reason = "was to get the edition that this one corrects, did not, and is no recipient any more"
        assert f"left out  r…@x.example  {reason}" in told
    assert server.recipients == [ANNA, JONAS, JONAS]


def test_one_who_was_asked_for_and_put_off_is_gone_on_with(desk: Path, server: MailServer) -> None:
    recipients(desk, "defer10.anna@x.example", JONAS)
    run(desk, "send", "--topic", "harbour", "--yes", status=1)
    corrected(desk)
    words = ("--topic", "harbour", "--again", "defer10.anna@x.example", "--yes")
    run(desk, "send", *words, status=1)

    run(desk, "send", "--resume", status=0)

    assert server.recipients == [JONAS, "defer10.anna@x.example"]


def test_who_may_not_have_the_second_one_is_told_all(desk: Path, server: MailServer) -> None:
    recipients(desk, JONAS)
    run(desk, "send", "--topic", "harbour", "--yes")
    corrected(desk, because="The first slip.")
    run(desk, "send", "--topic", "harbour", "--yes")
    with closing(sqlite3.connect(desk / FILE)) as connection, connection:
        connection.execute("UPDATE sendings SET state = 'unknown' WHERE edition = 'noon'")
    corrected(desk, "evening", "noon", "The second slip.")

    run(desk, "send", "--topic", "harbour", "--yes")

    last = server.taken[-1].message
    assert "The first slip." in body(last, "plain")
    assert last["In-Reply-To"] == server.taken[0].message["Message-ID"]


def test_a_new_ledger_knows_the_whole_chain_from_then_on(desk: Path, server: MailServer) -> None:
    corrected(desk)
    (desk / FILE).unlink()
    run(desk, "send", "--topic", "harbour", "--yes", "--not-sent-yet")

    assert run(desk, "send", "--topic", "harbour", "--yes").stdout == "0 to get it, 2 sent\n"
    assert len(server.taken) == 2
