"""The reader of `.txt` files: text as it was pasted or scraped, furniture and all."""

from __future__ import annotations

import hashlib

from briefmaker.model.article import Article
from briefmaker.readers.decoding import decoded
from briefmaker.readers.read import Read


def read_plain(raw: bytes, path: str) -> Read:
    """Return the article; a text file has no metadata, so all of them are None.

    Raises InputError for a file that is empty, binary or not in UTF-8.
    """
    return Read(Article(path=path, text=decoded(raw, path), sha256=hashlib.sha256(raw).hexdigest()))
