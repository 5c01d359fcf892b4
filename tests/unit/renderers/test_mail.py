"""A document as a message: both bodies say what the tree says, in the look of the theme."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from lxml import html

from briefmaker.compose import compose
from briefmaker.config import load_settings
from briefmaker.model.document import Block, Brief, Citation, Container, Heading, Link, Paragraph, Text
from briefmaker.model.walk import iter_runs, words
from briefmaker.pipeline import Build, meta_of, read_corpus, summarise_topics
from briefmaker.renderers.mail import mail_text, render_eml
from briefmaker.renderers.theme import Logo, load_theme
from briefmaker.verify.read_eml import read_eml
from paths import ROOT


def made(template: str = "mail") -> Brief:
    """Return the pack on Ukraine from the samples."""
    project = load_settings(ROOT)
    topics = tuple(each.id for each in project.topics)
    build = Build(project, "2026-11-30", "2026-11-30", template=template, topics=topics)
    summaries = summarise_topics(read_corpus(ROOT / "sources", project), build)
    summary = next(each for each in summaries if each.topic.id == "ukraine")
    return compose((summary,), meta_of("ukraine", "Ukraine", build), build.folders, template)


MAIL = made()
PLAIN = load_theme(None)


def message(brief: Brief = MAIL, theme: object = PLAIN) -> EmailMessage:
    content, _ = render_eml(brief, theme)  # type: ignore[arg-type]
    return email.message_from_bytes(content, policy=default)


def body(brief: Brief, kind: str) -> str:
    part = message(brief).get_body((kind,))
    assert part is not None
    return str(part.get_content())


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def with_blocks(*blocks: Block) -> Brief:
    return Brief(MAIL.meta, blocks, ())


@pytest.mark.parametrize("template", ["mail", "briefing"])
def test_both_bodies_say_what_the_document_says(template: str) -> None:
    brief = made(template)
    told = [run for run in map(words, iter_runs(_without_pictures(brief.blocks))) if run.strip()]

    plain, page = body(brief, "plain"), " ".join(read_eml(render_eml(brief, PLAIN)[0]))

    without_addresses = re.sub(r"<https?://[^>]*>", "", plain)
    for run in told:
        assert squeezed(run) in squeezed(without_addresses)
        assert squeezed(run) in squeezed(page)


def _without_pictures(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(b for b in blocks if not (isinstance(b, Container) and b.kind in ("timeline", "chart")))


def test_the_subject_says_topic_edition_and_state() -> None:
    approved = replace(MAIL, meta=replace(MAIL.meta, status="approved"))

    assert message()["Subject"] == "[DRAFT] Briefing: Ukraine, 2026-11-30"
    assert message(approved)["Subject"] == "Briefing: Ukraine, 2026-11-30"
    assert message()["To"] is None
    assert message()["X-Unsent"] == "1"


def test_a_title_cannot_begin_another_header() -> None:
    title = "Ukraine\r\nBcc: everybody@example.org =?UTF-8?Q?=0ABcc:_you?="
    hostile = replace(MAIL, meta=replace(MAIL.meta, title=title))

    found = message(hostile)

    assert found["Bcc"] is None
    assert found.keys() == message().keys()


def test_lines_of_text_are_short_and_addresses_whole() -> None:
    lines = body(MAIL, "plain").splitlines()

    assert all(len(line) <= 72 for line in lines if "http" not in line)
    assert any(
        line.strip().startswith("<https://europabrief.example/defence/arms-for-kyiv>") for line in lines
    )


def test_each_element_has_its_own_style_and_nothing_is_loaded() -> None:
    page = html.document_fromstring(body(MAIL, "html"))

    assert not page.xpath("//style | //link | //script | //*[@class] | //*[@id] | //nav | //svg")
    assert all(each.get("style") for each in page.iter("body", "h1", "h2", "p", "li", "a"))
    assert not page.xpath("//img")


def test_a_citation_leads_to_the_words_online_or_nowhere() -> None:
    page = html.document_fromstring(body(MAIL, "html"))
    unread = Brief(MAIL.meta, (Paragraph((Text("Said."), Citation("nobody", "Herald 1"))),), ("nobody",))

    links = page.xpath("//cite/a")

    assert links
    assert all(":~:text=" in each.get("href") for each in links)
    assert not html.document_fromstring(body(unread, "html")).xpath("//a")


def test_the_look_is_that_of_the_theme(tmp_path: Path) -> None:
    theme = tmp_path / "theme.yml"
    theme.write_text("meta: {extends: ministry}\n", encoding="utf-8")
    ministry = load_theme(theme)
    part = message(MAIL, ministry).get_body(("html",))
    assert part is not None

    heading = html.document_fromstring(str(part.get_content())).find(".//h2").get("style")

    assert f"color:{ministry.styles['heading2'].colour}" in heading
    assert f"color:{PLAIN.styles['heading2'].colour}" in body(MAIL, "html")
    assert ministry.styles["heading2"].colour != PLAIN.styles["heading2"].colour


def test_the_logo_goes_along_with_its_words() -> None:
    picture = ROOT / "docs" / "images" / "theme-plain.png"
    if not picture.is_file():
        picture = next((ROOT / "docs" / "images").glob("*.png"))
    theme = replace(PLAIN, logo=Logo(picture, "png", "The ministry", 100, 40))
    found = message(MAIL, theme)
    related = [part for part in found.walk() if part.get_content_maintype() == "image"]
    part = found.get_body(("html",))
    assert part is not None

    (image,) = html.document_fromstring(str(part.get_content())).iter("img")

    assert [each["Content-ID"] for each in related] == ["<logo@briefmaker>"]
    assert (image.get("src"), image.get("alt")) == ("cid:logo@briefmaker", "The ministry")
    assert related[0].get_content() == picture.read_bytes()


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert render_eml(MAIL, PLAIN) == render_eml(MAIL, PLAIN)


def test_headings_lists_and_links_read_well_as_text() -> None:
    brief = with_blocks(
        Heading(1, (Text("Harbour"),)),
        Heading(2, (Text("Ships"),)),
        Paragraph((Text("See "), Link("https://a.example/", (Text("the list"),)), Text("."))),
        Paragraph((Link("https://a.example/", (Text("https://a.example/"),)),)),
    )

    text = mail_text(brief)

    assert text.startswith(
        "Harbour\n=======\n\nSHIPS\n\nSee the list <https://a.example/>.\n\nhttps://a.example/\n"
    )
    assert text.endswith(f"{'-' * 72}\nBriefing: Ukraine · 2026-11-30 · {MAIL.meta.fingerprint} · DRAFT\n")
