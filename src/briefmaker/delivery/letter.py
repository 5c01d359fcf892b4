"""A parcel as a message: the same for all who get one format, but for the few lines that name one of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from briefmaker.config.mail import MailTable
from briefmaker.delivery.body import put_before, put_behind, read_mail
from briefmaker.delivery.mailbox import mailbox
from briefmaker.delivery.parcel import Correction, Parcel
from briefmaker.delivery.plan import Entry
from briefmaker.delivery.server import on_the_wire
from briefmaker.errors import ConfigError, DeliveryError
from briefmaker.ledger import Sending
from briefmaker.renderers.mail import in_one_line

_KINDS = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": ("text", "html"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """The message that brings a parcel in one format, with what is to be told of an edition it corrects."""

    parcel: Parcel
    mail: MailTable
    format: str
    common: bytes
    """The headers that all have, and the content."""
    wire: bytes
    """The same as it goes over the wire."""
    is_linked: bool
    """Whether the document is too large to be attached, so that a link leads to it."""

    def head(self, entry: Entry, date: dt.datetime) -> bytes:
        """Return the headers that name one recipient; they stand before what is common."""
        sending = entry.sending
        lines = [("Message-ID", sending.message), ("Date", format_datetime(date))]
        if entry.has:
            lines += [("In-Reply-To", entry.has.message), ("References", entry.has.message)]
        lines += _ways_out(self.mail, self.parcel, sending)
        lines.append(("To", mailbox(entry.recipient.name, entry.recipient.address)))
        return _lines(lines)


def letter_for(parcel: Parcel, mail: MailTable, format_: str, has: str = "") -> Letter:
    """Return the letter for those who want `format_`, and have the edition `has`, if that was corrected.

    The document is attached where the whole message, as it is encoded, is no larger than the configuration
    allows. Raises ConfigError where it is larger and there is no address for a link.
    """
    corrections = parcel.corrections_for(has)
    name = parcel.file_name(format_)
    main, sub = _KINDS[format_]
    message = _addressed(parcel, corrections)
    message.add_attachment(parcel.documents[format_], main, sub, filename=name)
    content = _serialised(_noted(message, corrections), parcel, mail)
    is_linked = len(content) > mail.max_mb * 1_000_000
    if is_linked:
        linked = _addressed(parcel, corrections)
        put_behind(linked, f"The whole briefing ({name})", _link(parcel, mail, name, len(content)))
        content = _serialised(_noted(linked, corrections), parcel, mail)
    return Letter(parcel, mail, format_, content, on_the_wire(content), is_linked)


def message_id(parcel: Parcel, identity: str, mail: MailTable) -> str:
    """Return the Message-ID of a parcel for a recipient: always the same, so that servers know it again."""
    told = hashlib.sha256(f"{parcel.topic}\n{parcel.edition}\n{identity}".encode()).hexdigest()[:32]
    return f"<{told}@{mail.address.rpartition('@')[2]}>"


def _addressed(parcel: Parcel, corrections: Sequence[Correction]) -> EmailMessage:
    """Return the sealed mail with the headers that everybody's message has, and what was wrong before it."""
    message = read_mail(parcel.mail)
    subject = str(message["Subject"])
    for name in ("Subject", "X-Unsent", "Date", "Message-ID", "Content-Language"):
        del message[name]
    for each in reversed(corrections):
        put_before(message, read_mail(each.note))
    message["Subject"] = in_one_line(f"Correction: {subject}" if corrections else subject)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834, 5: no answer by a machine, please
    return message


def _noted(message: EmailMessage, corrections: Iterable[Correction]) -> EmailMessage:
    """Return the message with the notes of what was corrected attached."""
    for each in corrections:
        message.add_attachment(each.document, "application", "pdf", filename=each.file_name)
    return message


def _ways_out(mail: MailTable, parcel: Parcel, sending: Sending) -> list[tuple[str, str]]:
    """Return the headers by which somebody gets out of the list (RFC 2369, RFC 8058)."""
    subject = quote(f"unsubscribe {parcel.topic}")
    by_mail = f"<mailto:{quote(mail.way_out, safe='@+')}?subject={subject}>"
    if mail.unsubscribe_url is None:
        return [("List-Unsubscribe", by_mail)]
    online = mail.unsubscribe_url.replace("{topic}", parcel.topic).replace("{recipient}", sending.recipient)
    return [
        ("List-Unsubscribe", f"{by_mail},\r\n <{online}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ]


def _lines(headers: Iterable[tuple[str, str]]) -> bytes:
    """Return headers that are not to be folded: the library would part, encode or damage them."""
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode("ascii")


def _link(parcel: Parcel, mail: MailTable, name: str, size: int) -> str:
    """Return the address where a document can be fetched that is too large to be sent."""
    if mail.link is None:
        told = f"{size / 1_000_000:.1f} MB as a message, and {mail.max_mb:g} MB are allowed"
        message = f"{name} is {told}; set `link` under [mail] to the address where it can be fetched"
        raise ConfigError((DeliveryError(message, parcel.topic),))
    address = mail.link
    for field, value in {"topic": parcel.topic, "edition": parcel.label, "file": name}.items():
        address = address.replace(f"{{{field}}}", quote(value, safe=""))
    return address


def _serialised(message: EmailMessage, parcel: Parcel, mail: MailTable) -> bytes:
    """Return the message, its language said of the whole, with boundaries that are the same each time."""
    if parcel.language:
        message["Content-Language"] = parcel.language
    known = hashlib.sha256("".join(str(part.get("Content-Type")) for part in message.walk()).encode())
    for number, part in enumerate(message.walk()):
        if number:
            del part["MIME-Version"]  # the whole has one (RFC 2045, 4)
        if part.is_multipart():
            part.set_boundary(f"=={known.hexdigest()[:20]}-{number}==")
    # A name for people, and one that never changes (RFC 2919).
    named, never = in_one_line(parcel.title) or parcel.topic, f"{parcel.topic}.briefings.{mail.list_name}"
    sender = [("From", mailbox(mail.name, mail.address)), ("List-Id", mailbox(named, never))]
    if mail.answers:
        sender.append(("Reply-To", mailbox(*mail.answers)))
    return _lines(sender) + message.as_bytes()
