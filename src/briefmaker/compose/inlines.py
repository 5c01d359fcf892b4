"""The inlines of one run: from markdown-it's tokens to the tree's kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markdown_it.token import Token

from briefmaker.compose.address import SCHEMES, usable_address
from briefmaker.compose.faults import MarkdownError
from briefmaker.errors import nearest
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

ATTRIBUTES = ("ev", "cite", "source", "link", ".strong", ".emphasis")
"""What a span can say of its words; `class` names are written with a full stop."""


class InlineReader:
    """Reads the inline tokens of one heading, paragraph or cell, once."""

    def __init__(self, token: Token) -> None:
        """Take the token of type `inline`."""
        self.line = token.map[0] + 1 if token.map else 1
        self.tokens: Iterator[Token] = iter(token.children or ())

    def run(self, end: str = "") -> Run:
        """Return the inlines up to the token of type `end`, which is read too."""
        found: list[Inline] = []
        for token in self.tokens:
            if token.type == end:
                break
            found.append(self.inline(token))
        return tuple(found)

    def inline(self, token: Token) -> Inline:  # noqa: PLR0911 - one for each kind
        """Return the inline that `token` is or opens; raises `MarkdownError` for an attribute or address."""
        match token.type:
            case "softbreak":
                self.line += 1
                return Text(" ")
            case "hardbreak":
                self.line += 1
                return LineBreak()
            case "em_open":
                return Emphasis(self.run("em_close"))
            case "strong_open":
                return Strong(self.run("strong_close"))
            case "link_open":
                self.require_no_title(token)
                return self.link(str(token.attrs["href"]), self.run("link_close"))
            case "span_open":
                return self.span(token)
            case _:
                return Text(token.content)

    def span(self, token: Token) -> Inline:
        """Return the inline for `[words]{name=value}`."""
        name, value = self.attribute(token)
        makers: dict[str, Callable[[Run], Inline]] = {
            "ev": lambda words: Statement(self.ids(value, name), words),
            "cite": lambda words: Citation(self.id(value, name), self.label(words)),
            "source": lambda words: SourceName(self.id(value, name), words),
            "link": lambda words: self.link(value, words),
            ".strong": Strong,
            ".emphasis": Emphasis,
        }
        return makers[name](self.run("span_close"))

    def attribute(self, token: Token) -> tuple[str, str]:
        """Return the one attribute of a span: its name and value."""
        given = {str(name): str(value) for name, value in token.attrs.items()}
        given |= token.meta.get("insecure_attrs", {})
        if "class" in given:
            given |= {f".{name}": "" for name in given.pop("class").split()}
        for name in given:
            if name not in ATTRIBUTES:
                excerpt = "{" + name
                raise self.fault(f"there is no attribute `{name}`; {nearest(name, ATTRIBUTES)}", excerpt)
        if len(given) != 1:
            raise self.fault(
                f"square brackets take one attribute, not {len(given)}; put one pair into another", "]{"
            )
        return next(iter(given.items()))

    def ids(self, value: str, name: str) -> tuple[str, ...]:
        """Return the ids in an attribute's value, at least one."""
        found = tuple(value.split())
        if not found:
            raise self.fault(f"`{name}` names no id; write `{{{name}=ID}}`", "{" + name)
        return found

    def id(self, value: str, name: str) -> str:
        """Return the only id in an attribute's value."""
        found = self.ids(value, name)
        if len(found) > 1:
            raise self.fault(f"`{name}` takes one id, not {len(found)}", "{" + name)
        return found[0]

    def label(self, words: Run) -> str:
        """Return a citation's label, which is plain text."""
        if not all(isinstance(word, Text) for word in words):
            raise self.fault("the label of a citation is plain words, without emphasis or links", "{cite")
        return "".join(word.text for word in words if isinstance(word, Text))

    def link(self, address: str, words: Run) -> Link:
        """Return the link; raises `MarkdownError` where a document may not lead there."""
        target = usable_address(address)
        if target is None:
            schemes = ", ".join(SCHEMES)
            raise self.fault(f"the address `{address}` is none of {schemes}; write it in full", address)
        return Link(target, words)

    def require_no_title(self, token: Token) -> None:
        """Raise `MarkdownError` for a link's title, which no document prints."""
        if "title" in token.attrs:
            title = str(token.attrs["title"])
            raise self.fault(f"a link has no title; take out `{title}`", title)

    def fault(self, message: str, excerpt: str) -> MarkdownError:
        """Return the error for this place."""
        return MarkdownError(message, self.line, excerpt)
