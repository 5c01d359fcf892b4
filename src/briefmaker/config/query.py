"""The language of topic queries: AND, OR, NOT, "phrases", word*, NEAR/n and parentheses."""

from __future__ import annotations

import re
from functools import cache

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedToken, VisitError

from briefmaker.errors import BriefmakerError
from briefmaker.model.query import And, Near, Not, Or, Phrase, Query, iter_phrases

_GRAMMAR = r"""
?start: either
?either: both ("OR" both)*
?both: factor ("AND" factor)*
?factor: "NOT" factor -> negated
       | term NEAR term -> near
       | term
       | "(" either ")"
term: WORD | QUOTED
NEAR: /NEAR\/\d+/
WORD: /(?!(?:AND|OR|NOT)\b)(?!NEAR\/)[^\s()"]+/
QUOTED: /"[^"]*"/
%ignore /\s+/
"""
_TOKEN = re.compile(r"\w+")


class QueryError(BriefmakerError):
    """A query that cannot be read; `line` and `column` count from 1 within the query."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        """Keep the message and the place within the query."""
        super().__init__(message)
        self.line = line
        self.column = column


def parse_query(source: str) -> Query:
    """Return the tree of the query `source`.

    NOT binds closest, then AND, then OR. Raises QueryError for anything else than a query, and for
    a query that has nothing but NOT: it would fit every sentence that is about something else.
    """
    try:
        query: Query = _Tree().transform(_parser().parse(source))
    except UnexpectedEOF as error:
        raise QueryError("the query ends too early: a word is missing after AND, OR, NOT or NEAR") from error
    except UnexpectedCharacters as error:
        raise QueryError(f"{error.char!r} does not belong here", error.line, error.column) from error
    except UnexpectedToken as error:
        raise _unexpected(error) from error
    except VisitError as error:
        raise error.orig_exc from error
    if not _positive(query):
        raise QueryError(
            "the query has nothing but NOT; name at least one word that must stand in a sentence"
        )
    return query


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr")


def _unexpected(error: UnexpectedToken) -> QueryError:
    token = str(error.token)
    line, column = max(error.line, 1), max(error.column, 1)
    if error.token.type == "$END":
        return QueryError("the query ends too early: a word or a closing parenthesis is missing")
    if error.token.type in ("WORD", "QUOTED", "LPAR"):
        return QueryError(
            f"put AND, OR or NEAR/5 before {token!r}; words that belong together stand in quotes",
            line,
            column,
        )
    return QueryError(f"{token!r} does not belong here", line, column)


class _Tree(Transformer[Token, Query]):
    """From lark's tree to ours."""

    def either(self, queries: list[Query]) -> Query:
        return Or(tuple(queries))

    def both(self, queries: list[Query]) -> Query:
        return And(tuple(queries))

    def negated(self, queries: list[Query]) -> Query:
        return Not(queries[0])

    def near(self, parts: list[Query | Token]) -> Query:
        left, operator, right = parts
        if not (isinstance(left, Phrase) and isinstance(right, Phrase)):
            raise QueryError("NEAR stands between two words or phrases")
        return Near(left, right, int(str(operator).split("/")[1]))

    def term(self, tokens: list[Token]) -> Query:
        token = tokens[0]
        words = token.strip('"')
        prefix = words.endswith("*")
        found = tuple(map(_folded, _TOKEN.findall(words)))
        if not found or "*" in words.rstrip("*"):
            raise QueryError(
                f"{token!s} is no word; a star stands only at a word's end",
                token.line or 1,
                token.column or 1,
            )
        return Phrase(found, prefix)


def _folded(word: str) -> str:
    return word if word.isupper() and len(word) > 1 else word.casefold()


def _positive(query: Query) -> list[Phrase]:
    match query:
        case Not():
            return []
        case And(parts) | Or(parts):
            return [phrase for part in parts for phrase in _positive(part)]
        case _:
            return list(iter_phrases(query))
