"""A parcel as a message: the same for all who get one format, but for the few lines that name one of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from briefmaker.config.mail import MailTable
from briefmaker.delivery.body import put_before, put_behind, read_mail
from briefmaker.delivery.mailbox import mailbox
from briefmaker.delivery.parcel import Parcel
from briefmaker.errors import DeliveryError
from briefmaker.ledger import Sending
from briefmaker.model.recipient import Recipient
from briefmaker.renderers.mail import in_one_line

_KINDS = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": ("text", "html"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """The message that brings a parcel in one format."""

    parcel: Parcel
    mail: MailTable
    format: str
    common: bytes
    """The headers that all have, and the content."""
    is_linked: bool
    """Whether the document is too large to be attached, so that a link leads to it."""

    def to(self, recipient: Recipient, sending: Sending, date: dt.datetime, earlier: str = "") -> bytes:
        """Return the message to one recipient, as it goes over the wire.

        `earlier` is the Message-ID of the edition that this one corrects.
        """
        lines = [("Message-ID", sending.message), ("Date", format_datetime(date))]
        if earlier:
            lines += [("In-Reply-To", earlier), ("References", earlier)]
        lines += _ways_out(self.mail, self.parcel, sending)
        lines.append(("To", mailbox(recipient.name, recipient.address)))
        return _lines(lines) + self.common


def letter_for(parcel: Parcel, mail: MailTable, format_: str) -> Letter:
    """Return the letter for those who want `format_`.

    The document is attached where the whole message, as it is encoded, is no larger than the configuration
    allows. Raises DeliveryError where it is larger and there is no address for a link.
    """
    message = _addressed(parcel)
    document = parcel.documents[format_]
    name = parcel.file_name(format_)
    main, sub = _KINDS[format_]
    message.add_attachment(document, main, sub, filename=name)
    if parcel.correction:
        note = f"{parcel.topic}-{parcel.correction.of}-correction.pdf"
        message.add_attachment(parcel.correction.document, "application", "pdf", filename=note)
    content = _serialised(message, parcel, mail)
    if len(content) <= mail.max_mb * 1_000_000:
        return Letter(parcel, mail, format_, content, is_linked=False)
    if mail.link is None:
        size = f"{len(content) / 1_000_000:.1f} MB as a message, and {mail.max_mb:g} MB are allowed"
        message_ = f"{name} is {size}; set `link` under [mail] to the address where it can be fetched"
        raise DeliveryError(message_, parcel.topic)
    linked = _addressed(parcel)
    put_behind(linked, f"The whole briefing ({name})", _link(mail.link, parcel, name))
    return Letter(parcel, mail, format_, _serialised(linked, parcel, mail), is_linked=True)


def message_id(parcel: Parcel, identity: str, mail: MailTable) -> str:
    """Return the Message-ID of a parcel for a recipient: always the same, so that servers know it again."""
    told = hashlib.sha256(f"{parcel.topic}\n{parcel.edition}\n{identity}".encode()).hexdigest()[:32]
    return f"<{told}@{mail.address.rpartition('@')[2]}>"


def _addressed(parcel: Parcel) -> EmailMessage:
    """Return the sealed mail with the headers that everybody's message has."""
    message = read_mail(parcel.mail)
    subject = str(message["Subject"])
    for name in ("Subject", "X-Unsent", "Date", "Message-ID", "Content-Language"):
        del message[name]
    if parcel.correction:
        put_before(message, read_mail(parcel.correction.note))
        subject = f"Correction: {subject}"
    message["Subject"] = in_one_line(subject)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834, 5: no answer by a machine, please
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


def _link(pattern: str, parcel: Parcel, name: str) -> str:
    fields = {"topic": parcel.topic, "edition": parcel.label, "file": name}
    for field, value in fields.items():
        pattern = pattern.replace(f"{{{field}}}", quote(value))
    return pattern


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
