"""What a pack takes of a source stays within its terms, counted anew from the printed PDF."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.config import load_settings
from briefmaker.pipeline import read_corpus
from briefmaker.summarise import terms_of
from paths import ROOT, SHARED

GRAM = 25
"""Letters in a row, blanks aside, that count as taken over."""
CEILING = 0.25


def run(*words: str, status: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == status, result.output
    return result.stdout, result.stderr


def squeezed(text: str) -> str:
    return "".join(text.split())


def printed(pdf: Path) -> frozenset[str]:
    """Return every row of letters that a PDF prints."""
    text = squeezed(" ".join(page.extract_text() for page in PdfReader(pdf).pages))
    return frozenset(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


def shares(pdf: Path, sources: Path) -> dict[str, tuple[float, float]]:
    """Return, by source, the share of its body that the PDF prints, and the share that its terms allow."""
    settings, rows = load_settings(ROOT), printed(pdf)
    found = {}
    for analysis in read_corpus(sources, settings).analyses:
        text = analysis.article.text
        body = squeezed("".join(span.of(text) for span in analysis.paragraphs))
        taken: set[int] = set()
        for at in range(len(body) - GRAM + 1):
            if body[at : at + GRAM] in rows:
                taken.update(range(at, at + GRAM))
        allowed = terms_of(analysis, settings.publishers, CEILING).max_share
        found[analysis.article.path] = (len(taken) / len(body), allowed or 0.0)
    return found


@pytest.mark.parametrize("sources", [ROOT / "sources", SHARED / "articles"], ids=["samples", "real"])
def test_an_external_pack_stays_within_the_terms_of_every_source(sources: Path, tmp_path: Path) -> None:
    if not sources.is_dir():
        pytest.skip("../shared is not there")

    run(
        "build",
        "--project",
        str(ROOT),
        "--sources",
        str(sources),
        "--audience",
        "external",
        "--out",
        str(tmp_path),
    )

    packs = sorted(tmp_path.glob("*.pdf"))
    assert len(packs) == 5
    for pack in packs:
        for path, (share, allowed) in shares(pack, sources).items():
            assert share <= allowed, f"{pack.name}: {path}"
    assert any(share > 0.02 for share, _ in shares(tmp_path / "pack.pdf", sources).values())


def test_an_internal_pack_says_where_it_takes_more_than_it_may(tmp_path: Path) -> None:
    _, err = run("build", "--project", str(ROOT), "--topic", "belarus", "--out", str(tmp_path))

    assert "its terms allow 10%; `--audience external` or `enforce = true` under [rights]" in err
    (share, allowed), *_ = sorted(shares(tmp_path / "belarus.pdf", ROOT / "sources").values(), reverse=True)
    assert share > allowed


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with one article whose publisher lets a fifth be quoted, linked and named."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "herald.md").write_text(
        "---\ntitle: Harbour\npublisher: The Herald\ndate: 2031-03-04\n---\n"
        "The council closed the harbour of Nordvik to all ships on Friday because of the storm.\n\n"
        "Mayor Anna Berg said that 40 ships wait outside the harbour for the end of the storm.\n\n"
        "The harbour lost 2 million euros in the storm of last year, the council said on Friday.\n\n"
        "Fishermen from the island asked the council to open the harbour again on Sunday.\n\n"
        "The harbour will be repaired in the summer, the council decided on Friday evening.\n",
        encoding="utf-8",
    )
    (tmp_path / "briefmaker.toml").write_text(
        '[topics.harbour]\ntitle = "The harbour"\nquery = "harbour"\n'
        '[publishers."The Herald"]\nquote_max_share = 0.2\nmust_link = true\nmust_name = true\n'
        'notice = "© The Herald"\n',
        encoding="utf-8",
    )
    return tmp_path


def test_a_publisher_s_terms_stand_in_the_configuration(project: Path) -> None:
    run("build", "--project", str(project), "--topic", "harbour", "--audience", "external")

    record = json.loads((project / "out" / "harbour.json").read_text(encoding="utf-8"))
    (source,) = record["sources"]
    assert source["quoted_share"] <= 0.2
    assert source["terms"]["max_share"] == 0.2
    text = " ".join(page.extract_text() for page in PdfReader(project / "out" / "harbour.pdf").pages)
    assert "(at most 20%). © The Herald" in " ".join(text.split())
    assert (
        "More on this is left out, to keep within the terms of the source: see [The Herald 1]."
        in " ".join(text.split())
    )


def test_what_must_be_linked_and_cannot_be_does_not_go_out(project: Path) -> None:
    _, err = run("build", "--project", str(project), "--topic", "harbour", "--audience", "external")

    asked = "its terms ask for its url, which is not known; `briefmaker sources add` writes it down"
    assert f"herald.md: warning: {asked} [rights-unmet]" in err
    result = CliRunner().invoke(app, ["approve", "harbour", "--project", str(project), "--by", "M. Ionescu"])
    assert str(result.exception) == f"harbour: cannot go out: herald.md: {asked}"
    article = project / "sources" / "herald.md"
    article.write_text(
        article.read_text(encoding="utf-8").replace(
            "---\ntitle", "---\nurl: https://herald.example/1\ntitle"
        ),
        encoding="utf-8",
    )
    run("build", "--project", str(project), "--topic", "harbour", "--audience", "external")
    run("approve", "harbour", "--project", str(project), "--by", "M. Ionescu")
    assert list((project / "out" / "editions" / "harbour").iterdir())


def test_a_setting_wins_over_the_audience(project: Path) -> None:
    with (project / "briefmaker.toml").open("a", encoding="utf-8") as file:
        file.write("[rights]\nenforce = true\n")

    run("build", "--project", str(project), "--topic", "harbour")

    record = json.loads((project / "out" / "harbour.json").read_text(encoding="utf-8"))
    assert record["sources"][0]["quoted_share"] <= 0.2


def test_the_samples_are_untouched(tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in (ROOT / "sources").iterdir() if path.is_file()}
    shutil.copytree(ROOT / "sources", tmp_path / "sources")

    run("build", "--project", str(tmp_path), "--topic", "ukraine", "--audience", "external")

    assert {
        path.name: path.read_bytes() for path in (tmp_path / "sources").iterdir() if path.is_file()
    } == before
