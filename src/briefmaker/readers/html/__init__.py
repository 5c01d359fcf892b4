"""The reader of `.html` files: web pages as a browser or a crawler saved them.

Bytes → `encoding` → markup → `page` (the tree, as a person sees it) → `text` (the article, found by
trafilatura) and `metadata` (what the page states about itself) → `Article`. Nothing is fetched.
"""

from __future__ import annotations

import hashlib

from briefmaker.errors import InputError
from briefmaker.model.article import Article
from briefmaker.readers.decoding import require_length
from briefmaker.readers.html.encoding import decoded_page
from briefmaker.readers.read import Read

__all__ = ["read_html"]


def read_html(raw: bytes, path: str) -> Read:
    """Return the article of a web page: a blank line between paragraphs, no mark-up.

    Navigation, captions, tables and readers' comments are left out as far as trafilatura knows them.
    Metadata are what the page states in JSON-LD, meta tags and links; none is guessed. Raises
    InputError for a file that is empty, too long, not in the encoding that it states, nested without
    end, or without the text of an article.
    """
    # Their libraries take 0.2 s to import, and only web pages are to pay for that.
    from briefmaker.readers.html.metadata import page_metadata
    from briefmaker.readers.html.page import parsed, without_unseen
    from briefmaker.readers.html.text import article_text

    require_length(raw, path)
    page = parsed(decoded_page(raw, path), path)
    stated = page_metadata(page, path)
    text = article_text(without_unseen(page), path)
    if text is None:
        raise InputError("holds no article text", path)
    article = Article(path=path, text=text, sha256=hashlib.sha256(raw).hexdigest(), **stated.fields)
    return Read(article, stated.diagnostics)
