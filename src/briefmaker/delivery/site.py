"""A site of editions for any web server: a page for each, as it was approved, and an index of them all.

index.html
ukraine/2026-11-30/index.html  ukraine-2026-11-30.pdf  ukraine-2026-11-30.docx
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from lxml import etree, html

from briefmaker.compose import date_in_words, labels_for
from briefmaker.delivery.parcel import Parcel
from briefmaker.editions import Edition
from briefmaker.renderers.theme import Theme

FOLDER = "site"
INDEX = "index.html"
DOCUMENTS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition as the index lists it."""

    topic: str
    title: str
    name: str
    """Its date in words, and its label where that says more."""
    label: str
    built: str
    page: str
    """The address of its page, from the index."""
    documents: tuple[tuple[str, str, str], ...]
    """Kind, address and size of each of its other documents."""
    corrects: str | None
    corrected_by: str | None


def page_files(parcel: Parcel) -> dict[str, bytes]:
    """Return the files of an edition by their paths on the site."""
    folder = place_of(parcel.topic, parcel.label)
    found = {f"{folder}/{INDEX}": parcel.documents["html"]}
    for kind in DOCUMENTS:
        if kind in parcel.documents:
            found[f"{folder}/{parcel.file_name(kind)}"] = parcel.documents[kind]
    if parcel.correction:
        note = f"{folder}/{parcel.topic}-{parcel.correction.of}-correction.pdf"
        found[note] = parcel.correction.document
    return found


def place_of(topic: str, label: str) -> str:
    """Return the folder of an edition on the site."""
    return f"{topic}/{label}"


def with_notice(page: bytes, corrected_by: str) -> bytes:
    """Return the page of an edition with the notice that another has corrected it, once."""
    root = html.document_fromstring(page.decode())
    if root.xpath("//aside[@id='corrected']"):
        return page
    aside = html.fromstring(
        '<aside id="corrected" style="padding:1em;border:3px solid #9c1f1f;margin:1em;font-weight:bold">'
        f'This edition was corrected. <a href="../{corrected_by}/{INDEX}">Read the edition '
        f"{corrected_by}</a>.</aside>"
    )
    skip = root.body.find("a[@class='skip']")
    root.body.insert(0 if skip is None else 1, aside)  # the way past what comes first stays first
    written = etree.tostring(root, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    return f"{written}\n".encode()


def index(listed: Iterable[Listed], author: str, language: str, theme: Theme) -> bytes:
    """Return the index: topic by topic, the newest edition first."""
    by_topic: dict[str, list[Listed]] = {}
    for each in listed:
        by_topic.setdefault(each.title, []).append(each)
    for editions in by_topic.values():
        editions.sort(key=lambda each: (each.built, each.label), reverse=True)
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((files(__package__) / "data" / "site.html.j2").read_text("utf-8"))
    page = template.render(
        topics=sorted(by_topic.items()), author=author, language=language, palette=theme.palette
    )
    return f"{page}\n".encode()


def listed_editions(
    root: Path, editions: Iterable[Edition], titles: Mapping[str, str], new: tuple[str, str]
) -> list[Listed]:
    """Return the editions that have a page on the site at `root`, and `new`, a topic and label that will.

    `titles` are those of the topics, by id.
    """
    known = tuple(editions)
    corrected = {(each.manifest.topic, each.manifest.corrects): each.label for each in known}
    return [
        _listed(edition, titles, corrected.get((edition.manifest.topic, edition.label)))
        for edition in known
        if (edition.manifest.topic, edition.label) == new
        or (root / place_of(edition.manifest.topic, edition.label) / INDEX).is_file()
    ]


def _listed(edition: Edition, titles: Mapping[str, str], corrected_by: str | None) -> Listed:
    manifest = edition.manifest
    topic, folder = manifest.topic, place_of(manifest.topic, edition.label)
    documents = tuple(
        (
            kind.upper(),
            f"{folder}/{topic}-{edition.label}.{kind}",
            _size((edition.folder / name).stat().st_size),
        )
        for kind in DOCUMENTS
        if (name := f"{topic}.{kind}") in manifest.outputs
    )
    return Listed(
        topic=topic,
        title=titles.get(topic, topic),
        name=_name(manifest.built, edition.label),
        label=edition.label,
        built=manifest.built,
        page=f"{folder}/{INDEX}",
        documents=documents,
        corrects=manifest.corrects,
        corrected_by=corrected_by,
    )


def _name(built: str, label: str) -> str:
    date = date_in_words(built, labels_for("en")["months"])
    return date if label == built else f"{date}, edition {label}"


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"
