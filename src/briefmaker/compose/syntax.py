"""The Markdown that templates and drafts are written in: CommonMark, less what the tree has no place for.

Code, HTML, images, references, underlined headings and automatic links are off: their characters
print as they stand. Tables, containers (`::: cover`) and spans (`[words]{ev=ID}`) are on.
"""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin

CONTAINER = "container_any"
_BLOCK_RULES = ["table", "blockquote", "hr", "list", "heading", "paragraph"]
_INLINE_RULES = ["text", "newline", "escape", "link", "emphasis", "entity"]
_CORE_RULES = ["text_join"]
_DEEPEST = 10_000
"""Beyond its limit markdown-it drops content without a word; Python's own limit stops us with one."""


def tokens(text: str) -> list[Token]:
    """Return markdown-it's tokens for `text`."""
    return _parser().parse(text)


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _DEEPEST})
    attrs_plugin(parser, after=(), spans=True)
    container_plugin(parser, "any", validate=lambda params, markup: True)  # noqa: ARG005 - the plugin's names
    parser.enable(_CORE_RULES + _BLOCK_RULES + _INLINE_RULES)
    # Addresses are judged where the tree is built, which knows the line; here they pass as written.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser
