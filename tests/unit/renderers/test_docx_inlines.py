"""Inlines in Word: character styles, links, citations that lead to sources, evidence as bookmarks."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest

from briefmaker.model.document import (
    Brief,
    Citation,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    Meta,
    Paragraph,
    SourceName,
    Statement,
    Strong,
    Text,
)
from briefmaker.renderers.address import address_of
from briefmaker.renderers.docx import render_docx
from briefmaker.renderers.docx.markup import escape
from briefmaker.renderers.theme import load_theme

THEME = load_theme(None)
META = Meta("Repairs", "orlin", "en-GB", "Press Office", "", (), "Friday", "2024-05-31")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def render(*inlines: Inline) -> Any:
    brief = Brief(META, (Paragraph(inlines),), ())
    return docx.Document(BytesIO(render_docx(brief, THEME)[0]))


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def bookmarks(document: Any) -> list[tuple[str, str]]:
    """Return each bookmark's name and the words within it."""
    found = []
    for start in document.element.iter(f"{W}bookmarkStart"):
        inside, node = "", start.getnext()
        while node.tag != f"{W}bookmarkEnd" or node.get(f"{W}id") != start.get(f"{W}id"):
            inside += "".join(text.text or "" for text in node.iter(f"{W}t"))
            node = node.getnext()
        found.append((start.get(f"{W}name"), inside))
    return found


def anchors(document: Any) -> list[str]:
    links = document.element.iter(f"{W}hyperlink")
    return [link.get(f"{W}anchor") for link in links if link.get(f"{W}anchor")]


def test_strong_and_emphasised_words_have_styles_of_their_own() -> None:
    document = render(
        Text("plain "),
        Strong(words("strong ")),
        Emphasis((Text("slanted "), Strong(words("both")))),
    )

    found = [(run.style.name, run.text) for run in document.paragraphs[0].runs]
    assert found == [
        ("Default Paragraph Font", "plain "),
        ("Strong", "strong "),
        ("Emphasis", "slanted "),
        ("Strong Emphasis", "both"),
    ]


def test_strong_words_stay_bold_in_a_bold_heading() -> None:
    brief = Brief(META, (Heading(2, (Strong(words("Now")),)),), ())

    document = docx.Document(BytesIO(render_docx(brief, THEME)[0]))

    assert document.paragraphs[0].runs[0].bold is True


def test_a_line_break_is_one() -> None:
    assert render(Text("one"), LineBreak(), Text("two")).paragraphs[0].text == "one\ntwo"


def test_a_link_leads_out_and_equal_targets_share_a_relationship() -> None:
    target = "https://example.org/a?b=1&c=2"

    document = render(Link(target, words("one")), Link(target, (Strong(words("two")),)))

    links = document.paragraphs[0].hyperlinks
    assert [(link.address, link.text) for link in links] == [(target, "one"), (target, "two")]
    assert [run.style.name for link in links for run in link.runs] == ["Hyperlink", "Hyperlink"]
    assert links[1].runs[0].bold is True
    assert sum(relation.is_external for relation in document.part.rels.values()) == 1


def test_a_link_in_a_link_is_its_words() -> None:
    document = render(Link("https://a.example", (Text("one "), Link("https://b.example", words("two")))))

    links = document.paragraphs[0].hyperlinks
    assert [(link.address, link.text) for link in links] == [("https://a.example", "one two")]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ('https://example.org/<">{}\\^`|', "https://example.org/%3C%22%3E%7B%7D%5C%5E%60%7C"),
        ("https://example.org/ä%20%zz#x#y", "https://example.org/%C3%A4%20%25zz#x%23y"),
        ("https://example.org/[a]?b[]=1", "https://example.org/%5Ba%5D?b%5B%5D=1"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("HTTP://example.org", "http://example.org"),
        ("mailto:desk@example.org?subject=Hi", "mailto:desk@example.org?subject=Hi"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("http://", None),
        ("http://[bad", None),
        ("http://example.org:?a", "http://example.org?a"),
        ("http://two words/", None),
        ("https://bank.example@other.example/", None),
        ("http://example.org:port/", None),
        ("http://\ud800/", None),
        ("mailto:", None),
        ("", None),
        ("https://example.org/" + "x" * 3000, None),
    ],
)
def test_only_web_and_mail_addresses_are_linked_and_made_safe(target: str, address: str | None) -> None:
    assert address_of(target) == address


def test_a_citation_leads_to_the_name_of_its_source() -> None:
    document = render(Citation("0a1b2c3d4e5f", "Herald 1"), SourceName("0a1b2c3d4e5f", words("The Herald")))

    assert document.paragraphs[0].text == "[Herald 1]The Herald"
    assert anchors(document) == ["src_0a1b2c3d4e5f", "cite_0a1b2c3d4e5f"]
    assert bookmarks(document) == [
        ("cite_0a1b2c3d4e5f", "[Herald 1]"),
        ("src_0a1b2c3d4e5f", "The Herald"),
    ]


def test_a_citation_of_a_source_that_is_not_named_leads_nowhere() -> None:
    document = render(Citation("0a1b2c3d4e5f", "Herald 1"))

    assert document.paragraphs[0].text == "[Herald 1]"
    assert anchors(document) == []


def test_a_source_named_twice_is_one_place() -> None:
    document = render(SourceName("a", words("first")), SourceName("a", words("second")))

    assert bookmarks(document) == [("src_a", "first")]


def test_a_statement_carries_its_evidence_around_its_words() -> None:
    document = render(
        Statement(("aa11", "bb22"), words("The bridge is open.")),
        Text(" "),
        Statement(("aa11",), (Text("It is "), Strong(words("open")))),
    )

    assert bookmarks(document) == [
        ("ev_aa11_1", "The bridge is open."),
        ("ev_bb22_1", "The bridge is open."),
        ("ev_aa11_2", "It is open"),
    ]


def test_ids_that_word_would_refuse_become_names_that_it_takes() -> None:
    ids = ("A", "a", "with blank", "é", "x" * 100, "")

    names = [name for name, _ in bookmarks(render(*(Statement((each,), words("w")) for each in ids)))]

    assert len({name.lower() for name in names}) == len(ids)
    assert all(len(name) <= 40 and name.replace("_", "").isascii() for name in names)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ('a < b & c > "d"', "a &lt; b &amp; c &gt; &quot;d&quot;"),
        ("tab\tline\nreturn\r", "tab&#9;line&#10;return&#13;"),
        ("a\x00b\x1fc\ufffed\ud800e", "a□b□c□d□e"),
        ("\u00a0\u202f🚚\U0010ffff\x85", "\u00a0\u202f🚚\U0010ffff\x85"),
    ],
)
def test_text_is_escaped_and_forbidden_characters_are_replaced(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_only_the_first_citation_is_led_back_to_and_only_from_a_name_that_holds_no_link() -> None:
    name = SourceName("a1", (Link("https://example.org", words("Herald")),))
    document = render(Citation("a1", "1"), Citation("a1", "1"), name)

    assert [mark for mark, _ in bookmarks(document)] == ["cite_a1", "src_a1"]
    assert anchors(document) == ["src_a1", "src_a1"]


def test_a_run_in_another_script_says_its_language_or_is_not_checked() -> None:
    document = render(Text("In Київ, Αθήνα, Минск and שלום"))

    languages = [
        (text.text, dict(lang.attrib) if (lang := run.find(f"{W}rPr/{W}lang")) is not None else None)
        for run in document.element.iter(f"{W}r")
        for text in run.iter(f"{W}t")
    ]
    assert languages[1] == ("Київ", {f"{W}val": "uk-UA"})
    assert languages[3] == ("Αθήνα", {f"{W}val": "el-GR"})
    assert languages[5] == ("Минск", None)
    assert languages[7] == ("שלום", {f"{W}bidi": "he-IL"})
    assert len(list(document.element.iter(f"{W}noProof"))) == len(list(document.element.iter(f"{W}rtl"))) == 1
