"""The filters that templates may use: Jinja's, made safe, and a few of our own.

Left out, with the reason: `safe`, `forceescape`, `urlize`, `tojson`, `xmlattr` make markup of
article text; `striptags` and `urlencode` undo or double the escaping; `pprint`, `filesizeformat` and
`attr` show the insides; `random` makes two builds differ; `center` and `sum` have no use here but to
fill memory.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from jinja2 import Environment, pass_environment
from jinja2.exceptions import TemplateRuntimeError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, Undefined
from markupsafe import Markup

from briefmaker.compose.budget import Budget
from briefmaker.compose.dates import date_in_words
from briefmaker.compose.escape import ArticleText, kept
from briefmaker.compose.undefined import described

Filter = Callable[..., Any]

_FROM_JINJA = """
    abs batch capitalize count d default dictsort first float groupby indent int items last length list
    lower map max min reject rejectattr reverse round select selectattr slice sort string title truncate
    unique upper wordcount wordwrap
"""
_FINE_WITH_MARKDOWN = frozenset({"count", "d", "default", "length", "string"})
_TAKING_WORDS = frozenset(
    {"capitalize", "indent", "lower", "string", "title", "truncate", "upper", "wordcount", "wordwrap"}
)
_NUMBERS_ARE_VALUES = frozenset(
    {"abs", "d", "default", "first", "float", "int", "last", "max", "min", "truncate"}
)


def filters(budget: Budget, months: tuple[str, ...]) -> dict[str, Filter]:
    """Return the filters by name, drawing on `budget`."""
    own: dict[str, Filter] = {
        "date": lambda value: ArticleText(date_in_words(value, months)),
        "e": escaped_once,
        "escape": escaped_once,
        "format": functools.partial(formatted, budget),
        "join": joining(budget),
        "replace": functools.partial(replaced, budget),
        "trim": trimmed,
    }
    return {name: _guarded(name, JINJA_FILTERS[name], budget) for name in _FROM_JINJA.split()} | own


def text_of(value: Any) -> ArticleText:
    """Return `value` as words that print literally, nothing for None.

    Raises `TemplateRuntimeError` for a list or a whole view, which are no words.
    """
    if isinstance(value, ArticleText):
        return value
    if value is None:
        return ArticleText()
    if not isinstance(value, (str, int, float, Decimal, Undefined)):
        raise TemplateRuntimeError(f"this is {described(value)}, not words; print a part of it")
    return ArticleText(str(value))


def escaped_once(value: Any) -> Any:
    """Return `value` as it is printed without the filter: everything is escaped already, once."""
    return value if isinstance(value, Markup) else text_of(value)


def concatenated(budget: Budget, pieces: Iterable[Any]) -> str:
    """Return the pieces one after the other: Markdown if one of them is, else words."""
    return _joined(budget, ArticleText(), list(pieces))


def joining(budget: Budget) -> Filter:
    """Return the filter `join`, drawing on `budget`."""

    @pass_environment
    def joined(
        environment: Environment, values: Iterable[Any], separator: Any = "", attribute: Any = None
    ) -> str:
        """Return `values`, or an attribute of each, with the separator's words between them."""
        if attribute is not None:
            values = map(make_attrgetter(environment, str(attribute)), values)
        return _joined(budget, escaped_once(separator), list(values))

    return joined


def _joined(budget: Budget, separator: str, values: list[Any]) -> str:
    pieces = [escaped_once(value) for value in values if value is not None]
    budget.check_join(separator, pieces)
    if any(isinstance(piece, Markup) for piece in (separator, *pieces)):
        return budget.weighed(Markup.escape(separator).join(pieces))
    return budget.weighed(ArticleText(separator).join(pieces))


def formatted(budget: Budget, pattern: Any, *values: Any, **named: Any) -> ArticleText:
    """Return `pattern`, in the manner of `%`, filled with `values`."""
    if isinstance(pattern, Markup):
        raise _finished("format")
    budget.check_pattern(str(pattern))
    return budget.weighed(ArticleText(str(pattern) % (named or values)))


def replaced(budget: Budget, text: Any, old: Any, new: Any, count: int = -1) -> ArticleText:
    """Return `text` with `new` for each `old`."""
    if isinstance(text, Markup):
        raise _finished("replace")
    budget.check_replacement(str(text), str(old), str(new))
    return budget.weighed(ArticleText(str(text).replace(str(old), str(new), count)))


def trimmed(value: Any) -> Any:
    """Return `value` without the white space at its ends."""
    return value.strip() if isinstance(value, Markup) else text_of(value).strip()


def _guarded(name: str, function: Filter, budget: Budget) -> Filter:
    """Return a filter of Jinja's that keeps text escaped and stays within `budget`."""

    @functools.wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        given = (*args, *kwargs.values())
        if name not in _FINE_WITH_MARKDOWN and any(isinstance(value, Markup) for value in given):
            raise _finished(name)
        if name in _TAKING_WORDS:
            text_of(next(value for value in given if not isinstance(value, (Context, Environment))))
        if name not in _NUMBERS_ARE_VALUES:
            budget.check_arguments(value for value in given if not isinstance(value, Undefined))
        return budget.weighed(kept(function(*args, **kwargs)))

    return guarded


def _finished(name: str) -> TemplateRuntimeError:
    """Return the error for a filter that would cut into escaped text, and so set it free."""
    return TemplateRuntimeError(
        f"the filter `{name}` takes words, and this is finished Markdown; apply it to the words before"
    )


FILTERS = tuple(filters(Budget(), ()))
"""The names of the filters."""
