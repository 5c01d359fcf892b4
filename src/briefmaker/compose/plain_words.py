"""Jinja2's words about a template that cannot be read → those of somebody who writes templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefmaker.errors import nearest

Words = Callable[[re.Match[str]], str]

_TAGS = ("block", "call", "elif", "else", "extends", "for", "from", "if", "import", "include", "macro", "set")
_CLOSING = {"end of print statement": "}}", "end of statement block": "%}"}
_OPENING = {"}}": "{{", "%}": "{%"}


def plain(message: str, filters: Iterable[str], tests: Iterable[str]) -> str:
    """Return `message` in plain words; as it is where there are none for it.

    `filters` and `tests` are the names that a template may use.
    """
    known = {"filter": tuple(filters), "test": tuple(tests)}
    named = re.match(r"No (filter|test) named '(.+?)'", message)
    if named:
        return f"there is no {named[1]} `{named[2]}`; {nearest(named[2], known[named[1]])}"
    for pattern, words in _RULES:
        found = re.match(pattern, message)
        if found:
            return words(found)
    return message


def _never_closed(found: re.Match[str]) -> str:
    mark = _CLOSING.get(found[1], found[1])
    return f"`{_OPENING.get(mark, mark)}` is never closed; write `{mark}` behind what it holds"


def _missing(found: re.Match[str]) -> str:
    wanted, got = (_CLOSING.get(each, each) for each in (found[1], found[2]))
    if got == "=" and found[1] in _CLOSING:
        return "`=` does not compare; write `==`"
    return f"{'a name' if wanted == 'name' else f'`{wanted}`'} is missing before `{got}`"


def _no_tag(found: re.Match[str]) -> str:
    return f"there is no tag `{found[1]}`; {nearest(found[1], _TAGS)}"


_RULES: tuple[tuple[str, Words], ...] = (
    (
        r"unexpected '}'$",
        lambda _: "`}` stands alone; what `{{` opens is closed by `}}`, what `{%` opens by `%}`",
    ),
    (r"unexpected end of template, expected '(.+)'\.", _never_closed),
    (r"Missing end of comment tag", lambda _: "`{#` is never closed; write `#}` behind what it holds"),
    (
        r"Unexpected end of template\..* to be closed is '(\w+)'",
        lambda found: (
            f"`{{% {found[1]} %}}` is never closed; write `{{% end{found[1]} %}}` behind what it holds"
        ),
    ),
    (
        r"Encountered unknown tag '(end\w+|else|elif)'\..* to be closed is '(\w+)'",
        lambda found: f"`{{% {found[1]} %}}` stands where `{{% end{found[2]} %}}` should",
    ),
    (
        r"Encountered unknown tag '(end\w+|else|elif)'",
        lambda found: f"`{{% {found[1]} %}}` belongs to nothing that is open",
    ),
    (r"Encountered unknown tag '(\w+)'", _no_tag),
    (r"expected token '(.+)', got '(.+)'", _missing),
    (r"unexpected '(.+)', expected '(.+)'", lambda found: f"`{found[2]}` is missing before `{found[1]}`"),
    (
        r"(?:Expected an expression, got|unexpected) '(end of \w+ \w+)'",
        lambda found: f"there is nothing before `{_CLOSING.get(found[1], found[1])}`",
    ),
    (r"unexpected char (?:\"'\"|'\"') at", lambda _: "a quotation mark is opened and never closed"),
    (r"unexpected char '(.)' at", lambda found: f"`{found[1]}` means nothing here"),
    (
        r"block '(\w+)' defined twice",
        lambda found: f"the block `{found[1]}` stands twice; give one another name",
    ),
    (r"Block names in Jinja", lambda _: "the name of a block has letters, digits and _ only"),
)
