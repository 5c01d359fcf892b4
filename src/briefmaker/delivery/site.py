"""A site of editions for any web server: a page for each, as it was approved, and an index of them all.

index.html
ukraine/2026-11-30/index.html  ukraine-2026-11-30.pdf  ukraine-2026-11-30.docx
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from lxml import etree, html

from briefmaker.compose import date_in_words, labels_for
from briefmaker.delivery.parcel import Parcel, document_name
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
    moment: tuple[dt.datetime, str]
    """When it was approved."""
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
    return found | {f"{folder}/{each.file_name}": each.document for each in parcel.corrections}


def place_of(topic: str, label: str) -> str:
    """Return the folder of an edition on the site."""
    return f"{topic}/{label}"


def with_notice(page: bytes, corrected_by: str) -> bytes:
    """Return the page of an edition with the notice that another has taken its place."""
    root = html.document_fromstring(page.decode())
    for old in root.xpath("//aside[@id='corrected']"):
        old.drop_tree()
    aside = html.Element("aside")
    aside.set("id", "corrected")
    aside.set("style", "padding:1em;border:3px solid #9c1f1f;margin:1em;font-weight:bold")
    aside.text = "This edition was corrected. "
    link = html.Element("a")
    link.set("href", f"../{corrected_by}/{INDEX}")
    link.text = f"Read the edition {corrected_by}"
    link.tail = "."
    aside.append(link)
    skip = root.body.find("a[@class='skip']")
    root.body.insert(0 if skip is None else 1, aside)  # the way past what comes first stays first
    written = etree.tostring(root, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    return f"{written}\n".encode()


def index(listed: Iterable[Listed], author: str, language: str, theme: Theme) -> bytes:
    """Return the index: topic by topic, the newest edition first."""
    by_topic: dict[str, list[Listed]] = {}
    for each in sorted(listed, key=lambda each: each.moment, reverse=True):
        by_topic.setdefault(each.topic, []).append(each)
    topics = sorted(by_topic.values(), key=lambda own: (own[0].title, own[0].topic))
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((files(__package__) / "data" / "site.html.j2").read_text("utf-8"))
    page = template.render(topics=topics, author=author, language=language, palette=theme.palette)
    return f"{page}\n".encode()


def listed_editions(
    root: Path, editions: Iterable[Edition], titles: Mapping[str, str], new: tuple[str, str]
) -> list[Listed]:
    """Return the editions that have a page on the site at `root`, and `new`, a topic and label that will.

    `titles` are those of the topics, by id.
    """
    known = {(each.manifest.topic, each.label): each for each in editions}
    shown = {
        place: each
        for place, each in known.items()
        if place == new or (root / place_of(*place) / INDEX).is_file()
    }
    after = {(topic, each.manifest.corrects): label for (topic, label), each in known.items()}
    return [_listed(each, titles, _last(place, after, shown)) for place, each in shown.items()]


def _last(
    place: tuple[str, str], after: Mapping[tuple[str, str | None], str], shown: Container[tuple[str, str]]
) -> str | None:
    """Return the label of the last edition on the site that corrects this one, or one that corrects it."""
    topic, label = place
    found, seen = None, {label}
    while (following := after.get((topic, label))) and following not in seen:
        seen.add(following)
        label = following
        found = label if (topic, label) in shown else found
    return found


def _listed(edition: Edition, titles: Mapping[str, str], corrected_by: str | None) -> Listed:
    manifest = edition.manifest
    topic, folder = manifest.topic, place_of(manifest.topic, edition.label)
    documents = tuple(
        (
            kind.upper(),
            f"{folder}/{document_name(topic, edition.label, kind)}",
            _size((edition.folder / name).stat().st_size),
        )
        for kind in DOCUMENTS
        if (name := f"{topic}.{kind}") in manifest.outputs
    )
    return Listed(
        topic=topic,
        title=titles.get(topic, topic),
        name=_name(manifest.built, edition.label),
        moment=edition.moment,
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
