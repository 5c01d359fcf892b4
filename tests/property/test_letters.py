"""Whatever stands in a name or a title, a message has the headers that it should have, and no others."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from hypothesis import given
from hypothesis import strategies as st

from briefmaker.config.mail import MailTable
from briefmaker.delivery.letter import letter_for, message_id
from briefmaker.delivery.parcel import Parcel
from briefmaker.delivery.plan import Entry
from briefmaker.ledger import Sending
from briefmaker.model.document import Brief, Heading, Meta, Paragraph, Text
from briefmaker.model.recipient import Recipient
from briefmaker.renderers.mail import in_one_line, render_eml
from briefmaker.renderers.theme import load_theme

MAIL = MailTable.model_validate({"from": "Press office <press@ministry.example>"})
THEME = load_theme(None)
DATE = dt.datetime(2026, 11, 30, 7, 30, tzinfo=dt.UTC)
PIECES = (
    *("=?", "?=", "=?utf-8?q?", "=?UTF-8?B?Cg==?=", "=0A", "\r\n", "\n", "Bcc:", "<a@b.example>"),
    *('"', "\\", ",", "Łódź", "🚢", "x" * 90, " "),
)
WORDS = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
HEADERS = {
    "message-id",
    "date",
    "to",
    "list-unsubscribe",
    "mime-version",
    "subject",
    "from",
    "list-id",
    "auto-submitted",
    "content-type",
    "content-language",
}


def parcel(title: str) -> Parcel:
    named = f"Briefing: {title}"
    meta = Meta(named, "harbour", "en-GB", "Press office", title, (title,), "morning", "2026-11-30")
    brief = Brief(meta, (Heading(1, (Text("Briefing"),)), Paragraph((Text("Words."),))), ())
    mail, _ = render_eml(brief, THEME)
    return Parcel("harbour", title, "morning", "morning", "2026-11-30", "en-GB", {"pdf": b"%PDF-1.7"}, mail)


def sent(name: str, title: str) -> tuple[bytes, EmailMessage]:
    """Return the message to somebody of this name about a topic of this title, raw and parsed."""
    goes = parcel(title)
    recipient = Recipient("anna.berg@ministry.example", name)
    sending = Sending("harbour", "morning", "0" * 32, recipient.masked, message_id(goes, "0" * 32, MAIL))
    letter = letter_for(goes, MAIL, "pdf")
    raw = letter.head(Entry(recipient, sending), DATE) + letter.common
    parsed = message_from_bytes(raw, policy=default)
    assert isinstance(parsed, EmailMessage)
    return raw, parsed


@given(WORDS, WORDS)
def test_a_message_has_its_headers_once_and_no_others(name: str, title: str) -> None:
    raw, message = sent(name, title)

    assert sorted(key.casefold() for key in message) == sorted(HEADERS)
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    head = raw.partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert all(line.strip() for line in head)


@given(WORDS)
def test_a_name_is_what_it_was_and_leads_to_one_mailbox(name: str) -> None:
    (mailbox,) = sent(name, "The harbour")[1]["To"].addresses

    assert mailbox.addr_spec == "anna.berg@ministry.example"
    # The library puts a blank between encoded words that belong together, as a long word's do.
    assert "".join(mailbox.display_name.split()) == "".join(in_one_line(name).split())


@given(WORDS)
def test_a_subject_is_what_it_was(title: str) -> None:
    subject = " ".join(str(sent("Anna", title)[1]["Subject"]).split())

    assert subject == in_one_line(f"[DRAFT] Briefing: {title}, 2026-11-30, edition morning")


@given(WORDS)
def test_the_name_of_the_list_never_changes(title: str) -> None:
    assert sent("Anna", title)[1]["List-Id"].endswith(" <harbour.briefings.ministry.example>")
