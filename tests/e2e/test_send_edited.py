"""The mail of a joint pack and of an edited draft: it opens with what the document says, and says no more."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from mail_server import MailServer
from sending import ANNA, JONAS, run

CUT = "The council closed the northern harbour of Nordvik to all ships on Friday."


def mail_of(folder: Path, topic: str) -> str:
    """Return the words of the mail that was sealed in `folder`, in one line."""
    message = message_from_bytes((folder / f"{topic}-mail.eml").read_bytes(), policy=default)
    part = message.get_body(("plain",))
    assert part is not None
    return " ".join(part.get_content().split())


def sealed(desk: Path, topic: str, label: str) -> Path:
    run(desk, "approve", topic, "--by", "M. Ionescu")
    return desk / "out" / "editions" / topic / label


def test_what_an_editor_has_cut_is_not_in_the_mail(desk: Path, server: MailServer) -> None:
    run(desk, "build", "--topic", "harbour", "--edition", "noon", "--to", "docx,pdf,md")
    draft = desk / "out" / "harbour.md"
    text = draft.read_text(encoding="utf-8")
    point = next(line for line in text.split("\n") if line.startswith(f"- [{CUT}"))
    draft.write_text(text.replace(f"{point}\n", ""), encoding="utf-8")

    run(desk, "render", str(draft))
    folder = sealed(desk, "harbour", "noon")
    mail = mail_of(folder, "harbour")

    assert mail.startswith("Briefing: The harbour ===================== APPROVED by M. Ionescu, ")
    assert CUT not in mail
    assert "Some 40 ships wait outside the harbour, the council said." in mail
    assert CUT in mail_of(desk / "out" / "editions" / "harbour" / "morning", "harbour")
    run(desk, "send", "--topic", "harbour", "--yes")
    assert server.recipients == [ANNA, JONAS]


def test_what_an_editor_has_written_is_in_the_mail(desk: Path) -> None:
    run(desk, "build", "--topic", "harbour", "--edition", "noon", "--to", "docx,pdf,md")
    draft = desk / "out" / "harbour.md"
    text = draft.read_text(encoding="utf-8")
    draft.write_text(
        text.replace("## Key points\n", "## Key points\n\nThe desk will watch this.\n"), encoding="utf-8"
    )

    run(desk, "render", str(draft))
    mail = mail_of(sealed(desk, "harbour", "noon"), "harbour")

    assert "The desk will watch this." in mail


def test_the_joint_pack_is_a_mail_that_opens_across_the_topics(desk: Path, server: MailServer) -> None:
    run(desk, "recipients", "add", ANNA, "--topic", "pack")
    run(desk, "build", "--edition", "noon", "--to", "docx,pdf")
    folder = sealed(desk, "pack", "noon")

    run(desk, "send", "--topic", "pack", "--yes")

    assert server.recipients == [ANNA]
    mail = mail_of(folder, "pack")
    assert "ACROSS THE TOPICS" in mail
    assert "Contents" not in mail
    assert len(mail.partition("SOURCES")[0].split()) <= 350
    (attached,) = server.taken[0].message.iter_attachments()
    assert attached.get_content() == (folder / "pack.pdf").read_bytes()
