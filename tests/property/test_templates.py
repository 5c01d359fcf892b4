"""Any article text, through any built-in template: the words of the document are the article's."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from briefmaker.compose import TemplateFolders, compose
from briefmaker.model.document import Citation, Emphasis, Inline, LineBreak, Link, Statement, Strong, Text
from briefmaker.model.evidence import Evidence
from briefmaker.model.walk import iter_runs, words
from golden.invented import COST, META, OPENED_TOO, OPENING, SPENT, SUMMARY
from golden.invented_pack import PACK_META, SUMMARIES
from property.strategies import texts

SWAPPED = {OPENING, OPENED_TOO, SPENT, COST, *(quote.exact for quote in SUMMARY.quotes)}
TEMPLATES = {
    "briefing": ((SUMMARY,), META),
    "mail": ((SUMMARY,), META),
    "one-page": ((SUMMARY,), META),
    "pack": (SUMMARIES, PACK_META),
}
BLANKS = re.compile(r"[^\S\u00a0\u202f]+")


def swapped(value: Any, text: str) -> Any:
    """Return `value` with `text` in the place of each sentence and quotation."""
    if isinstance(value, str):
        return text if value in SWAPPED else value
    if isinstance(value, tuple):
        return tuple(swapped(each, text) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, (type, Evidence)):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **{name: swapped(each, text) for name, each in fields.items()})
    return value


def statements(inlines: Iterable[Inline]) -> Iterator[Statement]:
    for inline in inlines:
        if isinstance(inline, Statement):
            yield inline
        elif not isinstance(inline, (Text, LineBreak, Citation)):
            yield from statements(inline.inlines)


def normal(text: str) -> str:
    return BLANKS.sub(" ", text.replace("\0", "\ufffd")).strip(" ")


@pytest.mark.parametrize("template", TEMPLATES)
@given(text=texts())
@settings(max_examples=40, deadline=None)
def test_statements_say_what_the_article_says_and_nothing_is_made_of_it(template: str, text: str) -> None:
    summaries, meta = TEMPLATES[template]
    brief = compose(swapped(summaries, text), meta, TemplateFolders(), template)
    expected = compose(summaries, meta, TemplateFolders(), template)

    found = [each for run in iter_runs(brief.blocks) for each in statements(run)]
    before = [each for run in iter_runs(expected.blocks) for each in statements(run)]
    said = [words((each,)) for each in before]
    if normal(text):
        wanted = [normal(text) if each in SWAPPED else each for each in said]
        assert [normal(words((each,))) for each in found] == wanted
    for each in found:
        assert not any(isinstance(inner, (Citation, Emphasis, Link, Strong)) for inner in each.inlines)
