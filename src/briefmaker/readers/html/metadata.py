"""What a page states about its article: in JSON-LD, meta tags, links, and the header of the article.

Only what is stated: no date out of an address or a text, no publisher out of a host's name.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import html

from briefmaker.diagnostics import Diagnostic
from briefmaker.readers.html.json_ld import Node, article_node, name_of
from briefmaker.readers.values import iso_date, language_tag, web_address, words

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "pubdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author")
_TITLES = ("og:title", "dc.title", "twitter:title")
_TIMES = (
    "//time[@pubdate]/@datetime",
    "//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content",
    "//article//header//time/@datetime",
)
"""Where a time is that of publication. A page that gives several there says nothing certain."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The fields of an article that a page states, and what was odd about them."""

    fields: dict[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's tree, and its statements looked up once."""

    tree: html.HtmlElement
    metas: dict[str, str]
    """The first content of each meta tag, by its name in lower case."""
    article: Node
    """The article's node in JSON-LD."""


def page_metadata(tree: html.HtmlElement, path: str) -> Stated:
    """Return the title, byline, publisher, date, language and address that the page states.

    A date that is none leaves the article undated, with the diagnostic `bad-date`.
    """
    metas = _metas(tree)
    canonical = _address([*_canonical(tree), metas.get("og:url")])
    scripts = (script.text_content() for script in tree.xpath("//script[@type='application/ld+json']"))
    page = _Page(tree, metas, article_node(scripts, canonical))
    publisher = _first(words, _publishers(page))
    published, diagnostics = _published(page, path)
    found = {
        "title": _without_publisher(_first(words, _titles(page)), publisher),
        "byline": _first(words, _authors(page)),
        "publisher": publisher,
        "published": published,
        "language": _first(language_tag, _languages(page)),
        "url": canonical or _address([page.article.get("url")]),
    }
    return Stated({name: value for name, value in found.items() if value}, diagnostics)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "http-equiv"):
            if (name := meta.get(attribute)) and meta.get("content").strip():
                metas.setdefault(name.strip().lower(), meta.get("content"))
    return metas


def _canonical(tree: html.HtmlElement) -> Iterator[str]:
    for link in tree.xpath("//link[@rel and @href]"):
        if "canonical" in link.get("rel").lower().split():
            yield link.get("href")


def _titles(page: _Page) -> Iterator[object]:
    yield _unescaped(page.article.get("headline"))
    yield from (page.metas.get(name) for name in _TITLES)
    headlines = page.tree.xpath("//h1")
    if len(headlines) == 1:
        yield headlines[0].text_content()
    yield page.tree.findtext(".//title")


def _authors(page: _Page) -> Iterator[object]:
    stated = [_unescaped(name_of(page.article.get("author"))), *map(page.metas.get, _AUTHORS)]
    yield from (author for author in stated if not web_address(author))  # many give the address of a profile
    yield [link.text_content() for link in page.tree.xpath("//a[@rel='author']")]


def _publishers(page: _Page) -> Iterator[object]:
    yield page.metas.get("og:site_name")
    yield _unescaped(name_of(page.article.get("publisher")))
    yield page.metas.get("application-name")


def _languages(page: _Page) -> Iterator[object]:
    yield page.tree.get("lang") or page.tree.get("xml:lang")
    yield page.metas.get("content-language")
    yield page.metas.get("og:locale")
    yield page.article.get("inLanguage")


def _published(page: _Page, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    stated = [value for value in _dates(page) if value]
    dates = [date for date in map(iso_date, stated) if date]
    if dates or not stated:
        return next(iter(dates), None), ()
    message = f"{stated[0]!r} is no date like 2022-03-04; taken as undated"
    return None, (Diagnostic("bad-date", "warning", message, path),)


def _dates(page: _Page) -> Iterator[object]:
    yield page.article.get("datePublished")
    yield from (page.metas.get(name) for name in _DATES)
    for place in _TIMES:
        times = page.tree.xpath(place)
        if len({iso_date(time) for time in times}) == 1:
            yield times[0]


def _without_publisher(title: str | None, publisher: str | None) -> str | None:
    """Return the title without the publisher's name that sites put behind it."""
    if not title or not publisher:
        return title
    return re.sub(rf"\s+[|–—·:-]\s+{re.escape(publisher)}$", "", title, flags=re.IGNORECASE) or title


def _address(values: Iterable[object]) -> str | None:
    return _first(web_address, values)


def _first(read: Callable[[object], str | None], values: Iterable[object]) -> str | None:
    return next((found for value in values if value and (found := read(value))), None)


def _unescaped(value: object) -> str | None:
    """Return the text that content systems write into JSON as they would into HTML."""
    return entities.unescape(value) if isinstance(value, str) else None
