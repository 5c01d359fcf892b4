"""Addresses that lead to the words quoted: text fragments, which browsers scroll to and mark.

The form is that of WICG's Scroll to Text Fragment: `#:~:text=prefix-,start,end`. What stands behind
`:~:` stays in the browser and is never sent. A page that has changed is opened at its top.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from briefmaker.model.document import Passage
from briefmaker.model.evidence import CONTEXT

_WHOLE = 8
"""Words up to which all are given; of more, `_EDGE` at either end."""
_EDGE = 4
_FEW = 3
"""Words up to which those before are given too: `500 million` may stand in a page more than once."""
_LONGEST = 2000
"""Characters of an address that every browser and mail program takes."""
_OUTER = re.compile(r"^[^\w]+|[^\w]+$")


def address_at(address: str, passages: Iterable[Passage]) -> str:
    """Return `address` with a text fragment for each of `passages`, as many as fit in; repeats count once."""
    page, _, place = address.partition("#")
    found = f"{page}#{place.partition(':~:')[0]}:~:"
    joint = "text="
    for directive in dict.fromkeys(map(_directive, passages)):
        if directive and len(found) + len(joint) + len(directive) <= _LONGEST:
            found += joint + directive
            joint = "&text="
    return address if found.endswith(":~:") else found


def _directive(passage: Passage) -> str:
    """Return the value of `text=` for `passage`; empty where it has no words."""
    lines = [words for line in passage.exact.split("\n") if (words := line.split())]
    count = sum(map(len, lines))
    if not count:
        return ""
    # A start or end that runs over a paragraph's edge is never found.
    if len(lines) == 1 and count <= _WHOLE:
        before = _before(passage.prefix) if count <= _FEW else ""
        return _prefixed(before, _encoded(lines[0]))
    ends = (_encoded(lines[0][:_EDGE]), _encoded(lines[-1][-_EDGE:]))
    return ",".join(ends) if all(ends) else ""


def _prefixed(before: str, text: str) -> str:
    return f"{before}-,{text}" if before and text else text


def _before(prefix: str) -> str:
    """Return the last words of `prefix` on its line."""
    line = prefix.rpartition("\n")[2]
    words = line.split()
    is_cut = len(prefix) == CONTEXT and line == prefix and not prefix[0].isspace()
    return quote(" ".join((words[1:] if is_cut else words)[-_FEW:]), safe="").replace("-", "%2D")


def _encoded(words: Sequence[str]) -> str:
    """Return `words` without marks at the ends, which pages and sources set in different ways."""
    # `-` parts the prefix from the text, so it is encoded as well as what `quote` encodes.
    return quote(_OUTER.sub("", " ".join(words)), safe="").replace("-", "%2D")
