"""The reader of `.md` files: front matter and the words of the Markdown below it."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefmaker.model.article import Article
from briefmaker.readers.decoding import decoded
from briefmaker.readers.front_matter import split_front_matter
from briefmaker.readers.read import Read


def read_markdown(raw: bytes, path: str) -> Read:
    """Return the article: one paragraph a line, a blank line between, no mark-up.

    The title is that of the front matter, else the first heading of level 1. Raises InputError for
    a file that is empty, binary or not in UTF-8, and for front matter that is not YAML.
    """
    front = split_front_matter(decoded(raw, path), path)
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(front.body)
    text = "\n\n".join(paragraph for paragraph in _paragraphs(tokens) if paragraph)
    fields = front.fields
    article = Article(
        path=path,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=fields.get("title") or _first_heading(tokens),
        byline=fields.get("byline"),
        publisher=fields.get("publisher"),
        published=fields.get("published"),
        language=fields.get("language"),
        url=fields.get("url"),
    )
    return Read(article, front.diagnostics)


def _paragraphs(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield _words(token)
        elif token.type in ("fence", "code_block"):
            yield " ".join(token.content.split())


def _words(token: Token) -> str:
    """Return the words of an inline token on one line; a picture leaves nothing but its place."""
    pieces = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif child.type in ("text", "code_inline"):
            pieces.append(child.content)
    return "".join(pieces).strip()


def _first_heading(tokens: list[Token]) -> str | None:
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return _words(inline) or None
    return None
