from __future__ import annotations

import codecs
import hashlib

import pytest

from briefmaker.errors import InputError
from briefmaker.readers.plain import read_plain


def test_a_text_file_has_no_metadata() -> None:
    raw = b"A headline\n\nA sentence about the harbour."

    article = read_plain(raw, "north/a.txt").article

    assert article.text == "A headline\n\nA sentence about the harbour."
    assert article.sha256 == hashlib.sha256(raw).hexdigest()
    assert (article.title, article.publisher, article.published, article.language) == (None, None, None, None)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
        (codecs.BOM_UTF8 + b"one", "one"),
        (codecs.BOM_UTF16_LE + "één".encode("utf-16-le"), "één"),
        ("e\u0301t\u00e9".encode(), "\u00e9t\u00e9"),
        ("a\u00a0b\u202fc".encode(), "a\u00a0b\u202fc"),
        ("a\u202eb\u200bc\u0007d".encode(), "abcd"),
        (b"a\tb", "a b"),
    ],
    ids=[
        "line ends",
        "utf-8 mark",
        "utf-16 mark",
        "nfc",
        "no-break spaces",
        "characters that print nothing",
        "tab",
    ],
)
def test_text_is_made_once_for_all_later_stages(raw: bytes, text: str) -> None:
    assert read_plain(raw, "a.txt").article.text == text


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "a.txt: is empty"),
        (b" \n\t\n", "a.txt: is empty"),
        (b"GIF89a\0\0\0", "a.txt: is not a text file"),
        (b"line\ncaf\xe9", "a.txt:2: is not in UTF-8; save it as UTF-8 and try again"),
        (b"x" * 5_000_000, "a.txt: is 4,882 KiB long, more than an article can be (4,096 KiB)"),
    ],
    ids=["nothing", "blanks", "binary", "another encoding", "too long"],
)
def test_what_cannot_be_read_is_said_with_its_place(raw: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_plain(raw, "a.txt")

    assert str(error.value) == message
