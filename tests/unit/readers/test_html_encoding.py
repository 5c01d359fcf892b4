from __future__ import annotations

import codecs

import pytest

from briefmaker.errors import InputError
from briefmaker.readers.html import read_html
from unit.readers.webpage import webpage

WORDS = "Речь мэра в Кракове была краткой."
ADVICE = "correct its `<meta charset>` and try again"


def page(declaration: str, words: str = WORDS) -> str:
    return webpage(head=declaration, body=f"<p>{words}</p>")


@pytest.mark.parametrize(
    "raw",
    [
        page("").encode(),
        page('<meta charset="utf-8">').encode(),
        codecs.BOM_UTF8 + page('<meta charset="windows-1251">').encode(),
        codecs.BOM_UTF16_LE + page("").encode("utf-16-le"),
        page('<meta charset="windows-1251">').encode("cp1251", "xmlcharrefreplace"),
        page("<meta content='text/html; charset=koi8-r' http-equiv='content-type'>").encode(
            "koi8-r", "xmlcharrefreplace"
        ),
        page("<META CHARSET=ISO-8859-5>").encode("iso8859-5", "xmlcharrefreplace"),
        page("<!-- <meta charset=koi8-r> --><meta charset=cp1251>").encode("cp1251", "xmlcharrefreplace"),
        b'<?xml version="1.0" encoding="windows-1251"?>' + page("").encode("cp1251", "xmlcharrefreplace"),
    ],
    ids=[
        *("nothing said", "utf-8", "mark wins", "utf-16 mark", "windows-1251", "koi8-r", "iso-8859-5"),
        *("a comment says nothing", "xml declaration"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_states(raw: bytes) -> None:
    assert read_html(raw, "a.html").article.text.endswith(WORDS)


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    raw = page("<meta charset=iso-8859-1>", "“Café”, she said – twice.").encode("cp1252", "xmlcharrefreplace")

    assert read_html(raw, "a.html").article.text.endswith("“Café”, she said – twice.")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            page("").encode("cp1251", "xmlcharrefreplace"),
            "a.html:5: is not in UTF-8; save it as UTF-8 and try again",
        ),
        (
            page("<meta charset=windows-1251>").encode(),
            f"a.html: states that it is in windows-1251, but is in UTF-8; {ADVICE}",
        ),
        (
            page("<meta charset=windows-1253>", "Caf\u00d2\u0081.").encode("latin-1", "replace"),
            f"a.html:8: is not in windows-1253, as it states; {ADVICE}",
        ),
        (
            page("<meta charset=x-none>").encode("cp1251", "xmlcharrefreplace"),
            "a.html: states the encoding 'x-none', which is not known; save it as UTF-8",
        ),
        (
            page("<meta charset=utf-7>").encode(),
            "a.html: states the encoding 'utf-7', which is not known; save it as UTF-8",
        ),
    ],
    ids=["nothing stated", "utf-8 after all", "another one", "unknown", "one that hides mark-up"],
)
def test_a_wrong_encoding_is_said(raw: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_html(raw, "a.html")

    assert str(error.value) == message
