from __future__ import annotations

from dataclasses import replace

from briefmaker.compose import TemplateFolders, compose
from golden.invented import META, SUMMARY


def mark(**changes: object) -> str:
    return compose((replace(SUMMARY, **changes),), META, TemplateFolders()).meta.fingerprint  # type: ignore[arg-type]


def test_the_same_words_have_the_same_mark() -> None:
    assert mark() == mark()
    assert len(mark()) == 8


def test_another_word_has_another_mark() -> None:
    assert mark(gaps=("Nothing is known of the harbour.",)) != mark()
