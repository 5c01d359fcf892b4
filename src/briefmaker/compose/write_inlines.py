"""Inlines → Markdown, with as few marks as will do.

Stars mark emphasis where CommonMark reads them as such whatever stands around: beside blanks, or
between a letter and punctuation. Elsewhere (`**“x”**y` is not bold) a span does: `[“x”]{.strong}y`.
"""

from __future__ import annotations

import re
from typing import assert_never

from briefmaker.compose.normal import UNKNOWN_LABEL
from briefmaker.model.document import (
    Citation,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    SourceName,
    Statement,
    Strong,
    Text,
)

Run = tuple[Inline, ...]

_BARE_ID = re.compile(r"[A-Za-z0-9:_-]+")
_OPEN_BRACKET = re.compile(r"(?<!\\)(?:\\\\)*\[")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# `<` and a back-tick mean nothing to us, but other programs make HTML and code of them.
_MARKS = re.compile(r"[\\`*\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_EDGE_BLANKS = {" ": "&#32;", "\u00a0": "&nbsp;", "\u202f": "&#8239;"}


def write_run(inlines: Run) -> str:
    """Return the Markdown of a run in normal form; a line break is a backslash before a newline."""
    written = "".join(_pieces(inlines, ""))
    return "\n".join(_with_firm_edges(line) for line in written.split("\n"))


def _pieces(inlines: Run, edge: str) -> list[str]:
    """Return the Markdown of each inline.

    `edge` is what stands around them all: nothing, a square bracket, a star.
    """
    plain = [_plain(inline) for inline in inlines]
    pieces: list[str] = []
    for index, inline in enumerate(inlines):
        before = pieces[-1][-1:] if pieces else edge
        after = plain[index + 1][:1] if index + 1 < len(inlines) else edge
        pieces.append(_emphasised(inline, plain[index], before, after))
    return pieces


def _emphasised(inline: Inline, plain: str, before: str, after: str) -> str:
    """Return emphasis with stars where that is safe, all else as it is."""
    if not isinstance(inline, (Emphasis, Strong)):
        return plain
    stars = "*" if isinstance(inline, Emphasis) else "**"
    words = "".join(_pieces(inline.inlines, "*"))
    safe = _opens(before, words[:1]) and _opens(after, words[-1:])
    return f"{stars}{words}{stars}" if safe else plain


def _opens(outside: str, inside: str) -> bool:
    """Return whether stars between these two characters can only open (or, mirrored, only close)."""
    if inside == "*" or inside.isspace() or outside == "*":
        return False
    if outside in {"", " ", "\n"}:
        return True
    return inside.isalnum() and not outside.isalnum() and outside.isascii()


def _plain(inline: Inline) -> str:  # noqa: PLR0911 - one for each kind
    """Return the Markdown of `inline` in the form that is safe anywhere."""
    match inline:
        case Text(text):
            return _words(text)
        case LineBreak():
            return "\\\n"
        case Citation(source, label):
            return f"[{_words(label) or UNKNOWN_LABEL}]{{cite={_value(source)}}}"
        case SourceName(source, inner):
            return f"[{_inner(inner)}]{{source={_value(source)}}}"
        case Statement(evidence, inner):
            return f"[{_inner(inner)}]{{ev={_value(' '.join(evidence))}}}"
        case Emphasis(inner):
            return f"[{_inner(inner)}]{{.emphasis}}"
        case Strong(inner):
            return f"[{_inner(inner)}]{{.strong}}"
        case Link(target, inner):
            return _link(target, _inner(inner))
        case _:
            assert_never(inline)


def _inner(inlines: Run) -> str:
    return "".join(_pieces(inlines, "["))


def _value(ids: str) -> str:
    """Return an attribute's value, in quotation marks where it needs them."""
    return ids if _BARE_ID.fullmatch(ids) else f'"{ids}"'


def _link(target: str, words: str) -> str:
    """Return a link; brackets within a link's words need the form of a span."""
    if _OPEN_BRACKET.search(words):
        return f'[{words}]{{link="{target}"}}'
    address = _ENTITY.sub(r"\\&", target)
    return f"[{words}](<{address}>)" if "(" in target or ")" in target else f"[{words}]({address})"


def _words(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _with_firm_edges(line: str) -> str:
    """Return `line` with the blanks at its edges, which Markdown strips, as references."""
    if not line:
        return line
    start = _EDGE_BLANKS.get(line[0], line[0])
    return start + line[1:-1] + _EDGE_BLANKS.get(line[-1], line[-1]) if len(line) > 1 else start
