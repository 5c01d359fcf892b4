from __future__ import annotations

import pytest

from briefmaker.config import QueryError, parse_query
from briefmaker.model.query import And, Near, Not, Or, Phrase


def word(text: str) -> Phrase:
    return Phrase((text,))


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("NATO", word("NATO")),
        ("Ukrain*", Phrase(("ukrain",), prefix=True)),
        ('"Minsk agreement*"', Phrase(("minsk", "agreement"), prefix=True)),
        ("build-up", Phrase(("build", "up"))),
        ("U.S.", Phrase(("u", "s"))),
        ("a AND b OR c", Or((And((word("a"), word("b"))), word("c")))),
        ("a AND (b OR c)", And((word("a"), Or((word("b"), word("c")))))),
        ("a AND NOT b", And((word("a"), Not(word("b"))))),
        ("a NEAR/3 b", Near(word("a"), word("b"), 3)),
        ("a\n  OR b", Or((word("a"), word("b")))),
        ("ORB AND NOTE", And((word("ORB"), word("NOTE")))),
    ],
)
def test_a_query_becomes_a_tree(source: str, tree: object) -> None:
    assert parse_query(source) == tree


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("a AND", 1, "the query ends too early: a word or a closing parenthesis is missing"),
        ("(a OR b", 1, "the query ends too early: a word or a closing parenthesis is missing"),
        ("a OR\nb c", 2, "put AND, OR or NEAR/5 before 'c'; words that belong together stand in quotes"),
        ("a AND OR b", 1, "'OR' does not belong here"),
        ("a )", 1, "')' does not belong here"),
        ("*", 1, "* is no word; a star stands only at a word's end"),
        ("w*rd", 1, "w*rd is no word; a star stands only at a word's end"),
        ("NOT a", 1, "the query has nothing but NOT; name at least one word that must stand in a sentence"),
        ("", 1, "the query ends too early: a word or a closing parenthesis is missing"),
    ],
)
def test_what_is_no_query_is_said_in_plain_words(source: str, line: int, message: str) -> None:
    with pytest.raises(QueryError) as error:
        parse_query(source)

    assert (error.value.message, error.value.line) == (message, line)
