"""An edition in a shared folder, and on a site for any web server."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from browser import looked_at, needs_browser
from sending import refusal, run
from webpage import ReadPage

SEALED = Path("out", "editions", "harbour", "morning")


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


def test_an_edition_is_put_into_a_folder_once(desk: Path, share: Path) -> None:
    words = ("send", "--topic", "harbour", "--to-folder", str(share))
    looked = run(desk, *words)
    assert looked.stdout.startswith(f"would write {share}/harbour-morning.")
    assert list(share.iterdir()) == []

    told = run(desk, *words, "--yes").stdout

    names = ("harbour-morning.pdf", "harbour-morning.docx", "harbour-morning.html")
    assert told.split() == [str(share / name) for name in names]
    for name in names:
        assert (share / name).read_bytes() == (desk / SEALED / f"harbour{Path(name).suffix}").read_bytes()
    assert run(desk, *words, "--yes").stderr == "harbour morning is there already.\n"


def test_a_file_of_somebody_else_is_not_overwritten(desk: Path, share: Path) -> None:
    (share / "harbour-morning.docx").write_bytes(b"mine")

    message = refusal(desk, "send", "--topic", "harbour", "--to-folder", str(share), "--yes")

    assert message == (
        f"{share}/harbour-morning.docx: is there already and is another document; move it away, and find out "
        "who has put it there"
    )
    assert [path.name for path in share.iterdir()] == ["harbour-morning.docx"]


def test_what_somebody_puts_there_meanwhile_is_not_overwritten(
    desk: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*_: object) -> bool:
        (share / "harbour-morning.pdf").write_bytes(b"theirs")
        return True

    monkeypatch.setattr("briefmaker.cli.shelving.is_answered", answer)

    assert "is there already and is another document" in refusal(
        desk, "send", "--topic", "harbour", "--to-folder", str(share)
    )
    assert (share / "harbour-morning.pdf").read_bytes() == b"theirs"


def test_what_would_be_written_is_told_as_data(desk: Path, share: Path) -> None:
    told = json.loads(
        run(desk, "send", "--topic", "harbour", "--to-folder", str(share), "--to-site", "--json").stdout
    )

    assert told["written"] == []
    assert str(share / "harbour-morning.pdf") in told["would_write"]
    assert list(share.iterdir()) == []


def test_each_edition_on_the_site_leads_to_the_newest_that_corrects_it(desk: Path) -> None:
    run(desk, "send", "--topic", "harbour", "--to-site", "--yes")
    for label, of in (("noon", "morning"), ("evening", "noon")):
        run(desk, "build", "--topic", "harbour", "--edition", label)
        run(desk, "approve", "harbour", "--by", "M. Ionescu", "--corrects", of, "--because", "A slip.")

    run(desk, "send", "--topic", "harbour", "--to-site", "--yes")

    site = desk / "out" / "site"
    assert "Corrected by the edition evening." in (site / "index.html").read_text(encoding="utf-8")
    page = (site / "harbour" / "morning" / "index.html").read_text(encoding="utf-8")
    assert 'href="../evening/index.html"' in page
    assert (site / "harbour" / "evening" / "harbour-morning-correction.pdf").is_file()


def test_a_share_that_is_not_connected_is_said(desk: Path) -> None:
    assert refusal(desk, "send", "--topic", "harbour", "--to-folder", "/nowhere/share", "--yes") == (
        "/nowhere/share: there is no such folder; make it, or connect the share that it is on"
    )


def test_a_draft_is_put_nowhere(desk: Path, share: Path) -> None:
    run(desk, "build", "--topic", "harbour", "--edition", "noon")

    for words in (("--to-folder", str(share)), ("--to-site",)):
        assert refusal(desk, "send", "--topic", "harbour", "--draft", *words, "--yes") == (
            "--draft goes to recipients alone: a folder or site is for approved editions"
        )


def test_the_site_has_a_page_for_each_edition_and_an_index(desk: Path) -> None:
    run(desk, "send", "--topic", "harbour", "--to-site", "--yes")
    run(desk, "build", "--topic", "moon", "--edition", "2026-11-29", "--to", "pdf")
    run(desk, "approve", "moon", "--by", "M. Ionescu")
    told = json.loads(run(desk, "send", "--topic", "moon", "--to-site", "--yes", "--json").stdout)

    site = desk / "out" / "site"
    assert told["written"][-1] == str(site / "index.html")
    assert (site / "harbour/morning/index.html").read_bytes() == (desk / SEALED / "harbour.html").read_bytes()
    page = ReadPage((site / "index.html").read_text(encoding="utf-8"))
    links = [each["href"] for each in page.all("a")]
    assert links == [
        "harbour/morning/index.html",
        "harbour/morning/harbour-morning.pdf",
        "harbour/morning/harbour-morning.docx",
        "moon/2026-11-29/index.html",
        "moon/2026-11-29/moon-2026-11-29.pdf",
    ]
    assert all((site / link).is_file() for link in links)
    words = " ".join(page.document_words)
    assert re.match(
        r"Briefings: Press office The harbour The harbour, \d+ \w+ 2\d{3}, edition morning", words
    )
    assert (
        run(desk, "send", "--topic", "moon", "--to-site", "--yes").stderr
        == "moon 2026-11-29 is there already.\n"
    )


def test_an_edition_that_is_not_on_the_site_is_not_listed(desk: Path) -> None:
    run(desk, "build", "--topic", "moon", "--edition", "first")
    run(desk, "approve", "moon", "--by", "M. Ionescu")

    run(desk, "send", "--topic", "harbour", "--to-site", "--yes")

    assert "moon" not in (desk / "out/site/index.html").read_text(encoding="utf-8")


def test_two_topics_of_one_title_have_a_section_each(desk: Path) -> None:
    config = desk / "briefmaker.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('title = "The moon"', 'title = "The harbour"'), encoding="utf-8")
    run(desk, "build", "--topic", "moon", "--edition", "first")
    run(desk, "approve", "moon", "--by", "M. Ionescu")

    for topic in ("harbour", "moon"):
        run(desk, "send", "--topic", topic, "--to-site", "--yes")

    page = ReadPage((desk / "out/site/index.html").read_text(encoding="utf-8"))
    assert [each["id"] for each in page.all("h2")] == ["harbour", "moon"]


def test_a_title_is_no_markup_on_the_site(desk: Path) -> None:
    config = desk / "briefmaker.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace('author = "Press office"', "author = '<b>Press</b> & co'"), encoding="utf-8"
    )

    run(desk, "send", "--topic", "harbour", "--to-site", "--yes")

    page = (desk / "out/site/index.html").read_text(encoding="utf-8")
    assert "Briefings: &lt;b&gt;Press&lt;/b&gt; &amp; co" in page


@needs_browser
def test_axe_finds_nothing_on_the_site(desk: Path) -> None:
    run(desk, "send", "--topic", "harbour", "--to-site", "--yes")
    run(desk, "build", "--topic", "harbour", "--edition", "noon")
    run(desk, "approve", "harbour", "--by", "M. Ionescu", "--corrects", "morning", "--because", "A slip.")
    run(desk, "send", "--topic", "harbour", "--to-site", "--yes")

    for page in ("index.html", "harbour/morning/index.html", "harbour/noon/index.html"):
        assert looked_at(desk / "out" / "site" / page, 360, 1280) == [[360, 0, []], [1280, 0, []]]
