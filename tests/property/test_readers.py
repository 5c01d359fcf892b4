from __future__ import annotations

import html
import tomllib
import unicodedata
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from briefmaker.errors import InputError
from briefmaker.readers.decoding import cleaned
from briefmaker.readers.html import read_html
from briefmaker.readers.toml_text import with_strings
from unit.readers.webpage import PARAGRAPHS, webpage

# Left to trafilatura, and so out of this property: paragraphs that repeat one before, and those of a few
# words, which it may take for buttons. Soft hyphens, private-use and unassigned characters print nothing
# certain, and it drops them; blanks at the ends of an element fold as in a browser.
LETTERS = st.characters(
    exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn"), exclude_characters="\u2028\u2029\u2424"
)
PARAGRAPH = st.text(LETTERS, max_size=60).map(
    lambda text: f"The harbour master wrote {text} in the book of the port."
)


@given(st.lists(PARAGRAPH, max_size=4, unique=True))
def test_the_paragraphs_of_an_article_survive_word_for_word(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)

    text = read_html(webpage(body=body).encode(), "a.html").article.text

    expected = [*PARAGRAPHS, *(unicodedata.normalize("NFC", paragraph) for paragraph in paragraphs)]
    assert [line.split() for line in text.split("\n\n")[1:]] == [line.split() for line in expected]
    assert text == cleaned(text)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_or_refused_and_never_crashes(text: str) -> None:
    with suppress(InputError):
        read_html(webpage(head=text[:100], body=text, attributes=f' lang="{text[:5]}"').encode(), "a.html")


@given(
    st.dictionaries(st.sampled_from(["title", "byline", "other"]), st.text(), max_size=3),
    st.dictionaries(
        st.sampled_from(["title", "byline", "url"]), st.text(st.characters(codec="utf-8")), max_size=3
    ),
)
def test_strings_written_into_toml_come_back(before: dict[str, str], fields: dict[str, str]) -> None:
    text = with_strings("", {name: value for name, value in before.items() if value.isprintable()}, "a.toml")

    written = with_strings(text, fields, "a.toml")

    assert tomllib.loads(written) == {**tomllib.loads(text), **fields}
