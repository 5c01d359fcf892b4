"""Our own samples told again and again, with other words and numbers, until there are enough sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefmaker.analysis import analyse, lexicon, resolve
from briefmaker.config import Settings
from briefmaker.model.analysis import Analysis
from briefmaker.model.article import Article
from briefmaker.readers import read_folder

_NUMBER = re.compile(r"(?<![\w.,-])\d{2,3}(?![\w.,-])")
_WORD = re.compile(r"(?<![\w@.])[a-z]{7,}(?![\w@])")
_KEPT = 3
"""One long word in three stays as it is: copies are alike as articles on one subject are, and no more."""


def grown(folder: Path, settings: Settings, sentences: int) -> tuple[Analysis, ...]:
    """Return analyses, resolved, that hold `sentences` sentences, of variants of the articles in `folder`."""
    articles = read_folder(folder).articles
    found = tuple(_enough(_variants(articles), sentences))
    return resolve(found, settings.people, settings.topics)


def _enough(articles: Iterator[Article], sentences: int) -> Iterator[Analysis]:
    while sentences > 0:
        analysis = analyse(next(articles), lexicon())
        kept = analysis.sentences[:sentences]
        sentences -= len(kept)
        yield replace(analysis, sentences=kept)


def _variants(articles: Sequence[Article]) -> Iterator[Article]:
    """Yield the articles, then their variants, without end."""
    turn = 0
    while True:
        for article in articles:
            text = varied(article.text, turn)
            digest = sha256(text.encode()).hexdigest()
            yield replace(article, path=f"{turn:04}/{article.path}", text=text, sha256=digest)
        turn += 1


def varied(text: str, turn: int) -> str:
    """Return `text` with other numbers and other long words; turn 0 leaves it as it is."""
    if turn == 0:
        return text
    told = _NUMBER.sub(lambda match: str(10 + (int(match[0]) * (turn + 7)) % 989), text)
    return _WORD.sub(lambda match: _other(match[0], turn), told)


def _other(word: str, turn: int) -> str:
    seed = sha256(f"{word} {turn}".encode()).digest()
    if seed[0] % _KEPT == 0:
        return word
    return word[:3] + "".join("bcdfglmnprst"[byte % 12] + "aeiou"[byte % 5] for byte in seed[1:4])
